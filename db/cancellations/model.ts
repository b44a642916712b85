import { z } from 'zod';
import { code, given, long, missing, ref, text } from '../core/fields.ts';
import { type DepositKind, type Fault, faults, settleDeposit } from '../money/deposit.ts';
import { spread } from '../money/spread.ts';
import { methods, type Purpose, type Received } from '../receipts/model.ts';
import type { Role } from '../staff/model.ts';

/** 待批 已批 已办结 未批准; `draft` only while it is being made. */
export const cancellationStates = ['draft', 'requested', 'decided', 'refunded', 'refused'] as const;
export type CancellationState = (typeof cancellationStates)[number];

/** 退订 (TD): a deal ends before its car has left. Asked for once; afterwards nothing of it changes. */
export const cancellationFields = z.object({
  contractId: ref('contract'),
  orderId: z.uuid().nullish().meta({ control: 'ref' }),
  /** One car of an order of several; blank: the whole deal. */
  orderVehicleId: z.uuid().nullish().meta({ control: 'ref' }),
  fault: given(faults),
  reason: long({ max: 400 }),
});
export type CancellationFields = z.infer<typeof cancellationFields>;

/** How finance pays back; each receipt to who paid it. */
export const payBackFields = z.object({
  method: given(methods),
  externalRef: code(),
  remark: text({ max: 200 }),
});

/** Who asks for it, who pays back, who reads it: the consultant too, who has to tell the customer. */
export const CANCELLERS: readonly Role[] = ['consultant', 'backOffice', 'manager'];
export const CANCELLATION_READERS: readonly Role[] = ['consultant', 'backOffice', 'manager', 'finance', 'admin'];

/** Whom the deposit stays with is the heart of it: nobody may leave that, or why, open. */
export const cancellationProblems = (typed: Partial<CancellationFields>) => [
  ...missing(typed, ['fault', 'reason']),
  ...(typed.orderId || typed.contractId ? [] : [{ path: 'orderId', code: 'cancellation.ofNothing' }]),
];

/** What becomes of the money of a deal that ends, 分. */
export interface CancellationTerms {
  contractFen: number;
  /** Everything that was received and not paid back yet. */
  paidFen: number;
  /** Of it 定金 that binds. */
  bindingFen: number;
  /** Kept by the showroom: forfeited 定金. */
  keptFen: number;
  /** Goes back of what was received. */
  refundFen: number;
  /** Paid on top by the showroom: 定金 given back twice. */
  compensationFen: number;
}

/**
 * Terms of a 退订 (DEALS 2.11, 4.6): 定金 by whose fault it is, everything else that was paid goes back whole.
 * `kind`: what the contract calls its deposit; without a contract what was received as 定金 is 定金.
 */
export function cancellationTerms(ask: {
  contractFen: number;
  received: Received;
  kind: DepositKind | null;
  fault: Fault;
}): CancellationTerms {
  const { contractFen, received, fault } = ask;
  const paidFen = received.totalFen;
  // 预收 is what the till called the part of a 定金 that does not bind; 订金 binds nobody.
  const depositFen = Math.max(0, Math.min(received.byPurpose.定金 ?? 0, paidFen));
  const { bindingFen } = settleDeposit({ contractFen, paidFen: depositFen, kind: ask.kind ?? '定金', fault });
  const keptFen = fault === 'buyer' ? bindingFen : 0;
  return {
    ...{ contractFen, paidFen, bindingFen, keptFen },
    refundFen: paidFen - keptFen,
    compensationFen: fault === 'seller' ? bindingFen : 0,
  };
}

/**
 * What of an order's money falls on one of its cars: of every purpose in proportion to what the car and its lines cost, by largest
 * remainder (DEALS 2.11: part of a fleet order). @param carFen, restFen of the car and of the cars that stay, 分
 */
export function shareOf({ byPurpose, totalFen }: Received, carFen: number, restFen: number): Received {
  const share = (fen: number) =>
    carFen + restFen === 0 ? 0 : Math.sign(fen) * spread(Math.abs(fen), [carFen, restFen])[0]!;
  const purposes = Object.entries(byPurpose) as [Purpose, number][];
  return {
    totalFen: share(totalFen),
    byPurpose: Object.fromEntries(purposes.map(([name, fen]) => [name, share(fen)])),
  };
}

/** 额度级别 that may let a deal go: of a general manager where a deposit is kept or given back twice. */
export const cancellationLevel = ({ keptFen, compensationFen }: CancellationTerms): number =>
  keptFen > 0 || compensationFen > 0 ? 2 : 1;
