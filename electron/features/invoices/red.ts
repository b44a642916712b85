import type { redReasons } from '../../../db/invoices/model.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { redOf } from './rows.ts';

export interface RedAsk {
  /** The blue invoice. */
  invoiceId: string;
  reason: (typeof redReasons)[number];
}

/**
 * 开红票 inside a running write: the draft that mirrors a recorded blue invoice one to one and whole, one and the same for whoever asks.
 * 退车 calls this; finance then types number and confirmation, and recording it makes the negative receivable and frees the money.
 * @throws Refusal `invoice.notLive`
 */
export function issueRed(tx: Write, _who: Who, { invoiceId, reason }: RedAsk): { id: string } {
  const blue = requireRecord(tx, 'sales_invoice', invoiceId);
  if (blue.redOfId !== null || blue.status !== 'recorded')
    throw new Refusal('invoice.notLive', { params: { docNo: blue.docNo ?? '' } });
  const there = redOf(tx.db, invoiceId);
  if (there) return { id: there.id };
  const { rev: _r, serverSeq: _s, baseJson: _b, createdAt: _ca, createdBy: _cb, updatedAt: _ua, ...rest } = blue;
  const { updatedBy: _ub, deletedAt: _d, mergedInto: _m, docNo: _no, docOn: _on, contentHash: _h, ...face } = rest;
  const id = newId();
  const minus = (fen: number | null) => (fen === null ? null : -fen);
  tx.insert('sales_invoice', {
    ...face,
    id,
    ...{ status: 'draft', versionNo: 1, lastEventId: null, claimState: null, claimHolder: null, redOfId: blue.id },
    ...{ grossFen: minus(blue.grossFen), netFen: minus(blue.netFen), taxFen: minus(blue.taxFen) },
    ...{ invoiceCode: null, invoiceNo: null, printedCode: null, printedNo: null, issuedOn: null, dueOn: null },
    ...{ redReason: reason, confirmationNo: null, confirmationState: null, copiesNote: null },
  });
  return { id };
}

/** 开红票 from the blue invoice's page. */
export const startRed = (store: Store, who: Who, ask: RedAsk): { id: string } =>
  store.write(who, (tx) => issueRed(tx, who, ask));
