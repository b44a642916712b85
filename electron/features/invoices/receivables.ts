import { dayOf } from '../../../db/core/day.ts';
import { settleOldest } from '../../../db/invoices/settle.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { takeNumber } from '../../records/document-number.ts';
import type { Who } from '../../records/who.ts';
import { refundedSql, stands } from '../receipts/rows.ts';
import { readSettings } from '../settings/service.ts';
import type { Receivable, SalesInvoice, Settlement } from './rows.ts';

/** SQL: what was settled of a receivable so far, 分. */
export const settledSql = (idSql: string): string =>
  `(SELECT coalesce(sum(s.fen), 0) FROM settlement s WHERE s.receivable_id = ${idSql} AND s.deleted_at IS NULL)`;
/** SQL: what of a receipt has settled something, 分. */
export const usedSql = (idSql: string): string =>
  `(SELECT coalesce(sum(s.fen), 0) FROM settlement s WHERE s.receipt_id = ${idSql} AND s.deleted_at IS NULL)`;
/** SQL: what stands of a receipt `r`: what came in less what went back; nothing once it was taken back. */
export const standingFenSql = `CASE WHEN ${stands('receipt', 'r')} THEN r.amount_fen - ${refundedSql('r.id')} ELSE 0 END`;

const BALANCE = `SELECT r.amount_fen - ${settledSql('r.id')} FROM receivable r WHERE r.id = ?`;
/** What of a receivable is open, 分. */
export const balanceOf = (db: Connection, receivableId: string): number =>
  (prepared(db, BALANCE).pluck().get(receivableId) as number | undefined) ?? 0;

const MONEY = `SELECT ${standingFenSql} AS standingFen, ${usedSql('r.id')} AS usedFen, r.order_id AS orderId, r.contract_id AS contractId,
    r.customer_id AS customerId FROM receipt r WHERE r.id = ?`;
interface MoneyOfReceipt {
  standingFen: number;
  usedFen: number;
  orderId: string | null;
  contractId: string | null;
  customerId: string;
}
/** What of a receipt stands and what of it has settled something. */
export const moneyOfReceipt = (db: Connection, receiptId: string): MoneyOfReceipt | undefined =>
  prepared<MoneyOfReceipt>(db, MONEY).get(receiptId) as MoneyOfReceipt | undefined;

/** 应收 of an invoice that was just recorded; of a red one below zero. */
export function bookReceivable(tx: Write, invoice: SalesInvoice, more: { dueOn?: string } = {}): Receivable {
  const on = dayOf(tx.at);
  const { customerId, orderId, orderVehicleId, grossFen, dueOn, issuedOn } = invoice;
  return tx.insert('receivable', {
    id: newId(),
    docNo: takeNumber(tx, { type: 'YS', table: 'receivable', store: readSettings(tx).showroomCode, on }),
    docOn: on,
    ...{ customerId, orderId, orderVehicleId, invoiceId: invoice.id, amountFen: grossFen ?? 0 },
    dueOn: more.dueOn ?? dueOn ?? issuedOn ?? on,
  });
}

/** 核销: one record. */
export function settle(
  tx: Write,
  of: Pick<Receivable, 'id' | 'customerId'>,
  { fen, ...from }: { fen: number; receiptId?: string; againstId?: string; reason?: string },
): void {
  tx.insert('settlement', {
    id: newId(),
    receivableId: of.id,
    customerId: of.customerId,
    receiptId: from.receiptId ?? null,
    againstId: from.againstId ?? null,
    fen,
    settledOn: dayOf(tx.at),
    reason: from.reason ?? null,
  });
}

/** A settlement is taken back by a second one. */
export function takeBack(
  tx: Write,
  row: Pick<Settlement, 'id' | 'receivableId' | 'receiptId' | 'customerId' | 'fen'>,
  reason: string,
): void {
  const { id: reversesId, receivableId, receiptId, customerId, fen } = row;
  tx.insert('settlement', {
    ...{ id: newId(), receivableId, receiptId, customerId, reversesId, reason },
    fen: -fen,
    settledOn: dayOf(tx.at),
  });
}

const STANDING = `SELECT s.id, s.receivable_id AS receivableId, s.receipt_id AS receiptId, s.customer_id AS customerId, s.fen
  FROM settlement s WHERE s.reverses_id IS NULL AND s.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM settlement back WHERE back.reverses_id = s.id AND back.deleted_at IS NULL)`;
const OF_RECEIPT = `${STANDING} AND s.receipt_id = ? ORDER BY s.created_at DESC, s.id DESC`;
const OF_RECEIVABLE = `${STANDING} AND s.receivable_id = ? AND s.receipt_id IS NOT NULL ORDER BY s.created_at DESC, s.id DESC`;
type Standing = Pick<Settlement, 'id' | 'receivableId' | 'receiptId' | 'customerId' | 'fen'>;

/** Settlements of a receipt that stand, the newest first. */
export const settlementsOfReceipt = (db: Connection, id: string) =>
  prepared<Standing>(db, OF_RECEIPT).all(id) as Standing[];
/** Settlements of a receivable by money that stand, the newest first. */
export const settlementsOf = (db: Connection, id: string) =>
  prepared<Standing>(db, OF_RECEIVABLE).all(id) as Standing[];

const DEAL = `SELECT id, contract_id AS contractId FROM sales_order WHERE id = @orderId OR (@orderId IS NULL AND contract_id = @contractId)`;
export const OWED = `SELECT r.id AS receivableId, r.customer_id AS customerId, r.due_on AS dueOn, r.amount_fen - ${settledSql('r.id')} AS balanceFen
  FROM receivable r WHERE r.order_id = ? AND r.amount_fen > 0 AND r.deleted_at IS NULL ORDER BY r.due_on, r.id`;
export const RESTS = `SELECT r.id AS receiptId, ${standingFenSql} - ${usedSql('r.id')} AS leftFen FROM receipt r
  WHERE (r.order_id = @orderId OR r.contract_id = @contractId) AND r.purpose <> 'agency' AND ${stands('receipt', 'r')}
  ORDER BY r.received_on, r.id`;

/** 自动核销 of one deal: what is due first by what came first. 代办款 settles nothing, it is collected for others. */
export function settleDeal(tx: Write, named: { orderId: string | null; contractId: string | null }): void {
  const deal = prepared<{ id: string; contractId: string | null }>(tx.db, DEAL).get(named);
  if (!deal) return;
  const owed = prepared<{ receivableId: string; customerId: string; dueOn: string; balanceFen: number }>(
    tx.db,
    OWED,
  ).all(deal.id);
  if (!owed.some(({ balanceFen }) => balanceFen > 0)) return;
  const rests = prepared<{ receiptId: string; leftFen: number }>(tx.db, RESTS).all({
    orderId: deal.id,
    contractId: deal.contractId,
  });
  for (const { receiptId, receivableId, fen } of settleOldest(rests, owed)) {
    const { customerId } = owed.find((one) => one.receivableId === receivableId)!;
    settle(tx, { id: receivableId, customerId }, { receiptId, fen });
  }
}

/** What stands of a receipt changed: settlements it can no longer pay are taken back, the newest first, and what is free settles again. */
export function followReceipt(tx: Write, _who: Who, receiptId: string): void {
  const money = moneyOfReceipt(tx.db, receiptId);
  if (!money) return;
  let over = money.usedFen - money.standingFen;
  if (over > 0)
    for (const one of settlementsOfReceipt(tx.db, receiptId)) {
      if (over <= 0) break;
      takeBack(tx, one, '收款冲销或退款');
      over -= one.fen;
    }
  settleDeal(tx, money);
}
