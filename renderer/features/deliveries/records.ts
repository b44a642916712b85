import { deliveryNoteFields, noteProblems, signOffFields, stockOutFields } from '../../../db/deliveries/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenNote = Outputs['deliveries']['notes']['get'];
export type OpenOut = Outputs['deliveries']['outs']['get'];
export type OpenSign = Outputs['deliveries']['signOffs']['get'];
export type Around = OpenNote['around'];

/** 发货单. */
export const noteRecord = aboutRecord('delivery_note', deliveryNoteFields, {
  name: () => '',
  required: () => ['plannedOn', 'plannedTime'],
  problems: noteProblems,
});
/** 出库单. */
export const outRecord = aboutRecord('stock_out', stockOutFields, { name: () => '' });
/** 交车确认单. */
export const signRecord = aboutRecord('sign_off', signOffFields, {
  name: () => '',
  required: () => ['signer', 'idChecked', 'checks'],
});
export type SignValues = RecordValues<(typeof signOffFields)['_output']>;
