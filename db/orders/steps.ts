import type { Gates, Shut } from '../documents/gate.ts';
import { steps } from '../documents/steps.ts';
import { depositMissing } from '../money/deposit.ts';
import type { PriceGap } from '../pricing/price-complete.ts';
import type { Role } from '../staff/model.ts';
import type { OrderState } from './model.ts';

const SUBMITTERS: readonly Role[] = ['consultant', 'backOffice'];

/**
 * Where a 销售订单 may go (DEALS 2.7). 已交 is no step: it follows from the sign-offs of its cars. 取消 of an order with money on it goes by
 * 退订, 退回 by 退车, which take the order along.
 */
export const orderSteps = steps<OrderState, Role>()([
  { from: ['draft'], to: 'managerReview', by: SUBMITTERS, gates: ['begun', 'alone'], numbered: true, frozen: true },
  { from: ['managerReview'], to: 'financeReview', by: ['manager'], gates: ['alone', 'prices', 'marked', 'ladder'] },
  {
    from: ['financeReview'],
    to: 'open',
    by: ['finance'],
    not: ['financeReview'],
    gates: ['alone', 'prices', 'contract', 'deposit'],
  },
  { from: ['managerReview'], to: 'draft', by: ['manager'], reason: true },
  { from: ['financeReview'], to: 'draft', by: ['finance'], reason: true },
  { from: ['open'], to: 'closed', by: ['finance'], gates: ['delivered', 'settled', 'closing'] },
  {
    from: ['draft', 'managerReview', 'financeReview', 'open'],
    to: 'cancelled',
    by: ['manager'],
    gates: ['untouched'],
    reason: true,
    along: true,
  },
  { from: ['open', 'closed'], to: 'returned', by: [] },
]);

/** Gates a person looks for on the order's page, in the order they come. */
export const shownGates = ['prices', 'marked', 'ladder', 'contract', 'deposit'] as const;

/** A contract as far as an order asks for it. */
export interface ContractFacts {
  docNo: string | null;
  /** Signed by both, its scan on file. */
  isSigned: boolean;
  customerId: string | null;
  buyerName: string | null;
  depositFen: number | null;
}

/** What an order's gates are asked with, read in one transaction. */
export interface OrderFacts {
  customerId: string;
  buyerName: string | null;
  contractId: string | null;
  contract: ContractFacts | null;
  cars: number;
  /** Cars without a price, or whose guide, deal or floor price resolves to nothing. `item` null: one the person is not told of. */
  unpriced: readonly { car: number; item: string | null; why: string | null }[];
  gaps: readonly PriceGap[];
  aboveMarked: readonly { car: number; fen: number }[];
  /** Why no decision lets it pass (G2); empty: none is needed, or one holds. */
  decision: readonly Shut[];
  minDepositFen: number;
  depositsFen: number;
  /** 免定金 was approved for this deal. */
  depositWaived: boolean;
  delivered: number;
  /** 余款. */
  balanceFen: number;
  receivedFen: number;
  /** Cars that have left. */
  left: number;
  /** What invoices, agency account and damage still ask for (G10). */
  closing: readonly Shut[];
  /** Number of the order the same quote has become already. */
  orderedBy: string | null;
}

/** G1, G2, G3 and G5, and what closing asks for. */
export const orderGates: Gates<OrderFacts> = {
  begun: ({ cars, contractId }) => [
    ...(cars > 0 ? [] : [{ code: 'order.noCars' }]),
    ...(contractId === null ? [{ code: 'order.noContract' }] : []),
  ],
  alone: ({ orderedBy }) =>
    orderedBy === null ? [] : [{ code: 'order.alreadyOrdered', params: { docNo: orderedBy } }],
  prices: ({ cars, unpriced, gaps }) => [
    ...(cars > 0 ? [] : [{ code: 'order.noCars' }]),
    ...unpriced.map(({ car, item, why }) => ({ code: `order.car.${item ?? 'other'}`, params: { car, why } })),
    ...gaps.map(({ lineNo, code, reason }) => ({ code, lineNo, params: { reason } })),
  ],
  marked: ({ aboveMarked }) => aboveMarked.map(({ car, fen }) => ({ code: 'order.aboveMarked', params: { car, fen } })),
  ladder: ({ decision }) => decision,
  contract: ({ contractId, contract, customerId, buyerName }) => {
    if (contractId === null) return [{ code: 'order.noContract' }];
    if (contract === null) return [{ code: 'order.contractAway' }];
    const params = { docNo: contract.docNo ?? '' };
    const same = contract.customerId === customerId && (contract.buyerName ?? '') === (buyerName ?? '');
    return [
      ...(contract.isSigned ? [] : [{ code: 'order.notSigned', params }]),
      ...(same ? [] : [{ code: 'order.otherBuyer', params }]),
    ];
  },
  deposit({ minDepositFen, depositsFen, depositWaived }) {
    const fen = depositMissing(minDepositFen, depositsFen);
    return fen === 0 || depositWaived ? [] : [{ code: 'order.deposit', params: { fen, of: minDepositFen } }];
  },
  delivered: ({ cars, delivered }) =>
    cars > 0 && delivered >= cars ? [] : [{ code: 'order.undelivered', params: { delivered, cars } }],
  settled: ({ balanceFen }) => (balanceFen === 0 ? [] : [{ code: 'order.balance', params: { fen: balanceFen } }]),
  closing: ({ closing }) => closing,
  untouched: ({ receivedFen, left }) => [
    ...(receivedFen === 0 ? [] : [{ code: 'order.paid', params: { fen: receivedFen } }]),
    ...(left === 0 ? [] : [{ code: 'order.left' }]),
  ],
};
