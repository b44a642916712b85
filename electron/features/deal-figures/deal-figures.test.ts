import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  approvalFigures,
  backlogFigures,
  depositFigures,
  depthFigures,
  marginFigures,
  penetrationFigures,
  threadFigures,
} from '../../../db/deal-figures/figures.ts';
import { allocationDoc } from '../../../tests/factories/allocation.ts';
import { contractDoc } from '../../../tests/factories/contract.ts';
import { dealEventDoc } from '../../../tests/factories/deal-event.ts';
import { dealIssueDoc } from '../../../tests/factories/deal-issue.ts';
import { deliveryNoteDoc } from '../../../tests/factories/delivery-note.ts';
import { orderLineDoc } from '../../../tests/factories/order-line.ts';
import { quoteDoc } from '../../../tests/factories/quote.ts';
import { quoteLineDoc } from '../../../tests/factories/quote-line.ts';
import { stockOutDoc } from '../../../tests/factories/stock-out.ts';
import { vehicleMovementDoc } from '../../../tests/factories/vehicle-movement.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import type { Write } from '../../kernel/write.ts';
import { priceListId, productClassId } from '../prices/shipped.ts';
import { DECIDED, WAITING } from './asked.ts';
import { BACKLOG } from './backlog.ts';
import { CONTRACTS, KEPT, OF_CONTRACT, OF_NOBODY, OF_ORDER, ORDERS } from './deposits.ts';
import { ORDERED } from './depth.ts';
import { ISSUES } from './issues.ts';
import { LEFT } from './margin.ts';
import { inMonth } from './scope.ts';
import { OPEN, THREADS } from './threads.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
const MONTH = { month: '2026-03' };
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
let wu: TestCaller;
let lin: TestCaller;
let zheng: TestCaller;
let customerId: string;
let car: string;
let mats: string;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  wu = app.caller('backOffice');
  lin = app.caller('manager', '林总');
  zheng = app.caller('finance');
  write((tx) => {
    tx.update('staff', app.staff('manager', '林总'), { authorityLevel: 2 });
    tx.update('staff', app.staff('manager'), { authorityLevel: 1 });
  });
  customerId = (await zhou.customers.create({ name: '王建国', mobile: '13911112222' })).id;
  const model = { brand: '雷克萨斯', series: 'RX', modelName: 'RX 350h', modelYear: 2026, origin: 'domestic' as const };
  const { id: modelId } = await chen.models.create(model);
  await wu.products.fromModels();
  car = (await wu.prices.known()).products.find((product) => product.modelId === modelId)!.id;
  mats = (await wu.products.create({ kind: 'accessory', name: '脚垫', productClassId: productClassId('ACC') })).id;
});
afterEach(() => app.close());

const write = <T>(work: (tx: Write) => T): T => app.showroom.store.write({ id: 'system' }, work);

async function priced(prices: readonly [productId: string, itemCode: string, yuan: number][]): Promise<void> {
  const { id } = await wu.adjustments.create({ kind: 'regular', reason: '厂家调价' });
  const lines = prices.map(([productId, itemCode, yuan]) => ({
    ...{ listId: priceListId('STD'), itemCode, productId, mode: 'amount' as const, value: yuan * 100 },
    validFrom: TODAY,
  }));
  await wu.adjustments.addLines({ id, lines });
  for (const [as, to] of [
    [wu, 'submitted'],
    [lin, 'approved'],
  ] as const) {
    const { card, document } = await lin.adjustments.get({ id });
    await as.adjustments.go({ id, rev: card.rev, seen: document.hash, to });
  }
}
const carPrices = () =>
  priced([
    [car, 'guide', 458_000],
    [car, 'deal', 438_000],
    [car, 'floor', 428_000],
    [mats, 'deal', 680],
  ]);
