import type { Settings } from '../../../db/settings/model.ts';

/** A list as people keep it: one a line; blanks and repeats off. */
export function readLines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** Series with their models, one series a line: "RX：RX 300、RX 350h". */
export function showSeries(series: Settings['series']): string {
  return series.map((one) => `${one.series}：${one.models.join('、')}`).join('\n');
}

/** Reads the lines back; either width of colon and comma will do. */
export function readSeries(text: string): Settings['series'] {
  return readLines(text).map((line) => {
    const [series = '', models = ''] = line.split(/[:：](.*)/);
    return {
      series: series.trim(),
      models: models
        .split(/[、,，;；]/)
        .map((model) => model.trim())
        .filter((model) => model !== ''),
    };
  });
}
