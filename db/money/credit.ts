/** 信用额度 and what stands against it, 分; `usedFen`: delivered and unpaid, and approved for delivery (G6). */
export interface CreditAsk {
  limitFen: number;
  usedFen: number;
  /** What is unpaid of the delivery asked for. */
  balanceFen: number;
}

/** Whether a delivery fits into the credit, what is left of it, or how far it is over (DEALS 5, G6). */
export function creditFor({
  limitFen,
  usedFen,
  balanceFen,
}: CreditAsk): { ok: true; leftFen: number } | { ok: false; overFen: number } {
  const leftFen = limitFen - usedFen - balanceFen;
  return leftFen >= 0 ? { ok: true, leftFen } : { ok: false, overFen: -leftFen };
}