/** An order of one car each, brought to a state as its steps would. */
async function ordered(yuan: number, more: Parameters<Write['update']>[2] = {}, times = 1) {
  const { id } = await zhou.orders.create({ customerId });
  await zhou.orders.addCars({ id, times, car: { productId: car, exteriorColor: '白', vehicleFen: yuan * 100 } });
  write((tx) =>
    tx.update('sales_order', id, {
      ...{ status: 'open', docNo: `DD0601-260314-A${yuan}`, docOn: TODAY },
      ...more,
    } as never),
  );
  return { id, cars: (await chen.orders.get({ id })).cars.map((one) => one.id) };
}
const gift = (orderId: string, productId: string | null, fen: number) =>
  zhou.orders.saveSheet({
    id: orderId,
    lines: [
      { kind: 'accessory', mode: 'gift', qty: 1, title: '脚垫', ...(productId ? { productId } : { amountFen: fen }) },
    ],
    removed: [],
  });
let vins = 0;
/** A car on hand that leaves for a car of an order. */
async function left(orderId: string, orderVehicleId: string, costFen: number | null, on = TODAY): Promise<void> {
  const vin = ['1M8GDM9AXKP042788', 'JTJBKRBZ902012999', '11111111111111111'][vins++ % 3]!;
  const typed = {
    vin,
    origin: 'domestic',
    engineNo: 'E1',
    conformityCertNo: 'C1',
    model: 'RX 350h',
    series: 'RX',
  } as const;
  const { id: vehicleId } = await chen.vehicles.create({ ...typed, status: 'inStock', costFen });
  write((tx) => {
    const note = tx.insert(
      'delivery_note',
      deliveryNoteDoc({ orderId, orderVehicleId, customerId, status: 'executed' }),
    );
    tx.insert('stock_out', stockOutDoc({ deliveryNoteId: note.id, vehicleId, status: 'left' }));
    const movedAt = Date.parse(`${on}T10:00:00+08:00`);
    tx.insert('vehicle_movement', vehicleMovementDoc({ vehicleId, kind: 'deliver', movedAt, customerId }));
  });
}

test('vector 34: margin of a car with a gift is 33,274.34; without its cost it is unknown, counted apart and in no sum', async () => {
  await carPrices();
  await priced([[mats, 'cost', 400]]);
  const known = await ordered(438_000, { status: 'draft' });
  await gift(known.id, mats, 0);
  const blank = await ordered(437_000);
  const before = await ordered(436_000);
  await left(known.id, known.cars[0]!, 400_000_00);
  await left(blank.id, blank.cars[0]!, null);
  await left(before.id, before.cars[0]!, 400_000_00, '2026-02-28');
  const rows = await zheng.dealFigures.margin(MONTH);
  expect(rows.find(({ orderId }) => orderId === known.id)).toMatchObject({
    ...{ costFen: 400_000_00, giftFen: 400_00, marginFen: 33_274_34, lacking: null, consultantName: '周凯' },
  });
  const figures = marginFigures(rows);
  expect(figures).toMatchObject({ meanFen: 33_274_34, totalFen: 33_274_34 });
  expect(figures.unknown.map(({ orderId, marginFen, lacking }) => [orderId, marginFen, lacking])).toEqual([
    [blank.id, null, 'cost'],
  ]);
  const february = await zheng.dealFigures.margin({ month: '2026-02' });
  expect(february.map(({ orderId }) => orderId)).toEqual([before.id]);
  expect(marginFigures([]).meanFen).toBeUndefined();
});

test('a gift that no list gives a cost makes the margin unknown, not larger', async () => {
  await carPrices();
  const { id, cars } = await ordered(438_000, { status: 'draft' });
  await gift(id, mats, 0);
  await left(id, cars[0]!, 400_000_00);
  expect((await chen.dealFigures.margin(MONTH))[0]).toMatchObject({ giftFen: null, marginFen: null, lacking: 'gift' });
});

