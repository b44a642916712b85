import { cancellationFields, cancellationProblems, payBackFields } from '../../../db/cancellations/model.ts';
import { needsReference } from '../../../db/receipts/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenCancellation = Outputs['cancellations']['get'];

/** 退订. */
export const cancellationRecord = aboutRecord('cancellation', cancellationFields, {
  name: (saved) => (saved as { docNo?: string }).docNo ?? '',
  required: () => ['fault', 'reason'],
  problems: cancellationProblems,
});
export type CancellationValues = RecordValues<(typeof cancellationFields)['_output']>;

/** What finance types when it pays back. */
export const payBackRecord = aboutRecord('cancellation', payBackFields, {
  name: () => '',
  required: ({ method }) => ['method', ...(needsReference(method) ? ['externalRef'] : [])],
});
export type PayBackValues = RecordValues<(typeof payBackFields)['_output']>;
