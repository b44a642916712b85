/** Money that may still settle something, 分. */
export interface Rest {
  receiptId: string;
  leftFen: number;
}
/** What is still owed, 分. */
export interface Owed {
  receivableId: string;
  dueOn: string;
  balanceFen: number;
}
export interface Settled {
  receiptId: string;
  receivableId: string;
  fen: number;
}

/**
 * 核销 by default: the receivable that is due first gets the money that came in first. `receipts` in the order they came. No receipt gives
 * more than is left of it and no receivable gets more than it lacks.
 */
export function settleOldest(receipts: readonly Rest[], owed: readonly Owed[]): Settled[] {
  const left = receipts.map((rest) => ({ ...rest }));
  const byDue = [...owed].sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1));
  return byDue.flatMap(({ receivableId, balanceFen }) => {
    let open = balanceFen;
    return left.flatMap((rest) => {
      const fen = Math.min(rest.leftFen, open);
      if (fen <= 0) return [];
      rest.leftFen -= fen;
      open -= fen;
      return [{ receiptId: rest.receiptId, receivableId, fen }];
    });
  });
}
