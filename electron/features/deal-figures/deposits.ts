import { daysBetween } from '../../../db/core/day.ts';
import type { DepositRow, FigureScope } from '../../../db/deal-figures/model.ts';
import { depositKinds } from '../../../db/money/deposit.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { carsOf, linesOf, linesOfCar, moneyOf, orderOf } from '../orders/rows.ts';
import { refundedSql, stands } from '../receipts/rows.ts';
import { ofSeries, orderOfSeries, owned, scoped, staffName } from './scope.ts';

const DEPOSITS = [...depositKinds, 'advance'].map((purpose) => `'${purpose}'`).join(', ');

/** Receipts as money of one holder: what came in, what of it were deposits, and what of both went back. */
const MONEY = `min(r.received_on) FILTER (WHERE @all OR r.purpose IN (${DEPOSITS})) AS receivedOn,
    coalesce(sum(r.amount_fen), 0) AS totalFen, coalesce(sum(r.amount_fen) FILTER (WHERE r.purpose IN (${DEPOSITS})), 0) AS depositFen,
    coalesce(sum(${refundedSql('r.id')}), 0) AS backFen,
    coalesce(sum(${refundedSql('r.id')}) FILTER (WHERE r.purpose IN (${DEPOSITS})), 0) AS depositBackFen
  FROM receipt r`;
/** A receipt that names only a contract belongs to the order that stands on it, or else to the newest that did. */
const BEARER = `(SELECT bearer.id FROM sales_order bearer WHERE bearer.contract_id = r.contract_id AND bearer.deleted_at IS NULL
  ORDER BY bearer.status = 'cancelled', bearer.created_at DESC, bearer.id DESC LIMIT 1)`;
export const OF_ORDER = `SELECT ${MONEY} WHERE (r.order_id = @id OR (r.contract_id = @contractId AND r.order_id IS NULL AND ${BEARER} = @id))
  AND ${stands('receipt', 'r')}`;
export const OF_CONTRACT = `SELECT ${MONEY} WHERE r.contract_id = @id AND r.order_id IS NULL AND ${stands('receipt', 'r')}`;
/** Money that names no document. */
export const OF_NOBODY = `SELECT r.customer_id AS id, ${MONEY} INDEXED BY receipt_contract
  WHERE r.contract_id IS NULL AND r.order_id IS NULL AND r.purpose IN (${DEPOSITS}) AND ${stands('receipt', 'r')} GROUP BY r.customer_id`;

const SAYS = (consultant: string) =>
  `h.id, h.doc_no AS docNo, h.status, ${staffName(consultant)} AS consultantName,
    (SELECT name FROM customer WHERE customer.id = h.customer_id) AS customerName`;
export const ORDERS = `SELECT ${SAYS('h.consultant_id')}, h.contract_id AS contractId FROM sales_order h INDEXED BY sales_order_status
  WHERE h.status IN ('draft', 'managerReview', 'financeReview', 'open', 'cancelled') AND h.deleted_at IS NULL
    AND ${owned('h.consultant_id')} AND ${orderOfSeries('h.id')}`;
/** Contracts no order stands on (yet). */
export const CONTRACTS = `SELECT ${SAYS('h.owner_id')}, NULL AS contractId FROM contract h WHERE h.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM receipt paid WHERE paid.contract_id = h.id)
    AND NOT EXISTS (SELECT 1 FROM sales_order sales WHERE sales.contract_id = h.id AND sales.deleted_at IS NULL)
    AND ${owned('h.owner_id')} AND ${ofSeries('h.product_id')}`;
const CUSTOMER = `SELECT c.name AS customerName, ${staffName('c.owner_id')} AS consultantName FROM customer c
  WHERE c.id = @id AND ${owned('c.owner_id')} AND @series IS NULL`;

/** What an approved 退订 keeps of the money; null where there is none. */
export const KEPT = `SELECT max(c.kept_fen) FROM cancellation c
  WHERE (c.order_id = @orderId OR (c.contract_id = @contractId AND c.order_id IS NULL)) AND c.status IN ('decided', 'refunded')
    AND c.deleted_at IS NULL`;
const LEFT = `SELECT note.order_vehicle_id FROM delivery_note note JOIN stock_out out ON out.delivery_note_id = note.id
  WHERE note.order_id = ? AND note.deleted_at IS NULL AND out.status = 'left' AND out.deleted_at IS NULL`;

