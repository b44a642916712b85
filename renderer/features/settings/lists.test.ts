import { describe, expect, it } from 'vitest';
import { settings } from '../../../db/settings/model.ts';
import { readLines, readSeries, showSeries } from './lists.ts';

describe('the lists of a showroom', () => {
  // Bug it catches: saving the settings page without touching the lists changes them.
  it('come back as they were when nothing was typed', () => {
    const { series, sources } = settings.parse({});
    expect(readSeries(showSeries(series))).toEqual(series);
    expect(readLines(sources.join('\n'))).toEqual(sources);
  });

  // Bug it catches: a colon of an English keyboard makes the whole line one series.
  it('understand both widths of colon and comma, and a series without models yet', () => {
    expect(readSeries('RX: RX 300, RX 350h\n\nTX')).toEqual([
      { series: 'RX', models: ['RX 300', 'RX 350h'] },
      { series: 'TX', models: [] },
    ]);
  });
});
