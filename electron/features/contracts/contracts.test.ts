import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocNo } from '../../../db/documents/number.ts';
import { attachmentDoc } from '../../../tests/factories/attachment.ts';
import { quoteDoc } from '../../../tests/factories/quote.ts';
import { quoteLineDoc } from '../../../tests/factories/quote-line.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';

/** Today is Saturday 2026-03-14. */
const on = '2026-03-14';
const ID_NO = '11010519491231002X';
let app: TestApp;
/** The consultant whose customer it is. */
let zhou: TestCaller;
let chen: TestCaller;
let zheng: TestCaller;
let customerId: string;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
  zheng = app.caller('finance');
  const card = await zhou.customers.create({
    name: '王建国',
    mobile: '13912345678',
    idType: 'residentId',
    idNo: ID_NO,
    address: '深圳市福田区深南大道 1 号',
    interestModel: 'RX 350h',
    interestColor: '白',
  });
  customerId = card.id;
});
afterEach(() => app.close());

type To = 'draft' | 'printed' | 'signed' | 'effective' | 'fulfilled' | 'terminated' | 'void';
const go = async (as: TestCaller, id: string, to: To, reason?: string) => {
  const { card, document } = await chen.contracts.get({ id });
  await as.contracts.go({ id, rev: card.rev, seen: document.hash, to, reason });
};
const code = (call: Promise<unknown>) =>
  call.then(
    () => 'went through',
    (error) => error.cause?.code ?? error.message,
  );
/** Codes of what keeps a step shut. */
const shut = (call: Promise<unknown>): Promise<string[]> =>
  call.then(
    () => [],
    (error) =>
      error.cause.params.gates.flatMap(
        (gate: { shut: { code: string; params?: { field?: string; fen?: number } }[] }) =>
          gate.shut.map((one) => [one.code, one.params?.field ?? one.params?.fen].filter(Boolean).join(' ')),
      ),
  );

const WHOLE = {
  brand: '雷克萨斯',
  origin: 'imported',
  vehicleFen: 430_000_00,
  depositFen: 100_000_00,
  deliveryPlace: '本店',
  plannedDeliveryOn: '2026-04-14',
  handedOver: ['invoice', 'keys'],
} as const;

/** Drafted from the card and filled in. */
async function drafted(more: Parameters<TestCaller['contracts']['update']>[0] | object = {}): Promise<string> {
  const { id } = await zhou.contracts.draft({ customerId });
  const { card } = await zhou.contracts.get({ id });
  await zhou.contracts.update({ id, rev: card.rev, ...WHOLE, handedOver: [...WHOLE.handedOver], ...more });
  return id;
}
async function signed(more: object = {}): Promise<string> {
  const id = await drafted(more);
  await go(zhou, id, 'printed');
  scan(id);
  const { card } = await zhou.contracts.get({ id });
  await zhou.contracts.update({ id, rev: card.rev, signedOn: on });
  await go(chen, id, 'signed');
  return id;
}
const scan = (entityId: string) =>
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.insert('attachment', attachmentDoc({ entity: 'contract', entityId, kind: 'signedContract' })),
  );
const pay = (contractId: string, yuan: number, more: object = {}) =>
  zheng.receipts.create({
    customerId,
    contractId,
    purpose: '定金',
    method: 'cash',
    amountFen: yuan * 100,
    payerName: '王建国',
    receivedOn: on,
    ...more,
  });

test('a draft takes over what the card knows, numbers whole and shown starred', async () => {
  const id = await drafted();
  const { card, masked } = await zhou.contracts.get({ id });
  expect(card).toMatchObject({ buyerName: '王建国', modelName: 'RX 350h', exteriorColor: '白', docNo: null });
  expect(masked).toContain('idNo');
  expect(card.idNo).not.toBe(ID_NO);
  expect(app.showroom.store.db.prepare('SELECT id_no FROM contract WHERE id = ?').pluck().get(id)).toBe(ID_NO);
  await zhou.contracts.update({ id, rev: card.rev, idNo: card.idNo, remark: '老客户' });
  expect(app.showroom.store.db.prepare('SELECT id_no FROM contract WHERE id = ?').pluck().get(id)).toBe(ID_NO);
});

test('the paper asks for all it cannot do without; each item done for the buyer is ticked apart', async () => {
  const { id } = await zhou.contracts.draft({ customerId });
  expect(await shut(go(zhou, id, 'printed'))).toEqual(
    expect.arrayContaining(['contract.blank brand', 'contract.blank vehicleFen', 'contract.blank plannedDeliveryOn']),
  );
  const whole = await drafted();
  await zhou.contracts.addLine({ id: whole, kind: 'registration', mode: 'agency', amountFen: 500_00 });
  await zhou.contracts.addLine({ id: whole, kind: 'accessory', mode: 'sell', title: '贴膜' });
  await zhou.contracts.addDue({ id: whole, dueFen: 430_000_00, condition: '交车前' });
  expect(await shut(go(zhou, whole, 'printed'))).toEqual([
    'contract.noAmount',
    'contract.notVoluntary',
    'contract.plan 50000',
  ]);
  const { lines, dues } = await zhou.contracts.get({ id: whole });
  await zhou.contracts.changeLine({ id: lines[0]!.id, rev: lines[0]!.rev, voluntary: true });
  await zhou.contracts.removeLine({ id: lines[1]!.id, rev: lines[1]!.rev });
  await zhou.contracts.changeDue({ id: dues[0]!.id, rev: dues[0]!.rev, dueFen: 430_500_00 });
  expect(await shut(go(zhou, whole, 'printed'))).toEqual([]);
});