test('penetration: of the orders delivered in the month those with loan, insurance, service or trade-in; gifts are no sale', async () => {
  const full = await ordered(438_000, { paymentMode: 'loan' }, 2);
  const plain = await ordered(437_000);
  const waiting = await ordered(436_000, { paymentMode: 'loan' });
  write((tx) => {
    const line = (lineNo: number, more: Parameters<typeof orderLineDoc>[0], orderId = full.id) =>
      tx.insert('order_line', orderLineDoc({ orderId, orderVehicleId: null, lineNo, qty: 1, ...more }));
    line(1, { kind: 'commercialInsurance', mode: 'agency' });
    line(2, { kind: 'service', mode: 'sell' });
    line(3, { kind: 'tradeIn', mode: 'sell' });
    line(4, { kind: 'accessory', mode: 'sell', qty: 3 });
    line(5, { kind: 'accessory', mode: 'gift', qty: 4 });
    line(1, { kind: 'service', mode: 'gift' }, plain.id);
  });
  await left(full.id, full.cars[0]!, null);
  await left(full.id, full.cars[1]!, null);
  await left(plain.id, plain.cars[0]!, null);
  const rows = await zheng.dealFigures.penetration(MONTH);
  const { shares, perCar, accessorized } = penetrationFigures(rows);
  expect(rows.map(({ id }) => id)).not.toContain(waiting.id);
  expect(shares.map(({ key, bp, rows: having }) => [key, bp, having.map(({ id }) => id)])).toEqual(
    ['loan', 'insurance', 'warranty', 'tradeIn'].map((key) => [key, 50_00, [full.id]]),
  );
  expect([perCar, accessorized.length]).toEqual([1_00, 1]);
  expect(penetrationFigures([]).perCar).toBeUndefined();
  await expect(zhou.dealFigures.penetration(MONTH)).rejects.toThrow('session.forbidden');
});

test('depth: the median, what is below deal and floor price, and by whom at which level it was agreed', async () => {
  await carPrices();
  // (458,000 − 438,000) ÷ 458,000 = 4.37 %, 430,000: 6.11 %, 427,000: 6.77 %.
  await ordered(438_000);
  const below = await ordered(430_000);
  const under = await ordered(427_000);
  await ordered(400_000, { status: 'cancelled' });
  await ordered(400_000, { docOn: '2026-02-28' });
  for (const [as, { id: docId }] of [
    [chen, below],
    [lin, under],
  ] as const) {
    const asked = await zhou.approvals.ask({ kind: 'priceConcession', entity: 'sales_order', docId, reason: '老客户' });
    const { card, document } = await lin.approvals.get({ id: asked.id });
    await as.approvals.go({ id: asked.id, rev: card.rev, seen: document.hash, to: 'approved' });
  }
  const figures = depthFigures(await chen.dealFigures.depth(MONTH));
  expect(figures.medianBp).toBe(611);
  expect(figures.belowDeal.map(({ belowDealFen }) => belowDealFen).sort()).toEqual([11_000_00, 8_000_00]);
  expect(figures.belowFloor.map(({ orderId, belowFloorFen }) => [orderId, belowFloorFen])).toEqual([
    [under.id, 1_000_00],
  ]);
  expect(figures.byApprover.map(({ key, rows, medianBp }) => [key, rows.length, medianBp])).toEqual([
    ['1 陈立', 1, 611],
    ['2 林总', 1, 677],
  ]);
});

test('a car whose prices are missing has no depth and is counted apart', async () => {
  await ordered(438_000);
  const { medianBp, unknown } = depthFigures(await chen.dealFigures.depth(MONTH));
  expect([medianBp, unknown.length]).toEqual([undefined, 1]);
});

