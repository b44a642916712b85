import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocNo } from '../../../db/documents/number.ts';
import { depositMissing } from '../../../db/money/deposit.ts';
import { depositsOf } from '../../../db/receipts/model.ts';
import { seeded } from '../../../tests/factories/random.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { newId } from '../../kernel/ids.ts';
import { receivedFor } from './rows.ts';

/** Today is Saturday 2026-03-14. */
const on = '2026-03-14';
let app: TestApp;
let zheng: TestCaller;
let customerId: string;
beforeEach(async () => {
  app = await testApp();
  zheng = app.caller('finance');
  customerId = (await app.caller('consultant').customers.create({ name: '王建国', mobile: '13912345678' })).id;
});
afterEach(() => app.close());

type Typed = Parameters<TestCaller['receipts']['create']>[0];
const post = (yuan: number, more: Typed = {}) =>
  zheng.receipts.create({
    customerId,
    purpose: '定金',
    method: 'cash',
    amountFen: Math.round(yuan * 100),
    payerName: '王建国',
    receivedOn: on,
    ...more,
  });
const refund = (receiptId: string, yuan: number, more: Parameters<TestCaller['receipts']['refund']>[0] = {}) =>
  zheng.receipts.refund({
    receiptId,
    method: 'cash',
    amountFen: Math.round(yuan * 100),
    payeeName: '王建国',
    refundedOn: on,
    reason: '退订',
    ...more,
  });
const code = (call: Promise<unknown>) =>
  call.then(
    () => 'went through',
    (error) => error.cause?.code ?? error.message,
  );
const issues = (call: Promise<unknown>) =>
  call.then(
    () => [],
    (error) =>
      (error.cause?.problems ?? []).map(({ path, code: rule }: { path: string; code: string }) => `${path} ${rule}`),
  );

test('a receipt has its number from birth and is never changed', async () => {
  const receipt = await post(20_000);
  expect(readDocNo(receipt.docNo)).toMatchObject({ type: 'SK', on, count: 1 });
  expect((await post(500, { purpose: 'agency' })).docNo.slice(-3)).toBe('002');
  expect(receipt.cashierId).toBe(app.staff('finance'));
});

test('what a receipt must say', async () => {
  expect(await issues(post(0))).toEqual(['amountFen receipt.nothing']);
  expect(await issues(post(1, { method: 'card' }))).toEqual(['externalRef field.required']);
  expect(await issues(post(1, { payerName: '  ' }))).toEqual(['payerName field.required']);
  expect(await issues(post(1, { receivedOn: '2026-03-15' }))).toEqual(['receivedOn receipt.future']);
});

test('money that may be on file already is posted only by somebody who says it is other money', async () => {
  const first = await post(20_000, { method: 'transfer', externalRef: '2026031400012' });
  const twice = { method: 'transfer' as const, externalRef: '2026031400012', payerName: '李四' };
  expect(await code(post(1, twice))).toBe('receipt.alike');
  expect(await code(post(20_000))).toBe('receipt.alike');
  expect(await code(post(20_000, { force: true }))).toBe('went through');
  expect(await zheng.receipts.alike({ method: 'transfer', externalRef: '2026031400012' })).toMatchObject([
    { id: first.id, byReference: true },
  ]);
  await zheng.receipts.reverse({ id: first.id, reason: '重复' });
  expect(await code(post(1, twice))).toBe('went through');
});

test('a receipt is taken back whole, once, with a reason, by a second one of its own number', async () => {
  const { id } = await post(20_000);
  expect(await code(zheng.receipts.reverse({ id, reason: ' ' }))).toBe('document.reason');
  await zheng.receipts.reverse({ id, reason: '录错' });
  expect(await code(zheng.receipts.reverse({ id, reason: '再来' }))).toBe('receipt.reversed');
  const { rows } = await zheng.receipts.list({});
  expect(rows.map(({ state, amountFen }) => [state, amountFen])).toEqual([
    ['reversal', -20_000_00],
    ['reversed', 20_000_00],
  ]);
  expect(await code(zheng.receipts.reverse({ id: rows[0]!.id, reason: '冲回来' }))).toBe('receipt.isReversal');
  expect(await code(refund(id, 1))).toBe('receipt.reversed');
  expect((await zheng.receipts.day({ on })).methods).toEqual([
    { method: 'cash', receipts: 2, receivedFen: 0, refundedFen: 0 },
  ]);
});

