import { z } from 'zod';
import { count, day, fen, given, long, missing, ref, text } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 待批 已批 未批准 已提交 已做借出单 已了结 已撤回 */
export const requestStates = [
  'draft',
  'requested',
  'approved',
  'refused',
  'submitted',
  'taken',
  'ended',
  'cancelled',
] as const;
export type RequestState = (typeof requestStates)[number];
/** 待借出 借出 已归还 已转销售 已撤回 */
export const loanStates = ['draft', 'lent', 'returned', 'converted', 'cancelled'] as const;
export type LoanState = (typeof loanStates)[number];

/** 待补价销售 试驾示范 外展 寄售 */
export const loanPurposes = ['sale', 'demo', 'display', 'consignment'] as const;
export type LoanPurpose = (typeof loanPurposes)[number];
/** Purposes that hand the car to somebody who may buy it. */
const TO_CUSTOMER: readonly unknown[] = ['sale', 'consignment'];

/** 出库申请单 (SQ): a car is to go out before its price is settled. */
export const stockOutRequestFields = z.object({
  vehicleId: ref('vehicle'),
  customerId: ref('customer'),
  /** Who has it meanwhile, where it is no customer. */
  borrower: text({ max: 80 }),
  purpose: given(loanPurposes),
  dueBackOn: day(),
  depositFen: fen(),
  reason: long({ max: 400 }),
});
export type StockOutRequestFields = z.infer<typeof stockOutRequestFields>;

/** 借出, as the warehouse hands out. */
export const lendFields = z.object({
  odometerOutKm: count({ max: 2_000_000, unit: 'km' }),
  outNote: text({ max: 200 }),
});
export type LendFields = z.infer<typeof lendFields>;

/** 归还, as the warehouse takes back: what is charged is taken off the deposit. */
export const giveBackFields = z.object({
  odometerInKm: count({ max: 2_000_000, unit: 'km' }),
  damageNote: text({ max: 200 }),
  chargeFen: fen(),
});
export type GiveBackFields = z.infer<typeof giveBackFields>;

/** The order made from a loan: what was really given. */
export const loanOrderFields = z.object({
  customerId: ref('customer'),
  productId: ref('product'),
  exteriorColor: text(),
  interiorColor: text(),
});
export type LoanOrderFields = z.infer<typeof loanOrderFields>;

/** A step outside the system, noted: on which day, and what of it. */
export const tickShape = {
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format'),
  note: text({ max: 200 }),
};
export type Ticks = Record<string, { on: string; note: string | null }>;

export const LOAN_ASKERS: readonly Role[] = ['backOffice', 'manager'];
export const LOAN_MOVERS: readonly Role[] = ['warehouse'];
export const LOAN_READERS: readonly Role[] = ['backOffice', 'manager', 'warehouse', 'finance', 'consultant', 'admin'];

export const requestProblems = (typed: Partial<StockOutRequestFields>) => [
  ...missing(typed, ['vehicleId', 'purpose', 'dueBackOn', 'reason']),
  ...(TO_CUSTOMER.includes(typed.purpose) ? missing(typed, ['customerId']) : missing(typed, ['borrower'])),
];
export const lendProblems = (typed: Partial<LendFields>) => missing(typed, ['odometerOutKm']);
/** @param outKm what it had when it went */
export const giveBackProblems = (typed: Partial<GiveBackFields>, outKm: number | null = null) => [
  ...missing(typed, ['odometerInKm', ...(typed.chargeFen ? ['damageNote'] : [])]),
  ...(outKm !== null && typed.odometerInKm != null && typed.odometerInKm < outKm
    ? [{ path: 'odometerInKm', code: 'loan.kmBack' }]
    : []),
];

/** Lent longer than promised. */
export const isOverdue = (loan: { status: string | null; dueBackOn: string | null }, today: string): boolean =>
  loan.status === 'lent' && loan.dueBackOn !== null && loan.dueBackOn < today;
