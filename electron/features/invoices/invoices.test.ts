import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paperCopies } from '../../../db/invoices/model.ts';
import { settlementDoc } from '../../../tests/factories/settlement.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { ORDER_NO, openDeal, shut } from '../../../tests/harness/deal.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import type { Write } from '../../kernel/write.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
const VIN = '1M8GDM9AXKP042788';
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
let wu: TestCaller;
let zheng: TestCaller;
let customerId: string;
let orderId: string;
let cars: string[];
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  wu = app.caller('backOffice');
  zheng = app.caller('finance');
  ({ customerId, orderId, cars } = await openDeal(app, { times: 2, buyerName: '王建国' }));
  const seller = { name: '城西雷克萨斯汽车销售有限公司', taxNo: '91110105MA00000000', issuer: '郑芳' };
  await chen.settings.update({
    seller: { ...seller, phone: '', address: '', bank: '', account: '', taxAuthority: '', taxAuthorityCode: '' },
  });
});
afterEach(() => app.close());

const write = <T>(work: (tx: Write) => T): T => app.showroom.store.write({ id: 'system' }, work);

async function allocated(orderVehicleId: string, vin = VIN): Promise<string> {
  const typed = {
    vin,
    origin: 'domestic',
    engineNo: 'E1',
    conformityCertNo: 'C1',
    brandModel: '雷克萨斯牌RX350h',
  } as const;
  const { id: vehicleId } = await chen.vehicles.create({ ...typed, status: 'inStock', seats: 5 });
  await wu.allocations.create({ vehicleId, orderVehicleId, orderNo: ORDER_NO });
  return vehicleId;
}
const pay = (yuan: number, more: object = {}) =>
  zheng.receipts.create({
    ...{ customerId, orderId, purpose: 'balance', method: 'cash' },
    ...{ amountFen: yuan * 100, payerName: '王建国', receivedOn: TODAY, force: true, ...more },
  });
let numbers = 0;
const typedFace = () => ({
  invoiceNo: `2631200000${String(++numbers).padStart(10, '0')}`,
  issuedOn: TODAY,
  buyerTaxNo: '110101199003071233',
  vehicleType: '多用途乘用车',
  originPlace: '日本福冈',
  vinIssuable: true,
});
/** The draft of a car, with everything that is typed. */
async function drafted(car: string, more: object = {}): Promise<string> {
  const { id } = await wu.invoices.start({ id: car });
  const { card } = await wu.invoices.get({ id });
  await wu.invoices.update({ id, rev: card.rev, ...typedFace(), ...more });
  return id;
}
async function go(id: string, to: 'recorded' | 'voided', as = zheng, reason?: string) {
  const { card, document } = await zheng.invoices.get({ id });
  await as.invoices.go({ id, rev: card.rev, seen: document.hash, to, reason });
}
async function recorded(car: string, more: object = {}): Promise<string> {
  const id = await drafted(car, more);
  await go(id, 'recorded');
  return id;
}
const account = () => zheng.receivables.account({ id: customerId });
const owed = async () => (await account()).receivables.map(({ amountFen, settledFen }) => amountFen - settledFen);

test('an invoice is begun with what contract, car and settings know; VAT follows from the price (vector 1)', async () => {
  await allocated(cars[0]!);
  const id = await drafted(cars[0]!);
  expect((await wu.invoices.start({ id: cars[0]! })).id).toBe(id);
  expect((await wu.invoices.get({ id })).card).toMatchObject({
    status: 'draft',
    buyerName: '王建国',
    buyerTaxNo: expect.stringContaining('*'),
    ...{ vin: VIN, engineNo: 'E1', certNo: 'C1', brandModel: '雷克萨斯牌RX350h', seats: 5, origin: 'domestic' },
    ...{ grossFen: 438_000_00, netFen: 387_610_62, taxFen: 50_389_38, rateBp: 1300 },
    ...{ sellerName: '城西雷克萨斯汽车销售有限公司', issuer: '郑芳' },
  });
});

test('recorded by finance alone, and the receivable is born with it, settled by what was paid already', async () => {
  await allocated(cars[0]!);
  await pay(20_000, { purpose: '定金' });
  const id = await drafted(cars[0]!);
  await expect(go(id, 'recorded', wu as never)).rejects.toThrow('session.forbidden');
  await go(id, 'recorded');
  const { card, receivables } = await zheng.invoices.get({ id });
  expect(card).toMatchObject({ status: 'recorded', docNo: expect.stringMatching(/^FP/) });
  expect(receivables).toMatchObject([{ amountFen: 438_000_00, settledFen: 20_000_00, dueOn: TODAY }]);
  await pay(418_000);
  expect(await owed()).toEqual([0]);
  // Nothing of it may be typed again.
  expect(await shut(wu.invoices.update({ id, rev: card.rev, buyerName: '王建军' }))).toEqual(['document.frozen']);
});