test('a refund goes to who paid, never more than is left; level 2 may pay it to somebody else', async () => {
  const { id } = await post(20_000);
  expect(await code(refund(id, 20_000.01))).toBe('refund.tooMuch');
  await refund(id, 6_000);
  expect(await code(refund(id, 14_001))).toBe('refund.tooMuch');
  expect(await code(refund(id, 1, { payeeName: '张三' }))).toBe('refund.payee');
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('staff', app.staff('finance'), { authorityLevel: 2 }));
  expect(await code(refund(id, 1, { payeeName: '张三' }))).toBe('went through');
  expect(await code(zheng.receipts.reverse({ id, reason: '录错' }))).toBe('receipt.hasRefunds');
  const { refunds, leftFen } = await zheng.receipts.get({ id });
  expect([refunds.length, leftFen]).toEqual([2, 13_999_00]);
  await zheng.receipts.reverseRefund({ id: refunds[0]!.id, reason: '没付出去' });
  expect(await code(zheng.receipts.reverseRefund({ id: refunds[0]!.id, reason: '再来' }))).toBe('receipt.reversed');
  expect((await zheng.receipts.get({ id })).leftFen).toBe(19_999_00);
});

const contracted = async () => (await app.caller('consultant').contracts.draft({ customerId })).id;

test('vector 20: of the least deposit 20,000 there are 15,000, then all, and not after the first is taken back', async () => {
  const contractId = await contracted();
  const missing = () => depositMissing(20_000_00, depositsOf(receivedFor(app.showroom.store.db, { contractId })));
  const first = await post(15_000, { contractId });
  expect(missing()).toBe(5_000_00);
  await post(5_000, { contractId, purpose: 'advance' });
  await post(900, { contractId, purpose: 'agency' });
  expect(missing()).toBe(0);
  await zheng.receipts.reverse({ id: first.id, reason: '退票' });
  expect(missing()).toBe(15_000_00);
  expect(receivedFor(app.showroom.store.db, { contractId })).toEqual({
    byPurpose: { advance: 5_000_00, agency: 900_00 },
    totalFen: 5_900_00,
  });
});

test('a receipt that names contract and order counts once', async () => {
  const [contractId, orderId] = [await contracted(), newId()];
  const other = (await app.caller('consultant').customers.create({ name: '李四', mobile: '13912345679' })).id;
  expect(await code(post(1, { customerId: other, contractId }))).toBe('receipt.otherCustomer');
  await post(10_000, { contractId, orderId });
  await post(3_000, { orderId });
  expect(receivedFor(app.showroom.store.db, { contractId, orderId }).totalFen).toBe(13_000_00);
  expect(receivedFor(app.showroom.store.db, {}).totalFen).toBe(0);
});

test('P7: whatever is refunded and taken back in whatever order, no receipt gives back more than it brought', async () => {
  const chance = seeded(20);
  const below = (count: number) => Math.floor(chance() * count);
  for (let round = 0; round < 8; round += 1) {
    const yuan = 1 + below(500);
    const { id } = await post(yuan, { force: true });
    for (let step = 0; step < 12; step += 1) {
      const { refunds } = await zheng.receipts.get({ id });
      const live = refunds.filter(({ reversesId, reversed }) => reversesId === null && reversed === 0);
      const pick = live[below(live.length)];
      if (pick && below(4) === 0) await zheng.receipts.reverseRefund({ id: pick.id, reason: '错' });
      else await code(refund(id, 1 + below(yuan)));
      const now = await zheng.receipts.get({ id });
      const back = now.refunds
        .filter(({ reversesId, reversed }) => reversesId === null && reversed === 0)
        .reduce((sum, { amountFen }) => sum + amountFen, 0);
      expect(back).toBeLessThanOrEqual(yuan * 100);
      expect(now.leftFen).toBe(yuan * 100 - back);
    }
  }
});

test('who posts, who reads', async () => {
  const { id } = await post(20_000);
  for (const role of ['reception', 'consultant', 'warehouse', 'admin'] as const) {
    expect(await code(app.caller(role).receipts.list({}))).toBe('session.forbidden');
    expect(await code(app.caller(role).receipts.get({ id }))).toBe('session.forbidden');
  }
  for (const role of ['manager', 'backOffice'] as const) {
    expect((await app.caller(role).receipts.get({ id })).card.amountFen).toBe(20_000_00);
    expect(await code(app.caller(role).receipts.reverse({ id, reason: '错' }))).toBe('session.forbidden');
    expect(await code(app.caller(role).receipts.create({}))).toBe('session.forbidden');
  }
  expect(await app.caller('manager').receipts.ofCustomer({ id: customerId })).toMatchObject([{ id, refundedFen: 0 }]);
});

test('收据 and 退款单 are laid out and each copy is noted', async () => {
  const { id } = await post(20_000);
  const { url } = await zheng.receipts.print({ id, lang: 'zh-CN' });
  expect(url).toMatch(/^\//);
  await zheng.receipts.print({ id, lang: 'zh-CN' });
  const back = await refund(id, 100);
  await zheng.receipts.printRefund({ id: back.id, lang: 'en' });
  const prints = app.showroom.store.db.prepare('SELECT form, nth FROM document_print ORDER BY form, nth').all();
  expect(prints).toEqual([
    { form: 'receipt', nth: 1 },
    { form: 'receipt', nth: 2 },
    { form: 'refund', nth: 1 },
  ]);
});
