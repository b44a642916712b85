import { type AgencyEntryFields, agencyAccount, agencyEntryFields, agencyProblems } from '../../../db/agency/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { askBeforeClosing } from '../orders/closing.ts';
import { receivedOf } from '../orders/money.ts';
import { orderOf } from '../orders/rows.ts';

type Entry = RowOf<'agency_entry'>;

/** 代办付款: posted once and never changed. @throws InvalidInput; Refusal `record.missing` */
export const agencySaving = saving({
  entity: 'agency_entry',
  fields: agencyEntryFields,
  sight: seeing({ entity: 'agency_entry' }),
  problems: agencyProblems,
  check(tx, values) {
    requireRecord(tx, 'sales_order', values.orderId!);
    return undefined;
  },
});

export const payAgency = (store: Store, who: Who, typed: Partial<AgencyEntryFields>) =>
  agencySaving.create(store, who, typed as never);

const REVERSED = 'SELECT 1 FROM agency_entry WHERE reverses_id = ? AND deleted_at IS NULL';
/** 冲销: a second record takes a payment back, whole and once. @throws Refusal `agency.reversed`, `document.reason` */
export function reverseAgency(store: Store, who: Who, { id, reason }: { id: string; reason: string }): void {
  const why = reason.trim();
  if (why === '') throw new Refusal('document.reason', { field: 'reason' });
  store.write(who, (tx) => {
    const { orderId, kind, payee, amountFen, method, externalRef, reversesId } = requireRecord(tx, 'agency_entry', id);
    if (reversesId !== null || prepared(tx.db, REVERSED).get(id)) throw new Refusal('agency.reversed');
    tx.insert('agency_entry', {
      ...{ id: newId(), orderId, kind, payee, amountFen, method, externalRef },
      ...{ paidOn: todayOf(store), reversesId: id, remark: why },
    });
  });
}

const PAID = `SELECT coalesce(sum(CASE WHEN reverses_id IS NULL THEN amount_fen ELSE -amount_fen END), 0) FROM agency_entry
  WHERE order_id = ? AND deleted_at IS NULL`;
/**
 * 代办账户 of an order: what was received as 代办款 and not given back, less what was paid out. What the order's 代办 lines say is what should be
 * collected; the account goes by the money.
 */
export function accountOf(db: Connection, orderId: string) {
  const order = orderOf(db, orderId);
  const collectedFen = order ? (receivedOf(db, order).byPurpose.agency ?? 0) : 0;
  return agencyAccount(collectedFen, prepared(db, PAID).pluck().get(orderId) as number);
}

/** G10: collected is paid out or given back. */
askBeforeClosing((db, orderId) => {
  const { openFen } = accountOf(db, orderId);
  if (openFen === 0) return [];
  return [{ code: openFen > 0 ? 'agency.open' : 'agency.short', params: { fen: Math.abs(openFen) } }];
});

export type AgencyLine = Pick<
  Entry,
  'id' | 'kind' | 'payee' | 'amountFen' | 'method' | 'externalRef' | 'paidOn' | 'remark' | 'reversesId'
> & { byName: string | null; reversed: 0 | 1 };
export const ENTRIES = `SELECT e.id, e.kind, e.payee, e.amount_fen AS amountFen, e.method, e.external_ref AS externalRef, e.paid_on AS paidOn,
    e.remark, e.reverses_id AS reversesId, staff.name AS byName,
    EXISTS (SELECT 1 FROM agency_entry back WHERE back.reverses_id = e.id AND back.deleted_at IS NULL) AS reversed
  FROM agency_entry e LEFT JOIN staff ON staff.id = e.created_by
  WHERE e.order_id = ? AND e.deleted_at IS NULL ORDER BY e.paid_on, e.id`;

/** 代办 of an order: its account, what was paid out, and what its lines say should be. */
export function agencyOfOrder({ db }: Store, orderId: string) {
  return { ...accountOf(db, orderId), entries: prepared<AgencyLine>(db, ENTRIES).all(orderId) as AgencyLine[] };
}

/** Orders that are looked through for open accounts. */
const MOST = 1_000;
export const UNDER_WAY = `SELECT id, doc_no AS docNo, customer_name AS customerName, doc_on AS orderedOn,
    (SELECT name FROM staff WHERE staff.id = consultant_id) AS consultantName
  FROM sales_order INDEXED BY sales_order_status WHERE status = 'open' AND deleted_at IS NULL ORDER BY updated_at DESC LIMIT ${MOST}`;
interface UnderWay {
  id: string;
  docNo: string | null;
  customerName: string | null;
  orderedOn: string | null;
  consultantName: string | null;
}
/** 代办未清: orders under way whose account is not even, the most first. */
export const openAccounts = ({ db }: Store) =>
  (prepared<UnderWay>(db, UNDER_WAY).all() as UnderWay[])
    .map((order) => ({ ...order, ...accountOf(db, order.id) }))
    .filter(({ openFen }) => openFen !== 0)
    .sort((a, b) => Math.abs(b.openFen) - Math.abs(a.openFen));