/** A version of a negotiation as its issue left it. */
const version = (
  threadId: string,
  versionNo: number,
  yuan: number,
  changes: Partial<Parameters<typeof quoteDoc>[0]> = {},
) =>
  write((tx) => {
    const base = { threadId, versionNo, customerId, productId: car, consultantId: app.staff('consultant') };
    const doc = quoteDoc({ ...base, status: 'issued', docOn: '2026-03-02', docNo: `BJ${versionNo}`, ...changes });
    tx.insert('quote', doc);
    tx.insert('quote_line', quoteLineDoc({ quoteId: doc.id, amountFen: yuan * 100 }));
    if (doc.status === 'accepted')
      tx.insert('deal_event', dealEventDoc({ entity: 'quote', docId: doc.id, from: 'issued', to: 'accepted' }));
    return doc.id;
  });
const thread = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;

test('quotes to orders: one negotiation counts once, with its versions, days and how far the price moved', async () => {
  version(thread(1), 1, 445_000, { status: 'superseded' });
  version(thread(1), 2, 441_000, { status: 'superseded', docOn: '2026-03-05' });
  const accepted = version(thread(1), 3, 438_000, { status: 'accepted', docOn: '2026-03-10' });
  const open = version(thread(2), 1, 450_000);
  version(thread(3), 1, 450_000, { validUntil: '2026-03-13' });
  // Begun in February: not of this month, whatever was issued since.
  version(thread(4), 1, 450_000, { status: 'superseded', docOn: '2026-02-27' });
  version(thread(4), 2, 449_000, { docOn: '2026-03-09', customerId: thread(9) });
  version(thread(5), 1, 450_000, { status: 'draft', docOn: null });
  const rows = await chen.dealFigures.threads(MONTH);
  const figures = threadFigures(rows);
  expect([rows.length, figures.acceptedBp, figures.versions, figures.days, figures.movedFen]).toEqual([
    ...[3, 3333, 300, 12, -7_000_00],
  ]);
  expect(figures.accepted.map(({ id }) => id)).toEqual([accepted]);
  expect([figures.open.map(({ id }) => id), figures.expired.length]).toEqual([[open], 1]);
  expect(await chen.dealFigures.parallel({})).toEqual([]);
  const beside = version(thread(6), 1, 452_000);
  expect((await chen.dealFigures.parallel({})).map(({ id }) => id).sort()).toEqual([open, beside].sort());
  expect(await chen.dealFigures.parallel({ series: 'NX' })).toEqual([]);
});

test('approvals: what waits and how long, by kind; refused; approved for a deal that changed afterwards', async () => {
  await carPrices();
  const ask = async () => {
    const order = await ordered(430_000, { status: 'draft' });
    const about = { kind: 'priceConcession', entity: 'sales_order', docId: order.id, reason: '老客户' } as const;
    return { order, asked: await zhou.approvals.ask(about) };
  };
  const decide = async (id: string, to: 'approved' | 'rejected') => {
    const { card, document } = await chen.approvals.get({ id });
    await chen.approvals.go({ id, rev: card.rev, seen: document.hash, to, reason: '太低' });
  };
  const [first, second, third] = [await ask(), await ask(), await ask()];
  app.clock.set(app.clock.now() + 2 * 3_600_000 + 60_000);
  await decide(second.asked.id, 'approved');
  await decide(third.asked.id, 'rejected');
  const [changed] = (await chen.orders.get({ id: second.order.id })).cars;
  await zhou.orders.changeCar({ id: changed!.id, rev: changed!.rev, vehicleFen: 429_000_00 });
  app.clock.set(app.clock.now() + 3 * 3_600_000);
  const figures = approvalFigures(await chen.dealFigures.asked(MONTH));
  expect(figures.waitingByKind.map(({ key, rows, longest }) => [key, rows.map(({ id }) => id), longest])).toEqual([
    ['priceConcession', [first.asked.id], 5],
  ]);
  expect(figures.decidedHours).toBe(2);
  expect(figures.refused.map(({ id }) => id)).toEqual([third.asked.id]);
  expect(figures.approvedVoid.map(({ id }) => id)).toEqual([second.asked.id]);
});

