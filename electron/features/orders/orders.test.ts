import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocNo } from '../../../db/documents/number.ts';
import { contractDoc } from '../../../tests/factories/contract.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { priceListId, productClassId } from '../prices/shipped.ts';
import { dealOfQuote } from '../quotes/deal.ts';
import { dealHashOf } from './deal.ts';
import { carsOf, linesOf, orderOf } from './rows.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
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
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.update('staff', app.staff('manager', '林总'), { authorityLevel: 2 }),
  );
  customerId = (await zhou.customers.create({ name: '王建国', mobile: '13911112222' })).id;
  const model = { brand: '雷克萨斯', series: 'RX', modelName: 'RX 350h', modelYear: 2026, origin: 'imported' as const };
  const { id: modelId } = await chen.models.create(model);
  await wu.products.fromModels();
  car = (await wu.prices.known()).products.find((product) => product.modelId === modelId)!.id;
  mats = (await wu.products.create({ kind: 'accessory', name: '脚垫', productClassId: productClassId('ACC') })).id;
});
afterEach(() => app.close());

/** A 调价单 of the standard list, drafted and approved. */
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
  ]);
type To = Parameters<TestCaller['orders']['go']>[0]['to'];
const go = async (as: TestCaller, id: string, to: To, reason?: string) => {
  const { card, document } = await chen.orders.get({ id });
  await as.orders.go({ id, rev: card.rev, seen: document.hash, to, reason });
};
const shut = (step: Promise<unknown>) =>
  step.then(
    () => [],
    (refused: { cause: { code: string; params?: { gates?: { shut: { code: string; lineNo?: number }[] }[] } } }) =>
      refused.cause.params?.gates?.flatMap(({ shut: each }) =>
        each.map(({ code, lineNo }) => (lineNo === undefined ? code : `${code} ${lineNo}`)),
      ) ?? [refused.cause.code],
  );
/** An order with cars of the one configuration there is. */
async function ordered(times = 1, vehicleFen?: number): Promise<string> {
  const { id } = await zhou.orders.create({ customerId });
  const typed = { productId: car, exteriorColor: '白', interiorColor: '米' };
  await zhou.orders.addCars({ id, times, car: { ...typed, ...(vehicleFen !== undefined && { vehicleFen }) } });
  return id;
}
const opened = (id: string) => chen.orders.get({ id });
/** Another price of its first car. */
const carAt = async (id: string, vehicleFen: number) => {
  const [first] = (await opened(id)).cars;
  await zhou.orders.changeCar({ id: first!.id, rev: first!.rev, vehicleFen });
};

test('entered five times it is five cars, each with guide and deal price and the number of the 调价单 they stand on', async () => {
  await carPrices();
  const { cars, money } = await opened(await ordered(5));
  expect(cars).toHaveLength(5);
  expect(new Set(cars.map(({ id }) => id)).size).toBe(5);
  expect(cars[4]).toMatchObject({ lineNo: 5, guideFen: 458_000_00, dealFen: 438_000_00, vehicleFen: 438_000_00 });
  expect(cars[0]!.adjustmentNo).toMatch(/^TJ/);
  expect(money).toMatchObject({ payableFen: 5 * 438_000_00, balanceFen: 5 * 438_000_00, minDepositFen: 5_000_00 });
});

test('vector 18: a discount of the whole goes into the cars at once, to the 分, and lives only there', async () => {
  await carPrices();
  const id = await ordered(3);
  const [, , third] = (await opened(id)).cars;
  await zhou.orders.changeCar({ id: third!.id, rev: third!.rev, vehicleFen: 258_000_00 });
  const { card } = await opened(id);
  await zhou.orders.spread({ id, rev: card.rev, fen: 10_000_00 });
  const after = await opened(id);
  expect(after.cars.map(({ vehicleFen }) => vehicleFen)).toEqual([
    438_000_00 - 3_862_44,
    438_000_00 - 3_862_43,
    258_000_00 - 2_275_13,
  ]);
  expect(after.card.wholeDiscountFen).toBe(10_000_00);
  expect(after.money.payableFen).toBe(1_134_000_00 - 10_000_00);
  expect(await shut(zhou.orders.spread({ id, rev: after.card.rev, fen: 9_999_999_00 }))).toEqual([
    'order.discountTooMuch',
  ]);
});

