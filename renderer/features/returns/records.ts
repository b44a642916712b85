import { needsReference } from '../../../db/receipts/model.ts';
import {
  carInFields,
  inspectedFields,
  returnPaidFields,
  returnProblems,
  vehicleReturnFields,
} from '../../../db/returns/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenReturn = Outputs['returns']['get'];

/** 退车. */
export const returnRecord = aboutRecord('vehicle_return', vehicleReturnFields, {
  name: (saved) => (saved as { docNo?: string }).docNo ?? '',
  required: ({ kind }) => [
    ...(['kind', 'reason', 'odometerKm'] as const),
    ...(kind === 'threeGuarantees' ? (['perThousandKmBp'] as const) : []),
  ],
  problems: returnProblems,
});
export type ReturnValues = RecordValues<(typeof vehicleReturnFields)['_output']>;

/** What is typed with each step of the chain. */
export const carInRecord = aboutRecord('vehicle_return', carInFields, { name: () => '', required: () => ['inKm'] });
export const inspectedRecord = aboutRecord('vehicle_return', inspectedFields, {
  name: () => '',
  required: () => ['inspection'],
});
export const returnPaidRecord = aboutRecord('vehicle_return', returnPaidFields, {
  name: () => '',
  required: ({ method }) => ['method', ...(needsReference(method) ? (['externalRef'] as const) : [])],
});
