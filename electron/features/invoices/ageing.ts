import { type AgeBucket, ageBuckets } from '../../../db/invoices/ageing.ts';
import { ORDER_OVER } from '../../../db/orders/model.ts';
import { aliasIds, standingSql } from '../../kernel/alias.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { standing } from '../../records/standing.ts';
import { receivedOf } from '../orders/money.ts';
import { carsOf, linesOf, moneyOf, orderOf } from '../orders/rows.ts';
import { linesOfReceivable, type SettlementLine } from './opening.ts';
import { standingFenSql, usedSql } from './receivables.ts';

/** SQL: what was settled of receivable `r` up to a day. */
const SETTLED_BY = `(SELECT coalesce(sum(s.fen), 0) FROM settlement s
    WHERE s.receivable_id = r.id AND s.settled_on <= @on AND s.deleted_at IS NULL)`;

/** Open receivables by customer and days over, of a day. Merged cards count with the one that stays. */
export const AGEING = `WITH open AS (
    SELECT r.customer_id AS customerId, r.due_on AS dueOn, r.amount_fen - ${SETTLED_BY} AS fen
    FROM receivable r INDEXED BY receivable_ageing WHERE r.doc_on <= @on AND r.deleted_at IS NULL)
  SELECT customerId, sum(fen) AS balanceFen,
    sum(CASE WHEN dueOn >= @on THEN fen ELSE 0 END) AS notDue,
    sum(CASE WHEN dueOn < @on AND dueOn >= date(@on, '-30 days') THEN fen ELSE 0 END) AS d30,
    sum(CASE WHEN dueOn < date(@on, '-30 days') AND dueOn >= date(@on, '-60 days') THEN fen ELSE 0 END) AS d60,
    sum(CASE WHEN dueOn < date(@on, '-60 days') AND dueOn >= date(@on, '-90 days') THEN fen ELSE 0 END) AS d90,
    sum(CASE WHEN dueOn < date(@on, '-90 days') THEN fen ELSE 0 END) AS older
  FROM open WHERE fen <> 0 GROUP BY customerId ORDER BY balanceFen DESC`;
const NAMED = `SELECT c.id AS customerId, c.name FROM customer c WHERE c.id = ${standingSql('customer', '?')}`;

export type Ages = Readonly<Record<AgeBucket, number>>;
export interface AgeingRow extends Record<AgeBucket, number> {
  customerId: string;
  name: string;
  balanceFen: number;
}

const none = (): Record<AgeBucket, number> => ({ notDue: 0, d30: 0, d60: 0, d90: 0, older: 0 });

/** 应收账龄 at a day: a row a customer, the largest first, and what all come to. */
export function ageing(
  { db }: Store,
  on: string,
): { on: string; rows: AgeingRow[]; total: Ages & { balanceFen: number } } {
  const raw = prepared<Omit<AgeingRow, 'name'>>(db, AGEING).all({ on });
  const by = new Map<string, AgeingRow>();
  for (const { customerId: of, ...fen } of raw) {
    const { customerId, name } = prepared<{ customerId: string; name: string }>(db, NAMED).get(of) ?? {
      customerId: of,
      name: '',
    };
    const row = by.get(customerId) ?? { ...none(), customerId, name, balanceFen: 0 };
    for (const bucket of ageBuckets) row[bucket] += fen[bucket];
    row.balanceFen += fen.balanceFen;
    by.set(customerId, row);
  }
  const rows = [...by.values()].sort((a, b) => b.balanceFen - a.balanceFen);
  const total = { ...none(), balanceFen: 0 };
  for (const row of rows) {
    for (const bucket of ageBuckets) total[bucket] += row[bucket];
    total.balanceFen += row.balanceFen;
  }
  return { on, rows, total };
}