test('vector 22: saved without a price at any time, named by both what is missing and where, cured by a 调价单', async () => {
  const id = await ordered();
  const line = { kind: 'accessory' as const, mode: 'sell' as const, qty: 1, productId: mats };
  await zhou.orders.saveSheet({ id, lines: [line], removed: [] });
  const before = await opened(id);
  expect(before.cars[0]).toMatchObject({ vehicleFen: null, noPriceReason: 'price.none' });
  expect(before.lines[0]).toMatchObject({ amountFen: null, noPriceReason: 'price.none' });
  const gate = before.gates.find(({ gate: name }) => name === 'prices')!;
  expect(gate.shut.map(({ code }) => code)).toEqual([
    'order.car.vehicle',
    'order.car.guide',
    'order.car.deal',
    'order.car.floor',
    'line.noAmount',
  ]);
  expect(gate.shut.at(-1)).toMatchObject({ lineNo: 1, params: { reason: 'price.none' } });
  await carPrices();
  await priced([[mats, 'deal', 680]]);
  await zhou.orders.saveSheet({ id, lines: [], removed: [] });
  const after = await opened(id);
  expect(after.cars[0]).toMatchObject({ vehicleFen: 438_000_00, noPriceReason: null });
  expect(after.lines[0]).toMatchObject({ amountFen: 680_00, source: 'list' });
  expect(after.gates.find(({ gate: name }) => name === 'prices')!.shut).toEqual([]);
});

test('below the deal price a decision is asked for on the order itself; another price, and it is void; a copy of it has none', async () => {
  await carPrices();
  const id = await ordered(1, 437_000_00);
  const ladder = async () =>
    (await opened(id)).gates.find(({ gate }) => gate === 'ladder')!.shut.map(({ code }) => code);
  expect(await ladder()).toEqual(['decision.none']);
  const asked = await zhou.approvals.ask({
    kind: 'priceConcession',
    entity: 'sales_order',
    docId: id,
    reason: '老客户',
  });
  const { card, document, askedFen } = { ...(await chen.approvals.get({ id: asked.id })), askedFen: 0 };
  expect([card.askedFen, card.requiredLevel, askedFen]).toEqual([1_000_00, 1, 0]);
  await chen.approvals.go({ id: asked.id, rev: card.rev, seen: document.hash, to: 'approved' });
  expect(await ladder()).toEqual([]);
  await carAt(id, 436_000_00);
  expect(await ladder()).toEqual(['decision.void']);
  await carAt(id, 437_000_00);
  expect(await ladder()).toEqual([]);
  // The same customer, the same car, the same price: an order of its own, hence another deal.
  const other = await ordered(1, 437_000_00);
  expect((await opened(other)).gates.find(({ gate }) => gate === 'ladder')!.shut.map(({ code }) => code)).toEqual([
    'decision.none',
  ]);
});

test('above the marked price and its options no car may be; gifts make it cheaper for the ladder, not for the customer', async () => {
  await carPrices();
  const id = await ordered(1, 458_000_01);
  const marked = async () => (await opened(id)).gates.find(({ gate }) => gate === 'marked')!.shut;
  expect(await marked()).toEqual([{ code: 'order.aboveMarked', params: { car: 1, fen: 1 } }]);
  await carAt(id, 438_000_00);
  expect(await marked()).toEqual([]);
  await priced([[mats, 'deal', 680]]);
  const gift = { kind: 'accessory' as const, mode: 'gift' as const, qty: 1, productId: mats };
  await zhou.orders.saveSheet({ id, lines: [gift], removed: [] });
  const told = await zhou.orders.get({ id });
  expect([told.belowFen, told.money.payableFen, told.requiredLevel]).toEqual([680_00, 438_000_00, null]);
  expect(JSON.stringify(told)).not.toContain('42800000');
  expect((await opened(id)).requiredLevel).toBe(1);
});