test('printed it has its number and does not change; reworded it is another version under the same number', async () => {
  const id = await drafted();
  await go(zhou, id, 'printed');
  const { card, document } = await zhou.contracts.get({ id });
  expect(readDocNo(card.docNo!)).toMatchObject({ type: 'HT', on, count: 1 });
  expect(document.frozen).toBe(true);
  expect(await code(zhou.contracts.update({ id, rev: card.rev, vehicleFen: 1 }))).toBe('document.frozen');
  expect(await code(zhou.contracts.addLine({ id, kind: 'other', mode: 'gift' }))).toBe('document.frozen');
  await go(zhou, id, 'draft', '颜色改黑');
  const again = await zhou.contracts.get({ id });
  expect(again.card).toMatchObject({ status: 'draft', versionNo: 2, docNo: card.docNo });
  expect(again.document.incomplete).toBe(false);
  await zhou.contracts.update({ id, rev: again.card.rev, exteriorColor: '黑' });
  await go(zhou, id, 'printed');
  expect((await zhou.contracts.get({ id })).card.docNo).toBe(card.docNo);
  await go(zhou, id, 'void', '客户反悔');
  const { card: last } = await zhou.contracts.get({ id });
  expect(await code(zhou.contracts.update({ id, rev: last.rev, exteriorColor: '红' }))).toBe('document.frozen');
});

test('the manager signs it with its day and scan; the deposit makes it effective', async () => {
  const id = await drafted();
  await go(zhou, id, 'printed');
  expect(await code(go(zhou, id, 'signed'))).toBe('document.notYours');
  expect(await shut(go(chen, id, 'signed'))).toEqual(['contract.signedOn', 'contract.scan']);
  scan(id);
  const { card } = await zhou.contracts.get({ id });
  await zhou.contracts.update({ id, rev: card.rev, signedOn: on });
  await go(chen, id, 'signed');
  const signedCard = (await zhou.contracts.get({ id })).card;
  expect(await code(zhou.contracts.update({ id, rev: signedCard.rev, signedOn: '2026-03-13' }))).toBe(
    'document.frozen',
  );
  expect(await shut(go(zheng, id, 'effective'))).toEqual(['contract.deposit 10000000']);
  const first = await pay(id, 60_000);
  expect(await shut(go(zheng, id, 'effective'))).toEqual(['contract.deposit 4000000']);
  await pay(id, 40_000);
  await zheng.receipts.reverse({ id: first.id, reason: '退票' });
  expect(await shut(go(zheng, id, 'effective'))).toEqual(['contract.deposit 6000000']);
  await pay(id, 60_000);
  await go(zheng, id, 'effective');
  expect((await zhou.contracts.get({ id })).card.status).toBe('effective');
});

test('vector 19: what would go back if it ended, by whose fault; other money always goes back', async () => {
  const id = await signed();
  await pay(id, 100_000);
  const ended = async () => (await chen.contracts.get({ id })).money!.ifEnded!.map(({ refundFen }) => refundFen);
  expect(await ended()).toEqual([14_000_00, 186_000_00, 100_000_00]);
  await pay(id, 5_000, { purpose: 'balance' });
  expect(await ended()).toEqual([19_000_00, 191_000_00, 105_000_00]);
  const free = await signed({ depositKind: '订金' });
  await pay(free, 100_000, { purpose: '订金', force: true });
  expect((await chen.contracts.get({ id: free })).money!.ifEnded!.map(({ refundFen }) => refundFen)).toEqual(
    Array(3).fill(100_000_00),
  );
});

test('money in hand keeps a contract from being ended; refunded it may', async () => {
  const id = await signed();
  const { id: receiptId } = await pay(id, 100_000);
  expect(await shut(go(chen, id, 'terminated', '客户退订'))).toEqual(['contract.inHand 10000000']);
  const back = { receiptId, method: 'cash', payeeName: '王建国', refundedOn: on, reason: '退订' } as const;
  await zheng.receipts.refund({ ...back, amountFen: 100_000_00 });
  await go(chen, id, 'terminated', '客户退订');
  expect((await chen.contracts.get({ id })).card.status).toBe('terminated');
});

