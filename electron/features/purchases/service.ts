import { z } from 'zod';
import { dayOf } from '../../../db/core/day.ts';
import {
  type PurchaseLineFields,
  type PurchaseOrderFields,
  purchaseLineFields,
  purchaseOrderFields,
} from '../../../db/purchases/model.ts';
import { daysLate, lineProblems, MOST_ALIKE, orderProblems, stateOf, tidyLine } from '../../../db/purchases/rules.ts';
import { inOrder } from '../../kernel/collation.ts';
import { syncStateOf } from '../../kernel/record-state.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { modelOf } from '../models/tree.ts';
import { MODEL_NAME } from '../options/service.ts';
import { customerOf, requireCustomer } from '../vehicles/rows.ts';
import { lineSight, orderSight, type PurchaseLine } from './rows.ts';

export const orderSaving = saving({
  entity: 'purchase_order',
  fields: purchaseOrderFields,
  sight: orderSight,
  problems: orderProblems,
});

/** A line as a form sends it; what its arrival sets has a way of its own. */
export const typedLine = purchaseLineFields
  .omit({ orderId: true, arrivedOn: true, vehicleId: true, checks: true })
  .partial();

export const lineSaving = saving({
  entity: 'purchase_line',
  fields: purchaseLineFields,
  sight: lineSight,
  tidy: tidyLine,
  problems: lineProblems,
  check(tx, { vin, promisedToId, ...typed }, row) {
    // The car that came in has its card; which one it is changes there.
    if (vin !== undefined && row?.arrivedOn) throw new Refusal('purchase.arrived', { field: 'vin' });
    if (vin) refuseOrderedVin(tx, vin, row?.id);
    if (promisedToId) requireCustomer(tx, promisedToId);
    return catalogued(tx, typed, row);
  },
});

/** Ties a line to the catalogue when what was typed means one configuration. */
function catalogued(tx: Write, { modelId, ...typed }: Partial<PurchaseLineFields>, row: PurchaseLine | null) {
  if (modelId) requireRecord(tx, 'vehicle_model', modelId);
  if (modelId !== undefined || (typed.model === undefined && typed.series === undefined)) return undefined;
  return { modelId: modelOf(tx.db, { ...row, ...typed, modelId: null })?.id ?? null };
}

/** One car is bought once, as far as this PC knows. */
function refuseOrderedVin(tx: Write, vin: string, ownId = ''): void {
  const orderNo = tx.db
    .prepare(
      `SELECT o.order_no FROM purchase_line l JOIN purchase_order o ON o.id = l.order_id
       WHERE l.vin = ? AND l.id <> ? AND l.deleted_at IS NULL`,
    )
    .pluck()
    .get(vin, ownId) as string | undefined;
  if (orderNo !== undefined) throw new Refusal('purchase.vinOrdered', { field: 'vin', params: { orderNo } });
}

/** The same car ordered `times` times; each is a line of its own, and a VIN is only ever one car's. */
export const newLines = typedLine.extend({ times: z.int().min(1).max(MOST_ALIKE).default(1) });
type NewLines = z.infer<typeof newLines>;

function insertLines(tx: Write, who: Who, orderId: string, { times, ...line }: NewLines, today: string): void {
  const each = times === 1 ? line : { ...line, vin: null };
  for (let n = 0; n < times; n += 1) lineSaving.insert(tx, who, { ...each, orderId }, today);
}

/** A new order with its first cars, in one write. @throws InvalidInput; Refusal `purchase.vinOrdered` */
export const placeOrder = (
  store: Store,
  who: Who,
  { lines, ...order }: Partial<PurchaseOrderFields> & { lines: NewLines[] },
) =>
  store.write(who, (tx) => {
    const today = todayOf(store);
    const placed = orderSaving.insert(tx, who, order, today);
    for (const line of lines) insertLines(tx, who, placed.id, line, today);
    return placed;
  });

/** More cars on an order. @throws as `placeOrder`; Refusal `record.missing` */
export const addLines = (store: Store, who: Who, { orderId, ...lines }: NewLines & { orderId: string }): void =>
  store.write(who, (tx) => {
    requireRecord(tx, 'purchase_order', orderId);
    insertLines(tx, who, orderId, lines, todayOf(store));
  });

/** Takes a line off its order; a car that is here stays. @throws Refusal `purchase.arrived`, `record.stale` */
export const removeLine = (store: Store, who: Who, at: Target): void =>
  lineSight.guarding(store, who, at.id, () =>
    store.write(who, (tx) => {
      const line = lineSaving.current(tx, at);
      if (line.arrivedOn) throw new Refusal('purchase.arrived');
      tx.remove('purchase_line', line.id, { rev: at.rev });
    }),
  );

export const LINES = 'SELECT id FROM purchase_line WHERE order_id = ? AND deleted_at IS NULL ORDER BY id LIMIT 500';

function lineOf(tx: Write, row: PurchaseLine, who: Who, today: string) {
  const line = lineSight.shown(who, row);
  const promisedTo = customerOf(tx, row.promisedToId);
  return { ...line, state: stateOf(row), daysLate: daysLate(row, today), promisedTo };
}

const opened = opening({
  sight: orderSight,
  more(tx, order, who) {
    const ids = tx.db.prepare(LINES).pluck().all(order.id) as string[];
    const sync = syncStateOf(tx.db, ids);
    const today = dayOf(tx.at);
    const rows = ids.map((id) => requireRecord(tx, 'purchase_line', id));
    return { lines: rows.map((row) => ({ ...lineOf(tx, row, who, today), sync: sync.get(row.id)! })) };
  },
});

/** 采购订单 with its lines in the order they were entered; asked for by its own id or by that of a line. */
export function openOrder(store: Store, who: Who, asked: string) {
  const orderId = store.db.prepare('SELECT order_id FROM purchase_line WHERE id = ?').pluck().get(asked);
  return opened(store, who, (orderId as string | undefined) ?? asked);
}

export const orderHistory = historying(orderSight);
export const lineHistory = historying(lineSight, {
  modelId: MODEL_NAME,
  promisedToId: 'SELECT name FROM customer WHERE id = ?',
  vehicleId: 'SELECT vin FROM vehicle WHERE id = ?',
  orderId: 'SELECT order_no FROM purchase_order WHERE id = ?',
});

const FILTERS = {
  orderNos: 'SELECT order_no FROM purchase_order WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 200',
  suppliers: 'SELECT DISTINCT supplier FROM purchase_order WHERE supplier IS NOT NULL LIMIT 200',
  series: 'SELECT DISTINCT series FROM purchase_line WHERE series IS NOT NULL LIMIT 200',
};

/** Suppliers and series there are purchases of, by pinyin, and the newest order numbers. */
export function filterValues(store: Store): Record<keyof typeof FILTERS, string[]> {
  const values = (sql: string) => store.db.prepare(sql).pluck().all() as string[];
  const sorted = (sql: string) => inOrder(values(sql), (value) => value, 'thing');
  return {
    orderNos: values(FILTERS.orderNos),
    suppliers: sorted(FILTERS.suppliers),
    series: sorted(FILTERS.series),
  };
}