test('without cars and a contract nothing is submitted; what is on the cars is no line; a car taken out takes its lines along', async () => {
  await carPrices();
  const { id } = await zhou.orders.create({ customerId });
  expect(await shut(go(zhou, id, 'managerReview'))).toEqual(['order.noCars', 'order.noContract']);
  await zhou.orders.addCars({ id, times: 2, car: { productId: car } });
  const { cars } = await opened(id);
  const line = { kind: 'registration' as const, mode: 'agency' as const, qty: 1, amountFen: 125_00 };
  await zhou.orders.saveSheet({ id, lines: [{ ...line, orderVehicleId: cars[1]!.id }, line], removed: [] });
  expect(await shut(zhou.orders.saveSheet({ id, lines: [{ ...line, kind: 'vehicle' }], removed: [] }))).toEqual([
    'order.carLine',
  ]);
  await zhou.orders.removeCar({ id: cars[1]!.id, rev: cars[1]!.rev });
  const after = await opened(id);
  expect([after.cars.length, after.lines.length, after.money.agencyTotalFen]).toEqual([1, 1, 125_00]);
  expect(await shut(zhou.orders.addCars({ id, times: 50, car: { productId: car } }))).not.toEqual([]);
});

test('cancelled by the manager with a reason while nothing was paid; money on it goes by 退订', async () => {
  await carPrices();
  const id = await ordered();
  expect(await shut(go(zhou, id, 'cancelled', '客户改主意'))).toEqual(['document.notYours']);
  const receipt = { customerId, orderId: id, purpose: '定金' as const, method: 'cash' as const, payerName: '王建国' };
  const { id: receiptId } = await zheng.receipts.create({ ...receipt, amountFen: 1_000_00, receivedOn: TODAY });
  expect(await shut(go(chen, id, 'cancelled', '客户改主意'))).toEqual(['order.paid']);
  await zheng.receipts.reverse({ id: receiptId, reason: '记错' });
  await go(chen, id, 'cancelled', '客户改主意');
  expect((await opened(id)).card.status).toBe('cancelled');
});

test('转订单: amounts and price references of the accepted quote as they are, once, and its decision holds for the order too', async () => {
  await carPrices();
  await priced([[mats, 'deal', 680]]);
  const head = { customerId, productId: car, exteriorColor: '白', interiorColor: '米', pricingOn: TODAY };
  const days = { validUntil: '2026-03-21', plannedInvoiceOn: '2026-03-31' };
  const { id: quoteId } = await zhou.quotes.create({ ...head, ...days });
  const sheet = await zhou.quotes.get({ id: quoteId });
  const vehicle = sheet.lines.find(({ kind }) => kind === 'vehicle')!;
  const taxes = sheet.lines.filter(({ kind }) => /Tax|Insurance/.test(kind));
  await zhou.quotes.saveSheet({
    id: quoteId,
    lines: [
      { id: vehicle.id, rev: vehicle.rev, amountFen: 437_000_00 },
      ...taxes.map(({ id, rev }, at) => ({ id, rev, amountFen: (at + 1) * 100_00 })),
      { kind: 'accessory', mode: 'gift', productId: mats, qty: 1 },
    ],
    removed: [],
  });
  const goQuote = async (to: 'issued' | 'accepted') => {
    const { card, document } = await zhou.quotes.get({ id: quoteId });
    await zhou.quotes.go({ id: quoteId, rev: card.rev, seen: document.hash, to });
  };
  await goQuote('issued');
  const asked = await zhou.approvals.ask({ kind: 'priceConcession', entity: 'quote', docId: quoteId, reason: '竞品' });
  const request = await chen.approvals.get({ id: asked.id });
  expect(request.cars[0]).toMatchObject({ netFen: 436_320_00, belowFen: 1_680_00, level: 1 });
  await chen.approvals.go({ id: asked.id, rev: request.card.rev, seen: request.document.hash, to: 'approved' });
  expect(await shut(zhou.orders.fromQuote({ quoteId }))).toEqual(['order.notAccepted']);
  await goQuote('accepted');
  const { id, made } = await zhou.orders.fromQuote({ quoteId });
  expect(made).toBe(true);
  expect(await wu.orders.fromQuote({ quoteId })).toEqual({ id, made: false });
  const order = await opened(id);
  const quote = await zhou.quotes.get({ id: quoteId });
  const parts = ({ kind, mode, qty, listFen, amountFen, source }: (typeof order.lines)[number]) => ({
    ...{ kind, mode, qty, listFen, amountFen, source },
  });
  const beside = quote.lines.filter(({ kind }) => !['guide', 'discount', 'vehicle'].includes(kind));
  expect(order.lines.map(parts)).toEqual(beside.map((line) => parts(line as never)));
  expect(order.cars[0]).toMatchObject({ guideFen: 458_000_00, dealFen: 438_000_00, vehicleFen: 437_000_00 });
  expect(order.money.payableFen).toBe(quote.money.payableFen);
  const { db } = app.showroom.store;
  const hash = dealHashOf(orderOf(db, id)!, carsOf(db, id), linesOf(db, id));
  expect(hash).toBe(dealOfQuote(db, quoteId).hash);
  expect(carsOf(db, id)[0]!.dealRef).toEqual(vehicle.priceRef);
  expect(order.gates.find(({ gate }) => gate === 'ladder')!.shut).toEqual([]);
  // A new list changes nothing of it.
  await priced([[car, 'deal', 445_000]]);
  expect((await opened(id)).cars[0]).toMatchObject({ dealFen: 438_000_00, vehicleFen: 437_000_00 });
  expect((await opened(id)).gates.find(({ gate }) => gate === 'ladder')!.shut).toEqual([]);
});