test('backlog: cars of open orders that have not left, 待配 and 已配未交, by age and month, past the planned day', async () => {
  const old = await ordered(438_000, { docOn: '2026-01-10', plannedDeliveryOn: '2026-03-10' }, 2);
  const fresh = await ordered(437_000, { docOn: TODAY, plannedDeliveryOn: '2026-04-02' });
  await ordered(436_000, { status: 'financeReview' });
  write((tx) => {
    tx.insert('allocation', allocationDoc({ orderVehicleId: fresh.cars[0]! }));
    // Another order got this one: the car is not promised.
    tx.insert('allocation', allocationDoc({ orderVehicleId: old.cars[1]!, claimState: 'lost' }));
  });
  await left(old.id, old.cars[0]!, null);
  const rows = await zheng.dealFigures.backlog({});
  const figures = backlogFigures(rows);
  expect([figures.orders, rows.length]).toEqual([2, 2]);
  expect(figures.unallocated.map(({ id, overdue, age }) => [id, overdue, age])).toEqual([[old.cars[1], 4, 63]]);
  expect(figures.allocated.map(({ id, allocatedDays }) => [id, allocatedDays])).toEqual([[fresh.cars[0], 0]]);
  expect(figures.byAge.map(({ key, rows: of }) => [key, of.length])).toEqual([
    ...[
      ['upTo30', 1],
      ['upTo60', 0],
      ['upTo90', 1],
      ['older', 0],
    ],
  ]);
  expect(figures.byMonth.map(({ key }) => key)).toEqual(['2026-03', '2026-04']);
  expect(await zheng.dealFigures.backlog({ series: 'NX' })).toEqual([]);
  expect(await zheng.dealFigures.backlog({ consultantId: app.staff('manager') })).toEqual([]);
});

const pay = (yuan: number, of: object, purpose: '定金' | 'balance' = '定金', receivedOn = TODAY) =>
  zheng.receipts.create({
    ...{ customerId, purpose, method: 'cash', amountFen: yuan * 100, payerName: '王建国', receivedOn, force: true },
    ...of,
  });

test('deposits in hand: less refunds and what a car that left used up; of what was cancelled all that is not paid back', async () => {
  // 20,000 less 5,000 that went back.
  const open = await ordered(438_000);
  const first = await pay(20_000, { orderId: open.id }, '定金', '2026-02-01');
  const back = { method: 'cash', payeeName: '王建国', refundedOn: TODAY, reason: '多收' } as const;
  await zheng.receipts.refund({ receiptId: first.id, ...back, amountFen: 5_000_00 });
  // Taken back whole: nothing of it is left.
  const wrong = await pay(9_000, { orderId: open.id });
  await zheng.receipts.reverse({ id: wrong.id, reason: '打错了' });
  // Two cars of 300,000, one out: of 20,000 the other money leaves 10,000 to be used up.
  const two = await ordered(300_000, {}, 2);
  await left(two.id, two.cars[0]!, null);
  await pay(20_000, { orderId: two.id });
  await pay(290_000, { orderId: two.id }, 'balance');
  // Wholly delivered: no deposit any more.
  const gone = await ordered(200_000);
  await left(gone.id, gone.cars[0]!, null);
  await pay(20_000, { orderId: gone.id });
  // Cancelled on another PC while money came in here, on a contract that has an order again.
  const contractId = write((tx) => tx.insert('contract', contractDoc({ customerId })).id);
  const cancelled = await ordered(100_000, { status: 'cancelled', contractId });
  await pay(3_000, { orderId: cancelled.id });
  const again = await ordered(110_000, { contractId });
  await pay(8_000, { contractId });
  const unordered = write((tx) => tx.insert('contract', contractDoc({ customerId })).id);
  await pay(6_000, { contractId: unordered });
  await pay(1_000, {});
  const rows = await zheng.dealFigures.deposits({});
  const figures = depositFigures(rows);
  const inHand = Object.fromEntries(rows.map(({ id, heldFen }) => [id, heldFen / 100]));
  expect(inHand).toEqual({
    [open.id]: 15_000,
    [two.id]: 10_000,
    [again.id]: 8_000,
    [cancelled.id]: 3_000,
    [unordered]: 6_000,
    [customerId]: 1_000,
  });
  expect([figures.heldFen, figures.owedFen, figures.noOrder.length]).toEqual([40_000_00, 3_000_00, 2]);
  expect(rows.find(({ id }) => id === open.id)).toMatchObject({
    receivedOn: '2026-02-01',
    age: 41,
    refundedFen: 5_000_00,
  });
  expect(figures.byAge.map(({ key, fen }) => [key, fen / 100])).toEqual([
    ...[
      ['upTo30', 25_000],
      ['upTo60', 15_000],
      ['upTo90', 0],
      ['older', 0],
    ],
  ]);
});