test('G8: a car that is not held, another VIN, another price, a second invoice or a registered car are each refused', async () => {
  const bare = await drafted(cars[0]!, {
    vin: VIN,
    brandModel: 'RX',
    engineNo: 'E1',
    certNo: 'C1',
    origin: 'domestic',
    seats: 5,
  });
  expect(await shut(go(bare, 'recorded'))).toEqual(['invoice.car.none']);
  const vehicleId = await allocated(cars[0]!);
  const { card } = await wu.invoices.get({ id: bare });
  await wu.invoices.update({ id: bare, rev: card.rev, vin: 'JTJBKRBZ902012999', grossFen: 430_000_00 });
  expect(await shut(go(bare, 'recorded'))).toEqual(['invoice.otherVin', 'invoice.amount']);
  const now = (await wu.invoices.get({ id: bare })).card;
  await wu.invoices.update({ id: bare, rev: now.rev, vin: VIN, grossFen: 438_000_00 });
  write((tx) => tx.update('vehicle', vehicleId, { registeredOn: '2026-03-01' }));
  expect(await shut(go(bare, 'recorded'))).toEqual(['invoice.registered']);
  write((tx) => tx.update('vehicle', vehicleId, { registeredOn: null }));
  await go(bare, 'recorded');
  expect(await shut(wu.invoices.start({ id: cars[0]! }))).toEqual(['invoice.twice']);
});

test('vector 29: of three cars those that are held may be invoiced, the other is refused by name', async () => {
  await allocated(cars[0]!);
  await allocated(cars[1]!, 'JTJBKRBZ902012999');
  await zhou.orders.get({ id: orderId });
  const third = app.showroom.store.write({ id: 'system' }, (tx) => {
    const { id: _id, rev: _rev, ...car } = tx.get('order_vehicle', cars[0]!)!;
    return tx.insert('order_vehicle', { ...car, id: '01900000-0000-7000-8000-000000000003', lineNo: 3 }).id;
  });
  await recorded(cars[0]!);
  await recorded(cars[1]!);
  const id = await drafted(third, {
    vin: '11111111111111111',
    brandModel: 'RX',
    engineNo: 'E',
    certNo: 'C',
    origin: 'domestic',
    seats: 5,
  });
  expect(await shut(go(id, 'recorded'))).toEqual(['invoice.car.none']);
  expect((await zhou.invoices.ofOrder({ id: orderId })).map(({ state }) => state)).toEqual([
    'recorded',
    'recorded',
    null,
  ]);
});

test('another buyer than the contract’s needs a level 1 decision and a signed 补充协议', async () => {
  await allocated(cars[0]!);
  const id = await drafted(cars[0]!, { buyerName: '李梅' });
  expect(await shut(go(id, 'recorded'))).toEqual(['invoice.otherBuyer', 'invoice.noSupplement']);
  write((tx) => tx.update('staff', app.staff('manager'), { authorityLevel: 1 }));
  const { id: request } = await wu.approvals.ask({
    kind: 'otherBuyer',
    entity: 'sales_invoice',
    docId: id,
    reason: '登记在妻子名下',
  });
  const open = await chen.approvals.get({ id: request });
  await chen.approvals.go({ id: request, rev: open.card.rev, seen: open.document.hash, to: 'approved' });
  expect(await shut(go(id, 'recorded'))).toEqual(['invoice.noSupplement']);
});

test('vector 31: a red invoice mirrors the blue one whole; what is owed is nothing and the money is free again', async () => {
  await allocated(cars[0]!);
  await pay(438_000);
  const blue = await recorded(cars[0]!);
  expect(await owed()).toEqual([0]);
  const { id } = await zheng.invoices.red({ id: blue, reason: 'returned' });
  expect((await zheng.invoices.red({ id: blue, reason: 'wrong' })).id).toBe(id);
  const { card } = await zheng.invoices.get({ id });
  expect(card).toMatchObject({ grossFen: -438_000_00, netFen: -387_610_62, taxFen: -50_389_38, buyerName: '王建国' });
  // Never in part: its amounts are the blue one's.
  expect(await shut(zheng.invoices.update({ id, rev: card.rev, grossFen: 100_00 }))).toEqual(['invoice.redMirrors']);
  expect(await shut(go(id, 'recorded'))).toEqual(['invoice.blank', 'invoice.blank', 'invoice.unconfirmed']);
  const red = { invoiceNo: '26312000009999999999', issuedOn: TODAY, confirmationNo: '31012603140000000001' };
  await zheng.invoices.update({ id, rev: card.rev, ...red, confirmationState: '02' });
  expect(await shut(go(id, 'recorded'))).toEqual(['invoice.unconfirmed']);
  const waiting = (await zheng.invoices.get({ id })).card;
  await zheng.invoices.update({ id, rev: waiting.rev, confirmationState: '04' });
  await go(id, 'recorded');
  expect((await zheng.invoices.get({ id: blue })).card.status).toBe('redIssued');
  expect(await owed()).toEqual([0, 0]);
  expect(await account()).toMatchObject({ balanceFen: 0, freeFen: 438_000_00 });
  // Issued again for the same car: the free money settles it.
  await recorded(cars[0]!);
  expect(await account()).toMatchObject({ balanceFen: 0, freeFen: 0 });
});