/** A contract of the customer, signed unless another state is said. */
function contracted(changes: Parameters<typeof contractDoc>[0] = {}): string {
  const doc = contractDoc({ customerId, buyerName: '王建国', depositFen: 20_000_00, status: 'signed', ...changes });
  app.showroom.store.write({ id: 'system' }, (tx) => tx.insert('contract', doc));
  return doc.id;
}
const linked = async (id: string, contractId: string) => {
  const { card } = await opened(id);
  await zhou.orders.update({ id, rev: card.rev, contractId });
};
const pay = async (orderId: string, yuan: number) => {
  const receipt = { customerId, orderId, purpose: '定金' as const, method: 'cash' as const, payerName: '王建国' };
  return (await zheng.receipts.create({ ...receipt, amountFen: yuan * 100, receivedOn: TODAY, force: true })).id;
};

test('draft to 待交车: both reviews, sent back with a reason, G5 and G3 named with what is missing (vector 20, the order)', async () => {
  await carPrices();
  const id = await ordered();
  const contractId = contracted({ status: 'printed' });
  await linked(id, contractId);
  await go(zhou, id, 'managerReview');
  expect(readDocNo((await opened(id)).card.docNo!)).toMatchObject({ type: 'DD', count: 1 });
  expect(await chen.workbench.rows({ name: 'ordersToReview' })).toMatchObject([{ path: `/orders/${id}`, who: '周凯' }]);
  expect(await shut(zhou.orders.addCars({ id, car: { productId: car } }))).toEqual(['document.frozen']);
  await go(chen, id, 'draft', '颜色写错');
  await carAt(id, 438_000_00);
  await go(zhou, id, 'managerReview');
  await go(chen, id, 'financeReview');
  expect(await shut(go(zheng, id, 'open'))).toEqual(['order.notSigned', 'order.deposit']);
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('contract', contractId, { status: 'signed' }));
  await pay(id, 15_000);
  const gates = (await opened(id)).gates.find(({ gate }) => gate === 'deposit')!;
  expect(gates.shut).toEqual([{ code: 'order.deposit', params: { fen: 5_000_00, of: 20_000_00 } }]);
  const last = await pay(id, 5_000);
  await zheng.receipts.reverse({ id: last, reason: '退回' });
  expect(await shut(go(zheng, id, 'open'))).toEqual(['order.deposit']);
  await pay(id, 5_000);
  expect(await shut(go(chen, id, 'open'))).toEqual(['document.notYours']);
  await go(zheng, id, 'open');
  const { card, money, document } = await opened(id);
  expect([card.status, money.balanceFen]).toEqual(['open', 438_000_00 - 20_000_00]);
  expect(document.events.map(({ to }) => to)).toEqual([
    ...['managerReview', 'draft', 'managerReview', 'financeReview', 'open'],
  ]);
  expect(await shut(go(zheng, id, 'closed'))).toEqual(
    expect.arrayContaining(['order.undelivered', 'order.balance', 'closing.noInvoice']),
  );
});

