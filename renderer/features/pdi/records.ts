import { pdiProblems, pdiSheetFields } from '../../../db/pdi/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenPdi = Outputs['pdi']['get'];

/** PDI 检查表. */
export const pdiRecord = aboutRecord('pdi_sheet', pdiSheetFields, {
  name: () => 'PDI',
  required: () => ['odometerKm'],
  problems: pdiProblems,
});
export type PdiValues = RecordValues<(typeof pdiSheetFields)['_output']>;