interface Money {
  receivedOn: string | null;
  totalFen: number;
  depositFen: number;
  backFen: number;
  depositBackFen: number;
}
interface Holder {
  id: string;
  docNo: string | null;
  customerName: string | null;
  consultantName: string | null;
}
type Document = Holder & { status: string; contractId: string | null };

/** What the cars of an order that are out cost their buyer, and whether all of them are. */
function gone(db: Connection, orderId: string): { payableFen: number; all: boolean } {
  const left = prepared(db, LEFT).pluck().all(orderId) as string[];
  if (left.length === 0) return { payableFen: 0, all: false };
  const cars = carsOf(db, orderId);
  const lines = linesOf(db, orderId);
  const out = cars.filter(({ id }) => left.includes(id));
  const own = out.flatMap((car) => linesOfCar(lines, cars, car));
  return { payableFen: moneyOf(orderOf(db, orderId)!, out, own).payableFen, all: out.length === cars.length };
}

/**
 * 定金在手: 定金, 订金 and 预收 of what has not left, less what went back and what cars that have left used up beyond the other money. Of what was
 * cancelled all money that neither went back nor is kept by its 退订. As of today.
 */
export function depositRows(store: Store, scope: FigureScope): DepositRow[] {
  const { db } = store;
  const asked = scoped(scope);
  const today = todayOf(store);
  const money = (sql: string, kind: DepositRow['kind'], values: object) =>
    prepared<Money>(db, sql).get({ ...values, all: kind === 'cancelled' ? 1 : 0 }) as Money;
  const kept = (orderId: string | null, contractId: string | null) =>
    prepared(db, KEPT).pluck().get({ orderId, contractId }) as number | null;

  const row = (is: Pick<DepositRow, 'of' | 'kind'>, holder: Holder, found: Money, usedFen: number): DepositRow[] => {
    const { id, docNo, customerName, consultantName } = holder;
    const [receivedFen, refundedFen] =
      is.kind === 'cancelled' ? [found.totalFen, found.backFen] : [found.depositFen, found.depositBackFen];
    const heldFen = receivedFen - refundedFen - usedFen;
    const receivedOn = found.receivedOn ?? today;
    const age = Math.max(0, daysBetween(receivedOn, today));
    const made = { ...is, id, docNo, customerName, consultantName, receivedOn, age };
    return heldFen > 0 ? [{ ...made, receivedFen, usedFen, refundedFen, heldFen }] : [];
  };

  function ofOrder(order: Document): DepositRow[] {
    const { id, contractId } = order;
    const kind = order.status === 'cancelled' ? 'cancelled' : 'undelivered';
    const found = money(OF_ORDER, kind, { id, contractId });
    if (found.totalFen === 0) return [];
    if (kind === 'cancelled') return row({ of: 'order', kind }, order, found, kept(id, contractId) ?? 0);
    const { payableFen, all } = gone(db, id);
    if (all) return [];
    const deposits = found.depositFen - found.depositBackFen;
    const others = found.totalFen - found.backFen - deposits;
    return row({ of: 'order', kind }, order, found, Math.min(deposits, Math.max(0, payableFen - others)));
  }

  function ofContract(contract: Document): DepositRow[] {
    const keptFen = kept(null, contract.id);
    const kind = keptFen !== null || OVER.includes(contract.status) ? 'cancelled' : 'noOrder';
    return row({ of: 'contract', kind }, contract, money(OF_CONTRACT, kind, { id: contract.id }), keptFen ?? 0);
  }

  function ofCustomer(found: Money & { id: string }): DepositRow[] {
    const { id } = found;
    const card = prepared<Omit<Holder, 'id' | 'docNo'>>(db, CUSTOMER).get({ ...asked, id });
    return card ? row({ of: 'customer', kind: 'noOrder' }, { ...card, id, docNo: null }, found, 0) : [];
  }

  const rows = [
    ...(prepared<Document>(db, ORDERS).all(asked) as Document[]).flatMap(ofOrder),
    ...(prepared<Document>(db, CONTRACTS).all(asked) as Document[]).flatMap(ofContract),
    ...(prepared(db, OF_NOBODY).all({ all: 0 }) as (Money & { id: string })[]).flatMap(ofCustomer),
  ];
  return rows.sort((a, b) => b.age - a.age || (a.id < b.id ? -1 : 1));
}

const OVER: readonly string[] = ['terminated', 'void'];