test('without the deposit by a decision of the level; another buyer than the contract’s is refused', async () => {
  await carPrices();
  const id = await ordered();
  await linked(id, contracted());
  await go(zhou, id, 'managerReview');
  await go(chen, id, 'financeReview');
  expect(await shut(go(zheng, id, 'open'))).toEqual(['order.deposit']);
  const asked = await zhou.approvals.ask({ kind: 'depositWaiver', entity: 'sales_order', docId: id, reason: '大客户' });
  const { card, document } = await lin.approvals.get({ id: asked.id });
  expect([card.askedFen, card.requiredLevel]).toEqual([20_000_00, 2]);
  const at = { id: asked.id, rev: card.rev, seen: document.hash, to: 'approved' as const };
  expect(await shut(chen.approvals.go(at))).toEqual(['decision.level']);
  await lin.approvals.go(at);
  await go(zheng, id, 'open');
  const other = await ordered();
  await linked(other, contracted({ buyerName: '李强' }));
  expect((await opened(other)).gates.find(({ gate }) => gate === 'contract')!.shut.map(({ code }) => code)).toEqual([
    'order.otherBuyer',
  ]);
});

test('P8: whoever does what in whatever order, no order is 待交车 with a gate of it false', async () => {
  await carPrices();
  const people = { zhou, chen, wu, zheng, lin };
  const contractIds = [contracted(), contracted({ status: 'draft' }), contracted({ buyerName: '李强' })];
  const who = fc.constantFrom('zhou', 'chen', 'wu', 'zheng', 'lin') as fc.Arbitrary<keyof typeof people>;
  const act = fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('go' as const),
        who,
        to: fc.constantFrom<To>('managerReview', 'financeReview', 'open', 'draft'),
      }),
    },
    { weight: 14, arbitrary: fc.record({ kind: fc.constant('next' as const), who }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('price' as const), who, fen: fc.constantFrom(438_000_00, 437_000_00) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), who, at: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pay' as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('decide' as const), who }) },
  );
  const NEXT: Record<string, To> = { draft: 'managerReview', managerReview: 'financeReview' };
  let reached = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 30 }), async (acts) => {
      const id = await ordered();
      await linked(id, contractIds[0]!);
      const doing = async (one: (typeof acts)[number]): Promise<unknown> => {
        const as = people[one.who];
        const { card, cars } = await opened(id);
        if (one.kind === 'go') return go(as, id, one.to, '。');
        if (one.kind === 'next') return go(as, id, NEXT[card.status] ?? 'open');
        if (one.kind === 'price')
          return as.orders.changeCar({ id: cars[0]!.id, rev: cars[0]!.rev, vehicleFen: one.fen });
        if (one.kind === 'link') return as.orders.update({ id, rev: card.rev, contractId: contractIds[one.at]! });
        if (one.kind === 'pay') return pay(id, 20_000);
        const asked = await zhou.approvals.ask({
          kind: 'priceConcession',
          entity: 'sales_order',
          docId: id,
          reason: '。',
        });
        const { card: request, document } = await lin.approvals.get({ id: asked.id });
        return as.approvals.go({ id: asked.id, rev: request.rev, seen: document.hash, to: 'approved' });
      };
      for (const one of acts) {
        const before = (await opened(id)).card.status;
        await doing(one).catch(() => undefined);
        const { card, gates, document } = await opened(id);
        if (card.status !== 'open' || before === 'open') continue;
        reached += 1;
        expect(gates.filter(({ shut: missing }) => missing.length > 0)).toEqual([]);
        const passed = (to: string) => document.events.filter((event) => event.to === to).at(-1)!.byName;
        expect(passed('open')).not.toBe(passed('financeReview'));
      }
    }),
    { numRuns: 10, seed: 8 },
  );
  expect(reached).toBeGreaterThan(0);
}, 120_000);

test.runIf(readsPdf)(
  'the paper: cars, lines, sums and 大写, a draft across it until it is submitted, copies counted',
  async () => {
    await carPrices();
    const id = await ordered(2);
    const print = async () => printedText(app.showroom.downloads, await zhou.orders.print({ id, lang: 'zh-CN' })).text;
    expect(await print()).toContain('草稿');
    await linked(id, contracted());
    await go(zhou, id, 'managerReview');
    const first = await print();
    for (const said of ['销售订单', '王建国', 'RX 350h', '438,000.00', '876,000.00', '捌拾柒万陆仟元整'])
      expect(first).toContain(said);
    expect(first).not.toContain('428,000');
    expect(await print()).toContain('补打 1');
  },
);