test('a paper invoice is voided in its month with all copies back, and never a digital one', async () => {
  await allocated(cars[0]!);
  const paper = { medium: 'paper', invoiceCode: '131002620123', invoiceNo: '00123456' };
  const id = await recorded(cars[0]!, paper);
  expect(await shut(go(id, 'voided', zheng, '打错'))).toEqual(['invoice.voidCopies']);
  const { card } = await zheng.invoices.get({ id });
  await zheng.invoices.update({ id, rev: card.rev, copiesBack: [...paperCopies] });
  await go(id, 'voided', zheng, '打错');
  expect(await owed()).toEqual([0, 0]);
  const again = await recorded(cars[0]!);
  expect(await shut(go(again, 'voided', zheng, '打错'))).toEqual(['invoice.voidDigital', 'invoice.voidCopies']);
});

test('money taken back or paid back takes its settlements along; what was paid too much is free and may go back', async () => {
  await allocated(cars[0]!);
  await recorded(cars[0]!);
  const { id: receipt } = await pay(440_000);
  expect(await account()).toMatchObject({ balanceFen: 0, freeFen: 2_000_00, overFen: 0 });
  // The order is of two cars: nothing is paid too much for it until both are.
  const { id: more } = await pay(440_000);
  expect((await account()).overFen).toBe(4_000_00);
  await zheng.receipts.reverse({ id: more, reason: '记错' });
  await zheng.receipts.refund({
    ...{ receiptId: receipt, method: 'cash', amountFen: 2_000_00, payeeName: '王建国' },
    ...{ refundedOn: TODAY, reason: '多收' },
  });
  expect(await account()).toMatchObject({ balanceFen: 0, freeFen: 0 });
  const { refunds } = await zheng.receipts.get({ id: receipt });
  await zheng.receipts.reverseRefund({ id: refunds[0]!.id, reason: '没有取' });
  await zheng.receipts.reverse({ id: receipt, reason: '记错' });
  expect(await account()).toMatchObject({ balanceFen: 438_000_00, freeFen: 0 });
});

test('one receipt pays for several orders where finance says so, and for nobody else', async () => {
  await allocated(cars[0]!);
  await allocated(cars[1]!, 'JTJBKRBZ902012999');
  await recorded(cars[0]!);
  await recorded(cars[1]!);
  const { id: receiptId } = await pay(500_000, { orderId: null });
  const open = (await account()).receivables;
  const lines = [
    { receivableId: open[0]!.id, fen: 438_000_00 },
    { receivableId: open[1]!.id, fen: 62_000_00 },
  ];
  const over = [lines[0]!, { receivableId: open[1]!.id, fen: 62_000_01 }];
  expect(await shut(zheng.receivables.settle({ receiptId, lines: over }))).toEqual(['settle.tooMuch']);
  await expect(wu.receivables.settle({ receiptId, lines })).rejects.toThrow('session.forbidden');
  await zheng.receivables.settle({ receiptId, lines });
  expect(await owed()).toEqual([0, 376_000_00]);
  const [made] = (await account()).receivables[1]!.settlements;
  await zheng.receivables.unsettle({ id: made!.id, reason: '客户另行支付' });
  expect(await owed()).toEqual([0, 438_000_00]);
  const other = await zhou.customers.create({ name: '李强', mobile: '13911113333' });
  const theirs = await pay(1_000, { customerId: other.id, orderId: null, payerName: '李强' });
  const wrong = { receiptId: theirs.id, lines: [{ receivableId: open[1]!.id, fen: 100 }] };
  expect(await shut(zheng.receivables.settle(wrong))).toEqual(['settle.otherCustomer']);
});

