import i18n from 'i18next';
import { type PdiPoint, pdiProblems, pdiSheetFields } from '../../../db/pdi/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenPdi = Outputs['pdi']['get'];

/** PDI 检查表. */
export const pdiRecord = aboutRecord('pdi_sheet', pdiSheetFields, {
  name: () => 'PDI',
  required: () => ['odometerKm'],
  problems: pdiProblems,
  shown: (field, value) => (field === 'points' && Array.isArray(value) ? inWords(value as PdiPoint[]) : undefined),
});
export type PdiValues = RecordValues<(typeof pdiSheetFields)['_output']>;

/** "14 项正常，外观漆面 异常 右后门漆点": the past of a sheet tells what was not in order. */
function inWords(points: readonly PdiPoint[]): string {
  const t = (key: string, params?: object) => i18n.t(`pdi:${key}`, { ...params });
  const fine = points.filter(({ result, note }) => result === 'ok' && !note).length;
  const told = points
    .filter(({ result, note }) => result && (result !== 'ok' || note))
    .map(({ item, own, result, note }) =>
      [item === 'own' ? own : t(`item.${item}`), t(`result.${result}`), note].filter(Boolean).join(' '),
    );
  return [t('points.fine', { count: fine }), ...told].join(t('points.and'));
}
