import type { NewOf } from '../../../db/entities.ts';
import { openOrder } from '../../../electron/features/orders/service.ts';
import { customerClassId } from '../../../electron/features/prices/shipped.ts';
import { newId } from '../../../electron/kernel/ids.ts';
import { contractDoc } from '../../factories/contract.ts';
import { dealEventDoc } from '../../factories/deal-event.ts';
import { orderLineDoc } from '../../factories/order-line.ts';
import { orderVehicleDoc } from '../../factories/order-vehicle.ts';
import { receiptDoc } from '../../factories/receipt.ts';
import { salesOrderDoc } from '../../factories/sales-order.ts';
import { staffDoc } from '../../factories/staff.ts';
import { figure, interleave, printRatios } from '../measure.ts';
import { draw, ON, type PricedStore } from './book.ts';

const ORDERS = 1_000;
const ROUNDS = 400;
/** Of one car: 选装, 精品 (one of them a gift), 上牌, 购置税, 交强险. */
const LINES: readonly Partial<NewOf<'order_line'>>[] = [
  { kind: 'option', mode: 'sell' },
  { kind: 'accessory', mode: 'sell' },
  { kind: 'accessory', mode: 'gift' },
  { kind: 'registration', mode: 'sell', source: 'manual' },
  { kind: 'purchaseTax', mode: 'agency', source: 'manual' },
  { kind: 'compulsoryInsurance', mode: 'agency', source: 'manual' },
];
/** Lines of a product. */
const LISTED = 3;

/** Orders in 待交车 with contract, deposit and history, of so many cars. @returns their ids */
function orders({ store, products }: PricedStore, who: { id: string }, cars: number): string[] {
  const some = draw(products, 1 + LISTED);
  const made: string[] = [];
  store.write(who, (tx) => {
    for (let n = 0; n < ORDERS; n++) {
      const contract = tx.insert('contract', contractDoc({ status: 'signed', docNo: `HT0601-260314-A${n}` }));
      const { id } = tx.insert(
        'sales_order',
        salesOrderDoc({
          ...{ status: 'open', docNo: `DD0601-260314-A${n}`, contractId: contract.id, pricingOn: ON },
          ...{ customerClassId: customerClassId('RETAIL'), consultantId: who.id },
        }),
      );
      made.push(id);
      let lineNo = 0;
      for (let at = 1; at <= cars; at++) {
        const [productId, ...listed] = some() as [string, ...string[]];
        const priced = { guideFen: 458_000_00, dealFen: 445_000_00, vehicleFen: 445_000_00 };
        const car = orderVehicleDoc({ orderId: id, lineNo: at, productId, ...priced });
        tx.insert('order_vehicle', car);
        LINES.forEach((line, which) => {
          const of = { orderId: id, orderVehicleId: car.id, productId: listed[which] ?? null };
          lineNo += 1;
          tx.insert('order_line', orderLineDoc({ ...of, lineNo, listFen: 500_00, ...line }));
        });
      }
      tx.insert('receipt', receiptDoc({ orderId: id, docNo: `SK0601-260314-A${n}` }));
      for (const [from, to] of [
        ['draft', 'managerReview'],
        ['managerReview', 'financeReview'],
        ['financeReview', 'open'],
      ] as const)
        tx.insert('deal_event', dealEventDoc({ entity: 'sales_order', docId: id, from, to }));
    }
  });
  return made;
}

/** The rows an order's page is made of, each looked up by its key with a statement that is ready. */
function lookups({ store: { db } }: PricedStore, who: { id: string }) {
  const by = (table: string, column: string) => {
    const statement = db.prepare(`SELECT * FROM ${table} WHERE ${column} = ? AND deleted_at IS NULL`);
    return (key: string) => statement.all(key) as Record<string, string>[];
  };
  const order = by('sales_order', 'id');
  const cars = by('order_vehicle', 'order_id');
  const lines = by('order_line', 'order_id');
  const product = by('product', 'id');
  const contract = by('contract', 'id');
  const staff = by('staff', 'id');
  const [receipts, refunds] = [by('receipt', 'order_id'), by('refund', 'order_id')];
  const [events, requests] = [by('deal_event', 'doc_id'), by('approval_request', 'doc_id')];
  const [notes, outbox] = [by('delivery_note', 'order_id'), db.prepare('SELECT * FROM outbox WHERE entity_id = ?')];
  const price = db.prepare(
    `SELECT * FROM price_list_line WHERE product_id = ? AND item_code = ? AND valid_from <= ?
       AND (valid_to IS NULL OR valid_to >= ?) AND deleted_at IS NULL AND void IS NOT 1`,
  );
  const [rules, classes] = [db.prepare('SELECT * FROM authority_rule'), db.prepare('SELECT * FROM product_class')];
  return (id: string) => {
    const [head] = order(id);
    const own = cars(id);
    for (const { product_id: key } of lines(id)) if (key) product(key);
    for (const { product_id: key } of own) {
      product(key!);
      for (const item of ['guide', 'deal', 'floor']) price.all(key, item, ON, ON);
    }
    contract(head!.contract_id!);
    staff(who.id);
    for (const ask of [receipts, refunds, events, requests, notes]) ask(id);
    outbox.all(id);
    rules.all();
    classes.all();
  };
}

/** An order's page as `orders.get` answers it: cars, lines, money, gates, steps, history. */
export function benchOrder(book: PricedStore): void {
  const who = { id: newId(), role: 'manager' as const };
  const { store } = book;
  store.write(who, (tx) => tx.insert('staff', staffDoc({ id: who.id, role: 'manager' })));
  const raw = lookups(book, who);
  for (const cars of [1, 5]) {
    const made = orders(book, who, cars);
    const [read, seen] = [draw(made, 1), draw(made, 1)];
    // A look is kept in the audit log once; whoever looks again within ten minutes writes nothing.
    for (const id of made) openOrder(store, who, id);
    const other = { id: newId(), role: 'manager' as const };
    let next = 0;
    const times = interleave(ROUNDS, {
      raw: () => raw(read()[0]!),
      page: () => openOrder(store, who, seen()[0]!),
      first: () => openOrder(store, other, made[next++]!),
    });
    printRatios(
      `The page of one of ${ORDERS} orders, ${cars} cars and ${cars * LINES.length} lines (${ROUNDS} rounds)`,
      [
        figure('raw: its rows, each looked up by key', times.raw),
        figure('orders.get', times.page),
        figure('orders.get, a first look: one line of the audit log, on the disk', times.first),
      ],
    );
  }
}
