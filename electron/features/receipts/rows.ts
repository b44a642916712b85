import type { RowOf } from '../../../db/entities.ts';
import type { Received } from '../../../db/receipts/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { seeing } from '../../records/seeing.ts';

export type Receipt = RowOf<'receipt'>;
export type Refund = RowOf<'refund'>;

export const receiptSight = seeing({ entity: 'receipt' });
export const refundSight = seeing({ entity: 'refund' });

/** SQL: a receipt (or refund) `r` stands: it takes back no other and none takes it back. The `+`: that nearly all do is no way to find one. */
export const stands = (table: 'receipt' | 'refund', r: string): string =>
  `${r}.deleted_at IS NULL AND +${r}.reverses_id IS NULL
   AND NOT EXISTS (SELECT 1 FROM ${table} back WHERE back.reverses_id = ${r}.id AND back.deleted_at IS NULL)`;

/** SQL: what of a receipt went back to the customer. */
export const refundedSql = (idSql: string): string =>
  `(SELECT coalesce(sum(f.amount_fen), 0) FROM refund f WHERE f.receipt_id = ${idSql} AND ${stands('refund', 'f')})`;

const REFUNDED = `SELECT ${refundedSql('?')} AS fen`;

/** What of a receipt went back so far, 分. */
export const refundedOf = (db: Connection, receiptId: string): number =>
  prepared<{ fen: number }>(db, REFUNDED).get(receiptId)!.fen;

const of = (table: 'receipt' | 'refund', sign: string) =>
  `SELECT r.purpose, ${sign}sum(r.amount_fen) AS fen FROM ${table} r
   WHERE (r.contract_id = @contractId OR r.order_id = @orderId) AND ${stands(table, 'r')} GROUP BY 1`;
const RECEIVED = `${of('receipt', '')} UNION ALL ${of('refund', '-')}`;

/**
 * What was received for a contract, an order, or both of one deal: each receipt counts once, whatever it names. For gates of contracts,
 * orders and deliveries.
 */
export function receivedFor(
  db: Connection,
  { contractId = null, orderId = null }: { contractId?: string | null; orderId?: string | null },
): Received {
  const rows = prepared<{ purpose: keyof Received['byPurpose']; fen: number }>(db, RECEIVED).all({
    contractId,
    orderId,
  });
  const byPurpose: Partial<Record<keyof Received['byPurpose'], number>> = {};
  for (const { purpose, fen } of rows) byPurpose[purpose] = (byPurpose[purpose] ?? 0) + fen;
  return { byPurpose, totalFen: rows.reduce((sum, { fen }) => sum + fen, 0) };
}