test('a deposit that a 退订 keeps is owed to nobody; what it gives back is, until it is paid', async () => {
  const { id: orderId } = await ordered(438_000);
  await pay(5_000, { orderId });
  await pay(10_000, { orderId }, 'balance');
  const { id } = await zhou.cancellations.request({ orderId, fault: 'buyer', reason: '家里不买了' });
  const { approval } = await chen.cancellations.get({ id });
  const { card, document } = await lin.approvals.get({ id: approval!.id });
  await lin.approvals.go({ id: card.id, rev: card.rev, seen: document.hash, to: 'approved' });
  expect(await zheng.dealFigures.deposits({})).toMatchObject([
    { kind: 'cancelled', receivedFen: 15_000_00, usedFen: 5_000_00, heldFen: 10_000_00 },
  ]);
  const open = await zheng.cancellations.get({ id });
  await zheng.cancellations.settle({ id, rev: open.card.rev, seen: open.document.hash, method: 'cash' });
  expect(await zheng.dealFigures.deposits({})).toEqual([]);
});

test('conflicts: what nobody settled, the critical first; not for finance, and no figure for a consultant', async () => {
  const ids = write((tx) => [
    tx.insert('deal_issue', dealIssueDoc({ ownerId: app.staff('consultant') })).id,
    tx.insert('deal_issue', dealIssueDoc({ severity: 'critical', kind: 'vin_gone' })).id,
    tx.insert('deal_issue', dealIssueDoc({ resolvedAt: 1, resolution: 'settled' })).id,
  ]);
  expect((await chen.dealFigures.issues({})).map(({ id }) => id)).toEqual([ids[1], ids[0]]);
  expect((await chen.dealFigures.issues({ consultantId: app.staff('consultant') })).map(({ id }) => id)).toEqual([
    ids[0],
  ]);
  await expect(zheng.dealFigures.issues({})).rejects.toMatchObject({ cause: { code: 'session.forbidden' } });
  for (const as of [zhou, wu])
    await expect(as.dealFigures.depth(MONTH)).rejects.toMatchObject({ cause: { code: 'session.forbidden' } });
});

test('each figure is read by indexes: what a year of other documents holds is not walked through', () => {
  const asked = { ...inMonth(MONTH), today: TODAY, all: 0, id: 'x', contractId: null, orderId: null };
  const walked = Object.entries({
    LEFT,
    ORDERED,
    THREADS,
    OPEN,
    WAITING,
    DECIDED,
    BACKLOG,
    ORDERS,
    CONTRACTS,
    OF_ORDER,
    OF_CONTRACT,
    OF_NOBODY,
    KEPT,
    ISSUES,
  }).flatMap(([name, sql]) => {
    const plan = app.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(asked) as { detail: string }[];
    return plan.flatMap(({ detail }) => (/^SCAN (?!begun|up|CONSTANT)/.test(detail) ? [`${name}: ${detail}`] : []));
  });
  // Each contract's head, and whether an order stands on it and money names it by index: the heads are few and short.
  expect(walked).toEqual(['CONTRACTS: SCAN h']);
});
