import { z } from 'zod';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { requireRecord, standing } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { onReceipt } from '../receipts/told.ts';
import { balanceOf, followReceipt, moneyOfReceipt, settle, settlementsOfReceipt, takeBack } from './receivables.ts';

onReceipt(followReceipt);

/** 核销 by hand: a receipt against receivables of the same customer, of whatever orders. */
export const settleInput = z.object({
  receiptId: z.uuid(),
  lines: z
    .array(
      z.object({
        receivableId: z.uuid(),
        fen: z.int().min(1, 'amount.positive').max(100_000_000_00, 'number.tooLarge'),
      }),
    )
    .min(1, 'settle.nothing')
    .max(200, 'list.tooLong'),
});

/** @throws Refusal `settle.tooMuch`, `settle.moreThanOwed`, `settle.otherCustomer`, `settle.agency` */
export function settleByHand(store: Store, who: Who, { receiptId, lines }: z.infer<typeof settleInput>): void {
  store.write(who, (tx) => {
    const receipt = requireRecord(tx, 'receipt', receiptId);
    if (receipt.purpose === 'agency') throw new Refusal('settle.agency', { params: { docNo: receipt.docNo } });
    const own = (id: string) => standing(tx.db, 'customer', id);
    for (const { receivableId, fen } of lines) {
      const owed = requireRecord(tx, 'receivable', receivableId);
      if (own(owed.customerId) !== own(receipt.customerId))
        throw new Refusal('settle.otherCustomer', { params: { docNo: owed.docNo } });
      const { standingFen, usedFen } = moneyOfReceipt(tx.db, receiptId)!;
      if (fen > standingFen - usedFen)
        throw new Refusal('settle.tooMuch', { params: { docNo: receipt.docNo, fen: standingFen - usedFen } });
      const open = balanceOf(tx.db, receivableId);
      if (fen > open) throw new Refusal('settle.moreThanOwed', { params: { docNo: owed.docNo, fen: open } });
      settle(tx, owed, { receiptId, fen });
    }
  });
}

/** 撤销核销: the money is free for another receivable. @throws Refusal `record.missing`, `settle.takenBack`, `document.reason` */
export function unsettle(store: Store, who: Who, { id, reason }: { id: string; reason: string }): void {
  store.write(who, (tx) => {
    const row = requireRecord(tx, 'settlement', id);
    const why = reason.trim();
    if (why === '') throw new Refusal('document.reason', { field: 'reason' });
    const standing = row.receiptId === null ? [] : settlementsOfReceipt(tx.db, row.receiptId);
    if (!standing.some((one) => one.id === id)) throw new Refusal('settle.takenBack');
    takeBack(tx, row, why);
  });
}
