import {
  giveBackFields,
  giveBackProblems,
  lendFields,
  lendProblems,
  loanOrderFields,
  requestProblems,
  stockOutRequestFields,
} from '../../../db/loans/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenLoan = Outputs['loans']['get'];

/** 出库申请单. */
export const requestRecord = aboutRecord('stock_out_request', stockOutRequestFields, {
  name: (saved) => (saved as { docNo?: string }).docNo ?? '',
  required: ({ purpose }) => [
    ...['vehicleId', 'purpose', 'dueBackOn', 'reason'],
    purpose === 'sale' || purpose === 'consignment' ? 'customerId' : 'borrower',
  ],
  problems: requestProblems,
});
export type RequestValues = RecordValues<(typeof stockOutRequestFields)['_output']>;

/** 借出, as the warehouse hands out. */
export const lendRecord = aboutRecord('loan', lendFields, {
  name: () => '',
  required: () => ['odometerOutKm'],
  problems: lendProblems,
});

/** 归还, as the warehouse takes back. */
export const giveBackRecord = aboutRecord('loan', giveBackFields, {
  name: () => '',
  required: ({ chargeFen }) => ['odometerInKm', ...(chargeFen ? ['damageNote'] : [])],
  problems: (typed) => giveBackProblems(typed),
});

/** The order made from a loan. */
export const loanOrderRecord = aboutRecord('loan', loanOrderFields, {
  name: () => '',
  required: () => ['customerId', 'productId'],
});
