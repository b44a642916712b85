import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { openDeal } from '../../../tests/harness/deal.ts';
import { ENTRIES, UNDER_WAY } from './service.ts';

/** Today is Saturday 2026-03-14, 10:00. */
const TODAY = '2026-03-14';
let app: TestApp;
let wu: TestCaller;
let zheng: TestCaller;
let customerId: string;
let orderId: string;
beforeEach(async () => {
  app = await testApp();
  wu = app.caller('backOffice');
  zheng = app.caller('finance');
  ({ customerId, orderId } = await openDeal(app, { times: 1, buyerName: '王建国' }));
});
afterEach(() => app.close());

const collect = (fen: number) =>
  zheng.receipts.create({
    ...{ customerId, orderId, purpose: 'agency', method: 'cash', amountFen: fen },
    ...{ payerName: '王建国', receivedOn: TODAY, force: true },
  });
const pay = (amountFen: number, kind: 'purchaseTax' | 'commercialInsurance' = 'purchaseTax') =>
  wu.agency.pay({ orderId, kind, payee: '税务局', amountFen, method: 'cash', paidOn: TODAY });
const closing = async (): Promise<string[]> => {
  const { document } = await zheng.orders.get({ id: orderId });
  const gates = document.steps.find(({ to }) => to === 'closed')!.gates;
  return gates
    .find(({ gate }) => gate === 'closing')!
    .shut.map(({ code }) => code)
    .filter((code) => code.startsWith('agency'));
};

test('vector 32: collected 46,266.56 and paid 46,166.56, the order may not close until 100.00 went back', async () => {
  const receipt = await collect(46_266_56);
  await pay(38_761_06);
  await pay(7_405_50, 'commercialInsurance');
  expect(await zheng.agency.ofOrder({ id: orderId })).toMatchObject({
    ...{ collectedFen: 46_266_56, paidFen: 46_166_56, openFen: 100_00 },
  });
  expect(await closing()).toEqual(['agency.open']);
  expect(await zheng.agency.open()).toMatchObject([{ id: orderId, openFen: 100_00 }]);
  await zheng.receipts.refund({
    ...{ receiptId: receipt.id, method: 'cash', amountFen: 100_00, payeeName: '王建国' },
    ...{ refundedOn: TODAY, reason: '代办多退' },
  });
  expect(await closing()).toEqual([]);
  expect(await zheng.agency.open()).toEqual([]);
});

test('more paid than collected is said too; a wrong payment is taken back once, and both stand', async () => {
  await pay(1_000_00);
  expect(await closing()).toEqual(['agency.short']);
  const [wrong] = (await wu.agency.ofOrder({ id: orderId })).entries;
  await expect(wu.agency.reverse({ id: wrong!.id, reason: ' ' })).rejects.toMatchObject({
    cause: { code: 'document.reason' },
  });
  await wu.agency.reverse({ id: wrong!.id, reason: '记错单' });
  await expect(wu.agency.reverse({ id: wrong!.id, reason: '又一次' })).rejects.toMatchObject({
    cause: { code: 'agency.reversed' },
  });
  const { openFen, entries } = await wu.agency.ofOrder({ id: orderId });
  expect(openFen).toBe(0);
  expect(entries.map(({ reversed, reversesId }) => [reversed, reversesId !== null])).toEqual([
    [1, false],
    [0, true],
  ]);
});

test('a payment without amount, payee or number is told field by field; nobody who sells sees or posts one', async () => {
  await expect(
    wu.agency.pay({ orderId, kind: 'other', amountFen: 0, method: 'transfer', paidOn: '2026-03-15' }),
  ).rejects.toMatchObject({
    cause: { problems: expect.arrayContaining([expect.objectContaining({ path: 'payee' })]) },
  });
  for (const role of ['consultant', 'reception', 'warehouse'] as const)
    await expect(app.caller(role).agency.ofOrder({ id: orderId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('accounts are read by their indexes', () => {
  for (const sql of [ENTRIES, UNDER_WAY]) {
    const plan = app.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql === ENTRIES ? [''] : [])) as {
      detail: string;
    }[];
    expect(plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
  }
});
