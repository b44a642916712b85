import {
  contractDueTyped,
  contractFields,
  contractLineTyped,
  contractProblems,
  contractSupplementFields,
  FRESH_CONTRACT,
} from '../../../db/contracts/model.ts';
import { missing } from '../../../db/core/fields.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { priceName } from '../../lib/priceNames.ts';
import { today } from '../../lib/today.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenContract = Outputs['contracts']['get'];
export type ContractRow = Outputs['contracts']['list']['rows'][number];
export type ContractLine = OpenContract['lines'][number];
export type ContractDue = OpenContract['dues'][number];

/** 购车合同. */
export const contractRecord = aboutRecord('contract', contractFields, {
  name: (saved) => saved.buyerName ?? '',
  fresh: FRESH_CONTRACT,
  required: () => ['buyerName'],
  problems: (typed) => contractProblems(typed, today()),
  shown: (field, value) => (field === 'productId' ? priceName(value) : undefined),
});
export type ContractValues = RecordValues<(typeof contractFields)['_output']>;

/** 合同项目. */
export const lineRecord = aboutRecord('contract_line', contractLineTyped, {
  name: (saved) => saved.title ?? '',
  fresh: { mode: 'sell', qty: 1 },
  required: () => ['kind', 'mode', 'qty'],
  problems: (typed) => missing(typed, ['kind', 'mode', 'qty']),
});
export type LineValues = RecordValues<(typeof contractLineTyped)['_output']>;

/** 付款计划. */
export const dueRecord = aboutRecord('contract_due', contractDueTyped, {
  name: () => '',
  required: () => ['dueFen'],
  problems: (typed) => [
    ...missing(typed, ['dueFen']),
    ...(typed.dueOn || typed.condition ? [] : [{ path: 'condition', code: 'contract.when' }]),
  ],
});
export type DueValues = RecordValues<(typeof contractDueTyped)['_output']>;

/** 补充协议. */
export const supplementRecord = aboutRecord('contract_supplement', contractSupplementFields, {
  name: () => '',
  required: () => ['terms'],
});
export type OpenSupplement = Outputs['contracts']['supplements']['get'];