export interface AccountReceivable {
  id: string;
  docNo: string;
  docOn: string;
  dueOn: string;
  amountFen: number;
  settledFen: number;
  invoiceId: string;
  invoiceNo: string | null;
  orderId: string;
  orderNo: string | null;
  vin: string | null;
}
export interface AccountReceipt {
  id: string;
  docNo: string;
  receivedOn: string;
  purpose: string;
  method: string;
  amountFen: number;
  /** What stands of it, and what of that settles something. */
  standingFen: number;
  usedFen: number;
  orderNo: string | null;
}
const RECEIVABLES = `SELECT r.id, r.doc_no AS docNo, r.doc_on AS docOn, r.due_on AS dueOn, r.amount_fen AS amountFen, ${SETTLED_BY} AS settledFen,
    r.invoice_id AS invoiceId, i.invoice_no AS invoiceNo, r.order_id AS orderId, sales.doc_no AS orderNo, i.vin
  FROM receivable r LEFT JOIN sales_invoice i ON i.id = r.invoice_id LEFT JOIN sales_order sales ON sales.id = r.order_id
  WHERE r.customer_id IN (SELECT value FROM json_each(@cards)) AND r.doc_on <= @on AND r.deleted_at IS NULL ORDER BY r.due_on, r.id`;
const RECEIPTS = `SELECT r.id, r.doc_no AS docNo, r.received_on AS receivedOn, r.purpose, r.method, r.amount_fen AS amountFen,
    ${standingFenSql} AS standingFen, ${usedSql('r.id')} AS usedFen, sales.doc_no AS orderNo
  FROM receipt r LEFT JOIN sales_order sales ON sales.id = r.order_id
  WHERE r.customer_id IN (SELECT value FROM json_each(@cards)) AND r.reverses_id IS NULL AND r.deleted_at IS NULL
  ORDER BY r.received_on, r.id`;
const NAME = 'SELECT name FROM customer WHERE id = ?';

export interface Account {
  customerId: string;
  name: string;
  on: string;
  receivables: (AccountReceivable & { settlements: SettlementLine[] })[];
  receipts: AccountReceipt[];
  /** 应收余额; what came in and settles nothing yet, 代办款 apart. */
  balanceFen: number;
  freeFen: number;
  /** 多收: what came in for orders beyond all that is to be paid for them; to be refunded. */
  overFen: number;
}

const ORDERS = `SELECT id FROM sales_order WHERE customer_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`;
/** What was paid for a customer's orders beyond what they come to; of one that is off, everything. */
function overOf(db: Connection, cards: string): number {
  const ids = prepared(db, ORDERS).pluck().all(cards) as string[];
  return ids.reduce((sum, id) => {
    const head = orderOf(db, id)!;
    const payableFen = ORDER_OVER.includes(head.status) ? 0 : moneyOf(head, carsOf(db, id), linesOf(db, id)).payableFen;
    return sum + Math.max(0, receivedOf(db, head).totalFen - payableFen);
  }, 0);
}

const cardsOf = (db: Connection, id: string) => JSON.stringify(aliasIds(db, 'customer', standing(db, 'customer', id)));

/** 客户往来: what a customer owes and what they paid, with all cards merged into theirs. */
export function accountOf({ db }: Store, customerId: string, on: string): Account {
  const cards = cardsOf(db, customerId);
  const receivables = prepared<AccountReceivable>(db, RECEIVABLES).all({ cards, on });
  const receipts = prepared<AccountReceipt>(db, RECEIPTS).all({ cards });
  return {
    customerId: standing(db, 'customer', customerId),
    name:
      (prepared(db, NAME)
        .pluck()
        .get(standing(db, 'customer', customerId)) as string | undefined) ?? '',
    on,
    receivables: receivables.map((row) => ({ ...row, settlements: linesOfReceivable(db, row.id) })),
    receipts,
    overFen: overOf(db, cards),
    balanceFen: receivables.reduce((sum, { amountFen, settledFen }) => sum + amountFen - settledFen, 0),
    freeFen: receipts
      .filter(({ purpose }) => purpose !== 'agency')
      .reduce((sum, { standingFen, usedFen }) => sum + standingFen - usedFen, 0),
  };
}