test.runIf(readsPdf)(
  'sheet to type from and statement are printed; the ID number stands on the sheet alone',
  async () => {
    await allocated(cars[0]!);
    const id = await recorded(cars[0]!);
    const { downloads } = app.showroom;
    const sheet = printedText(downloads, await wu.invoices.print({ id })).text;
    expect(sheet).toContain('110101199003071233');
    expect(sheet).toContain('肆拾叁万捌仟元整');
    expect(printedText(downloads, await zheng.receivables.print({ id: customerId })).text).toContain('438,000.00');
  },
);

test('a consultant learns that there is an invoice and nothing else of it', async () => {
  await allocated(cars[0]!);
  const id = await recorded(cars[0]!);
  const [first] = await zhou.invoices.ofOrder({ id: orderId });
  expect(first).toEqual({ orderVehicleId: cars[0], state: 'recorded', issuedOn: TODAY });
  await expect(zhou.invoices.get({ id })).rejects.toThrow('session.forbidden');
  await expect(zhou.receivables.ageing({})).rejects.toThrow('session.forbidden');
});

test('P7: whatever is paid, refunded, taken back, invoiced and taken back red, no yuan settles twice and nothing is settled beyond what is owed', async () => {
  await allocated(cars[0]!);
  await allocated(cars[1]!, 'JTJBKRBZ902012999');
  const { db } = app.showroom.store;
  const receiptIds = () => db.prepare('SELECT id FROM receipt WHERE reverses_id IS NULL').pluck().all() as string[];
  const acts: Record<string, (at: number) => Promise<unknown>> = {
    pay: (at) => pay(1 + ((at * 7919) % 500_000), at % 3 === 0 ? { orderId: null } : {}),
    refund: async (at) => {
      const receiptId = receiptIds()[at % Math.max(1, receiptIds().length)]!;
      const back = { method: 'cash', payeeName: '王建国', refundedOn: TODAY, reason: '退' } as const;
      await zheng.receipts.refund({ receiptId, ...back, amountFen: 1 + ((at * 104_729) % 90_000_00) });
    },
    reverse: (at) => zheng.receipts.reverse({ id: receiptIds()[at % Math.max(1, receiptIds().length)]!, reason: '错' }),
    invoice: (at) => recorded(cars[at % 2]!),
    red: async (at) => {
      const { id: blue } = (await zheng.invoices.ofOrder({ id: orderId }))[at % 2]!;
      const { id } = await zheng.invoices.red({ id: blue!, reason: 'wrong' });
      const { card } = await zheng.invoices.get({ id });
      const face = { ...typedFace(), confirmationNo: '3101', confirmationState: '01' as const };
      const { invoiceNo, issuedOn, confirmationNo, confirmationState } = face;
      await zheng.invoices.update({ id, rev: card.rev, invoiceNo, issuedOn, confirmationNo, confirmationState });
      await go(id, 'recorded');
    },
    settle: async (at) => {
      const { receivables, receipts } = await account();
      const lines = [
        { receivableId: receivables[at % receivables.length]!.id, fen: 1 + ((at * 15_485_863) % 300_000_00) },
      ];
      await zheng.receivables.settle({ receiptId: receipts[at % receipts.length]!.id, lines });
    },
  };
  const step = fc.record({ act: fc.constantFrom(...Object.keys(acts)), at: fc.nat(9_999) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      for (const { act, at } of steps) {
        // What the rules refuse is refused; only what stands afterwards counts.
        await acts[act]!(at).catch(() => undefined);
        const { receivables, receipts } = await account();
        for (const { usedFen, standingFen } of receipts)
          expect([usedFen >= 0, usedFen <= standingFen]).toEqual([true, true]);
        for (const { amountFen, settledFen } of receivables)
          expect(amountFen < 0 ? settledFen === amountFen : settledFen >= 0 && settledFen <= amountFen).toBe(true);
      }
    }),
    { numRuns: 12 },
  );
});

test('of two PCs’ settlements that met, finance sees a receipt that paid too much, and its next change sets it right', async () => {
  await allocated(cars[0]!);
  await recorded(cars[0]!);
  const { id: receiptId } = await pay(100_000);
  const [owedOne] = (await account()).receivables;
  write((tx) =>
    tx.insert('settlement', settlementDoc({ receiptId, receivableId: owedOne!.id, customerId, fen: 50_000_00 })),
  );
  expect((await account()).freeFen).toBe(-50_000_00);
  const { id: small } = await pay(1_000);
  await zheng.receipts.refund({
    ...{ receiptId, method: 'cash', amountFen: 1_00, payeeName: '王建国', refundedOn: TODAY, reason: '零头' },
  });
  const { receipts } = await account();
  expect(receipts.find(({ id }) => id === small)!.usedFen).toBe(1_000_00);
  expect(receipts.find(({ id }) => id === receiptId)).toMatchObject({ standingFen: 99_999_00, usedFen: 99_999_00 });
});
