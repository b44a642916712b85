/**
 * The words of the law themselves: 定金 binds (民法典 586-588), 订金 is money paid in advance. English has one word for both, so these two
 * values are Chinese.
 */
export const depositKinds = ['定金', '订金'] as const;
export type DepositKind = (typeof depositKinds)[number];
/** Whose fault it is that the contract ends: 买方 卖方 双方均无 */
export const faults = ['buyer', 'seller', 'none'] as const;
export type Fault = (typeof faults)[number];

/** 定金 binds up to this part of the contract: a fifth. */
const BINDING_DIVISOR = 5;

export interface DepositSettlement {
  /** 定金 that binds. */
  bindingFen: number;
  /** 预收: what was paid beyond it. */
  advanceFen: number;
  /** What the customer gets back. */
  refundFen: number;
}

/**
 * What becomes of a deposit when the contract ends, 分 (民法典 586-588; DEALS 4.6). 定金 binds from actual payment, at most 20 % of the
 * contract's total; the rest is 预收 and always goes back. Buyer's fault: what binds is kept; seller's: given back twice; nobody's: given
 * back. 订金 always goes back.
 */
export function settleDeposit(ask: {
  contractFen: number;
  paidFen: number;
  kind: DepositKind;
  fault: Fault;
}): DepositSettlement {
  const { contractFen, paidFen, kind, fault } = ask;
  const bindingFen = kind === '定金' ? Math.min(paidFen, Math.floor(contractFen / BINDING_DIVISOR)) : 0;
  const advanceFen = paidFen - bindingFen;
  const times = { buyer: 0, seller: 2, none: 1 }[fault];
  return { bindingFen, advanceFen, refundFen: advanceFen + times * bindingFen };
}

/** What is missing of the least deposit before a car is allocated, 分 (G3); 0 when it is there. */
export const depositMissing = (minDepositFen: number, postedFen: number): number =>
  Math.max(0, minDepositFen - postedFen);
