import { z } from 'zod';
import { code, day, fen, given, missing, text } from '../core/fields.ts';
import { needsReference, type PayMethod } from '../receipts/model.ts';
import type { Role } from '../staff/model.ts';

/** 购置税 交强险 车船税 商业险 上牌规费 其他: what the showroom pays for a customer. */
export const agencyKinds = [
  'purchaseTax',
  'compulsoryInsurance',
  'vesselTax',
  'commercialInsurance',
  'registration',
  'other',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];
/** Ways money leaves by. */
export const agencyMethods = ['cash', 'card', 'transfer', 'wechat', 'alipay'] as const satisfies readonly PayMethod[];

/** 代办付款: money collected from a customer that was paid out for them. A fact: a wrong one is taken back by a second one. */
export const agencyEntryFields = z.object({
  orderId: z.uuid().nullish().meta({ control: 'ref' }),
  kind: given(agencyKinds),
  /** 收款单位: tax office, insurer, registry. */
  payee: text({ max: 80 }),
  amountFen: fen(),
  method: given(agencyMethods),
  externalRef: code(),
  paidOn: day(),
  remark: text({ max: 200 }),
});
export type AgencyEntryFields = z.infer<typeof agencyEntryFields>;

export const AGENCY_READERS: readonly Role[] = ['finance', 'manager', 'backOffice', 'admin'];
export const AGENCY_PAYERS: readonly Role[] = ['finance', 'backOffice'];

export const AGENCY_REQUIRED = ['kind', 'payee', 'amountFen', 'method', 'paidOn'] as const;
export const agencyProblems = (typed: Partial<AgencyEntryFields>, today: string) => [
  ...missing(typed, ['orderId', ...AGENCY_REQUIRED]),
  ...(typed.amountFen === 0 ? [{ path: 'amountFen', code: 'agency.nothing' }] : []),
  ...(needsReference(typed.method) ? missing(typed, ['externalRef']) : []),
  ...(typed.paidOn && typed.paidOn > today ? [{ path: 'paidOn', code: 'agency.future' }] : []),
];

/** 代办账户 of an order, 分: collected from the customer and not given back, paid out, and what is still open (多退少补). */
export interface AgencyAccount {
  collectedFen: number;
  paidFen: number;
  openFen: number;
}
export const agencyAccount = (collectedFen: number, paidFen: number): AgencyAccount => ({
  collectedFen,
  paidFen,
  openFen: collectedFen - paidFen,
});
