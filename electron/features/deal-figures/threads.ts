import { dayOf, daysBetween } from '../../../db/core/day.ts';
import type { FigureScope, MonthScope, ParallelRow, ThreadRow } from '../../../db/deal-figures/model.ts';
import { isExpired, type QuoteState } from '../../../db/quotes/model.ts';
import { standingSql } from '../../kernel/alias.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { carName, inMonth, ofSeries, owned, scoped, staffName } from './scope.ts';

const AMOUNT = `(SELECT line.amount_fen FROM quote_line line
  WHERE line.quote_id = q.id AND line.kind = 'vehicle' AND line.deleted_at IS NULL LIMIT 1)`;
const SAYS = `q.id, q.doc_no AS docNo, q.customer_name AS customerName, ${staffName('q.consultant_id')} AS consultantName,
    ${carName('q')} AS carName, q.valid_until AS validUntil, ${AMOUNT} AS vehicleFen`;

/** Every issued version of the negotiations whose first one was issued in a month. */
export const THREADS = `WITH begun AS (SELECT DISTINCT thread_id FROM quote INDEXED BY quote_on
    WHERE doc_on >= @from AND doc_on <= @to AND deleted_at IS NULL)
  SELECT ${SAYS}, q.thread_id AS threadId, q.status, q.doc_on AS issuedOn, q.product_id AS productId,
    (SELECT max(event.created_at) FROM deal_event event
      WHERE event.doc_id = q.id AND event."to" = 'accepted' AND event.deleted_at IS NULL) AS acceptedAt,
    ${owned('q.consultant_id')} AND ${ofSeries('q.product_id')} AS isAsked
  FROM begun CROSS JOIN quote q ON q.thread_id = begun.thread_id
  WHERE q.doc_on IS NOT NULL AND q.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM quote earlier WHERE earlier.thread_id = begun.thread_id AND earlier.doc_on < @from
      AND earlier.deleted_at IS NULL)
  ORDER BY q.thread_id, q.version_no, q.id`;

interface Version extends ParallelRow {
  threadId: string;
  status: QuoteState;
  issuedOn: string;
  acceptedAt: number | null;
  isAsked: 0 | 1;
}

/** 报价 → 订单: a row a negotiation, by its newest issued version. */
export function threadRows(store: Store, scope: MonthScope): ThreadRow[] {
  const today = todayOf(store);
  const threads = new Map<string, Version[]>();
  for (const version of prepared<Version>(store.db, THREADS).all(inMonth(scope)) as Version[])
    threads.set(version.threadId, [...(threads.get(version.threadId) ?? []), version]);
  const rows = [...threads.values()].flatMap((versions): ThreadRow[] => {
    const [first, last] = [versions[0]!, versions.at(-1)!];
    if (!last.isAsked) return [];
    const { id, docNo, customerName, consultantName, carName: car, status, validUntil, vehicleFen } = last;
    const acceptedOn = status === 'accepted' && last.acceptedAt !== null ? dayOf(last.acceptedAt) : null;
    return [
      {
        ...{ id, docNo, customerName, consultantName, carName: car, status, acceptedOn },
        expired: isExpired({ status, validUntil }, today),
        versions: versions.length,
        issuedOn: first.issuedOn,
        days: acceptedOn === null ? null : daysBetween(first.issuedOn, acceptedOn),
        movedFen: vehicleFen === null || first.vehicleFen === null ? null : vehicleFen - first.vehicleFen,
        lastFen: vehicleFen,
      },
    ];
  });
  return rows.sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1));
}

/** Quotes a customer may still accept. */
export const OPEN = `SELECT ${SAYS}, q.thread_id AS threadId, ${owned('q.consultant_id')} AND ${ofSeries('q.product_id')} AS isAsked,
    ${standingSql('customer', 'q.customer_id')} || ' ' || coalesce((SELECT product.series FROM product WHERE product.id = q.product_id), q.product_id) AS key
  FROM quote q INDEXED BY quote_status WHERE q.status = 'issued' AND q.valid_until >= @today AND q.deleted_at IS NULL
  ORDER BY key, q.doc_on, q.id`;

/** 另有有效报价: negotiations that are open beside each other, of one customer for one series, today. Whoever is asked for has one of them. */
export function parallelRows(store: Store, scope: FigureScope): ParallelRow[] {
  type Open = ParallelRow & { threadId: string; key: string; isAsked: 0 | 1 };
  const today = todayOf(store);
  const open = prepared<Open>(store.db, OPEN).all({ ...scoped(scope), today }) as Open[];
  return open
    .filter(({ key, threadId }) => open.some((other) => other.key === key && other.threadId !== threadId))
    .filter(({ key }) => open.some((other) => other.key === key && other.isAsked === 1))
    .map(({ threadId: _thread, key: _key, isAsked: _asked, ...row }) => row);
}