test('who sees what: money is for finance, manager and back office; a consultant prints their own', async () => {
  const id = await drafted();
  const li = app.caller('consultant', '何静');
  expect((await zhou.contracts.get({ id })).money).toBeNull();
  expect((await app.caller('backOffice').contracts.get({ id })).money).toMatchObject({ ifEnded: null });
  expect(await code(li.contracts.print({ id, lang: 'zh-CN' }))).toBe('contract.notYours');
  expect(await code(app.caller('reception').contracts.get({ id }))).toBe('session.forbidden');
  const { url } = await zhou.contracts.print({ id, lang: 'zh-CN' });
  expect(url).toMatch(/^\//);
  const copies = () => app.showroom.store.db.prepare('SELECT count(*) FROM document_print').pluck().get();
  expect(copies()).toBe(0);
  await go(zhou, id, 'printed');
  await zhou.contracts.print({ id, lang: 'zh-CN' });
  await zhou.contracts.print({ id, lang: 'en' });
  expect(copies()).toBe(2);
  await zhou.contracts.printPaymentNotice({ id, lang: 'zh-CN' });
});

test('a deposit that is waived lets it be effective; the decision is bound to what was signed', async () => {
  const id = await signed();
  const { id: request } = await zhou.approvals.ask({
    kind: 'depositWaiver',
    entity: 'contract',
    docId: id,
    reason: '老客户',
  });
  expect(await shut(go(zheng, id, 'effective'))).toEqual(['contract.deposit 10000000']);
  const { card, document } = await chen.approvals.get({ id: request });
  await chen.approvals.go({ id: request, rev: card.rev, seen: document.hash, to: 'approved' });
  await go(zheng, id, 'effective');
});

test('from an accepted quote come car, price, items and payment; what is then changed is no longer as quoted', async () => {
  const productClassId = (await chen.prices.known()).productClasses.find(({ code: leaf }) => leaf === 'ACC')!.id;
  const productId = (await chen.products.create({ kind: 'accessory', name: 'RX 350h', productClassId })).id;
  const head = { customerId, productId, exteriorColor: '白', paymentMode: 'cash' as const };
  const quote = quoteDoc({ ...head, status: 'issued' });
  const lines = [
    quoteLineDoc({ quoteId: quote.id, lineNo: 1, kind: 'vehicle', mode: 'sell', amountFen: 438_000_00 }),
    quoteLineDoc({ quoteId: quote.id, lineNo: 2, kind: 'accessory', mode: 'gift', title: '脚垫', amountFen: 0 }),
    quoteLineDoc({ quoteId: quote.id, lineNo: 3, kind: 'tradeIn', mode: 'sell', amountFen: 85_000_00 }),
  ];
  app.showroom.store.write({ id: 'system' }, (tx) => {
    tx.insert('quote', quote);
    for (const line of lines) tx.insert('quote_line', line);
  });
  const asked = { customerId, quoteId: quote.id };
  expect(await code(zhou.contracts.draft(asked))).toBe('contract.notAccepted');
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('quote', quote.id, { status: 'accepted' }));
  const { id } = await zhou.contracts.draft(asked);
  expect(await zhou.contracts.draft(asked)).toEqual({ id });
  const { card, lines: taken } = await zhou.contracts.get({ id });
  expect(card).toMatchObject({
    quoteId: quote.id,
    threadId: quote.threadId,
    vehicleFen: 438_000_00,
    tradeInFen: 85_000_00,
  });
  expect(taken).toMatchObject([{ kind: 'accessory', mode: 'gift', title: '脚垫' }]);
  const shutNow = async () => (await shut(go(zhou, id, 'printed'))).filter((one) => !one.startsWith('contract.blank'));
  expect(await shutNow()).toEqual(['contract.unpriced']);
  await zhou.contracts.update({ id, rev: card.rev, vehicleFen: 430_000_00 });
  expect(await shutNow()).toEqual(['contract.notAsQuoted', 'contract.unpriced']);
});

test('after the signature a 补充协议 changes what was agreed: under the contract’s number, frozen, signed by its own scan', async () => {
  const id = await drafted();
  await expect(zhou.contracts.supplements.start({ id })).rejects.toMatchObject({
    cause: { code: 'contract.notBinding' },
  });
  const binding = await signed();
  const supplement = await zhou.contracts.supplements.start({ id: binding });
  expect(await zhou.contracts.supplements.start({ id: binding })).toEqual(supplement);
  const step = async (as: TestCaller, to: 'printed' | 'signed') => {
    const { card, document } = await chen.contracts.supplements.get(supplement);
    await as.contracts.supplements.go({ ...supplement, rev: card.rev, seen: document.hash, to });
  };
  expect(await shut(step(zhou, 'printed'))).toEqual(['contract.terms']);
  const { card } = await zhou.contracts.supplements.get(supplement);
  await zhou.contracts.supplements.update({ ...supplement, rev: card.rev, terms: '交车日期改为 2026-04-20' });
  await step(zhou, 'printed');
  expect(await shut(step(chen, 'signed'))).toEqual(['contract.supplementScan']);
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.insert('attachment', attachmentDoc({ entity: 'contract', entityId: binding, kind: 'supplement' })),
  );
  await step(chen, 'signed');
  const after = await zhou.contracts.get({ id: binding });
  expect(after.supplements).toMatchObject([{ docNo: `${after.card.docNo}-1`, status: 'signed' }]);
  expect(after.document.incomplete).toBe(false);
});
