import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocNo } from '../../../db/documents/number.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { printedText, readsPdf } from '../../../tests/harness/pdf.ts';
import { priceListId, productClassId } from '../prices/shipped.ts';
import { dealOfQuote } from './deal.ts';

/** 2026-11-23, 10:00 in the showroom. */
const NOW = Date.parse('2026-11-23T02:00:00Z');
const DAY = 86_400_000;
let app: TestApp;
let wu: TestCaller;
let lin: TestCaller;
let zhou: TestCaller;
let chen: TestCaller;
let car: string;
let customerId: string;
beforeEach(async () => {
  app = await testApp({ now: NOW });
  wu = app.caller('backOffice');
  lin = app.caller('manager', '林总');
  chen = app.caller('manager');
  zhou = app.caller('consultant');
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.update('staff', app.staff('manager', '林总'), { authorityLevel: 2 }),
  );
  const model = {
    ...{ brand: '雷克萨斯', series: 'RX', modelName: 'RX 350h', modelYear: 2026, origin: 'imported' as const },
    ...{ fuel: 'hybrid' as const, displacementMl: 2487, seats: 5 },
  };
  const { id } = await chen.models.create(model);
  await wu.products.fromModels();
  car = (await wu.prices.known()).products.find(({ modelId }) => modelId === id)!.id;
  customerId = (await zhou.customers.create({ kind: 'person', name: '王建国', mobile: '13800000001' })).id;
});
afterEach(() => app.close());

const STD = priceListId('STD');
const day = (after: number) => new Date(NOW + after * DAY).toISOString().slice(0, 10);
type Price = [item: string, yuan: number, productId?: string];
/** A 调价单 drafted, submitted and approved. */
async function adjusted(prices: Price[], validFrom = day(0), validTo: string | null = null) {
  const { id } = await wu.adjustments.create({ kind: 'regular', reason: '厂家调价' });
  await wu.adjustments.addLines({
    id,
    lines: prices.map(([itemCode, yuan, productId = car]) => ({
      ...{ listId: STD, itemCode, productId, mode: 'amount' as const, value: yuan * 100, validFrom, validTo },
    })),
  });
  for (const [as, to] of [
    [wu, 'submitted'],
    [lin, 'approved'],
  ] as const) {
    const { card, document } = await lin.adjustments.get({ id });
    await as.adjustments.go({ id, rev: card.rev, seen: document.hash, to });
  }
}
const standard = () =>
  adjusted([
    ['guide', 458_000],
    ['deal', 438_000],
    ['floor', 428_000],
  ]);
const begun = (more: object = {}) =>
  zhou.quotes.create({
    ...{
      customerId,
      productId: car,
      exteriorColor: '白',
      pricingOn: day(0),
      validUntil: day(7),
      plannedInvoiceOn: day(0),
    },
    ...{ registrationRegion: '北京市', ...more },
  });
type Sheet = Parameters<TestCaller['quotes']['saveSheet']>[0];
type SheetLine = Sheet['lines'][number];
const opened = (id: string) => zhou.quotes.get({ id });
const lineOf = async (id: string, kind: string) => (await opened(id)).lines.find((line) => line.kind === kind)!;
const typed = async (id: string, kind: string, fields: Partial<SheetLine>) => {
  const { id: lineId, rev } = await lineOf(id, kind);
  await zhou.quotes.saveSheet({ id, lines: [{ id: lineId, rev, ...fields }] });
};
const added = (id: string, lines: SheetLine[]) => zhou.quotes.saveSheet({ id, lines });
type To = 'issued' | 'accepted' | 'declined' | 'withdrawn';
const go = async (id: string, to: To, { as = zhou, reason }: { as?: TestCaller; reason?: string } = {}) => {
  const { card, document } = await opened(id);
  await as.quotes.go({ id, rev: card.rev, seen: document.hash, to, reason });
};
/** Codes of the gates that keep a step. */
const shutBy = async (step: Promise<unknown>) => {
  const error = await step.then(
    () => undefined,
    (refused: { cause: { params: { gates: { shut: { code: string; lineNo?: number }[] }[] } } }) => refused,
  );
  return error?.cause.params.gates.flatMap(({ shut }) => shut.map(({ code }) => code));
};
const fenOf = async (id: string) =>
  Object.fromEntries((await opened(id)).lines.map(({ kind, amountFen }) => [kind, amountFen]));

test('vector 14: a full sheet, its taxes by rule, agency apart, trade-in and loan off the cash', async () => {
  await standard();
  const { id } = await begun({ paymentMode: 'loan', loanPrincipalFen: 200_000_00, loanMonths: 36, loanRateBp: 399 });
  expect(await fenOf(id)).toEqual({
    guide: 458_000_00,
    discount: 20_000_00,
    vehicle: 438_000_00,
    purchaseTax: 38_761_06,
    compulsoryInsurance: 950_00,
    vesselTax: 150_00,
  });
  await added(id, [
    { kind: 'commercialInsurance', mode: 'agency', amountFen: 6_280_50, voluntary: true },
    { kind: 'registration', mode: 'agency', title: '规费', amountFen: 125_00 },
    { kind: 'registration', mode: 'sell', title: '上牌服务', amountFen: 500_00, voluntary: true },
    { kind: 'accessory', mode: 'sell', title: '贴膜', amountFen: 2_980_00 },
    { kind: 'accessory', mode: 'gift', title: '脚垫', amountFen: 680_00 },
    { kind: 'service', mode: 'sell', title: '延保', amountFen: 3_600_00 },
    { kind: 'tradeIn', mode: 'sell', title: '旧车', amountFen: 85_000_00 },
  ]);
  const { money, lines, belowFen, standing } = await opened(id);
  expect(money).toEqual({
    sellTotalFen: 445_080_00,
    agencyTotalFen: 46_266_56,
    giftValueFen: 680_00,
    includedValueFen: 0,
    payableFen: 491_346_56,
    tradeInFen: 85_000_00,
    loanFen: 200_000_00,
    cashFen: 206_346_56,
  });
  expect(lines.map(({ kind }) => kind)).toEqual(
    'guide discount vehicle purchaseTax compulsoryInsurance vesselTax commercialInsurance registration registration accessory accessory service tradeIn'.split(
      ' ',
    ),
  );
  // Vector 15: its N; a consultant is told the difference alone.
  expect([belowFen, standing]).toEqual([680_00, null]);
  expect(await chen.quotes.get({ id })).toMatchObject({
    belowFen: 0,
    standing: { netPriceFen: 437_320_00, depthBp: 452, requiredLevel: 1 },
  });
  expect(dealOfQuote(app.showroom.store.db, id).standing).toMatchObject({
    requiredLevel: 1,
    netPriceFen: 437_320_00,
    floorFen: 428_000_00,
  });
  expect(JSON.stringify(await opened(id))).not.toContain('42800000');
  // 申请额度 reads the same deal.
  const asked = await zhou.approvals.ask({ kind: 'priceConcession', entity: 'quote', docId: id, reason: '老客户' });
  expect((await lin.approvals.get({ id: asked.id })).card).toMatchObject({ askedFen: 680_00, requiredLevel: 1 });
});

test('vector 17: above the marked price nothing is issued; a percent makes its amount once, an amount stays', async () => {
  await standard();
  const { id } = await begun();
  await typed(id, 'vehicle', { amountFen: 458_000_01 });
  expect(await shutBy(go(id, 'issued'))).toEqual(['price.aboveMarked']);
  await typed(id, 'discount', { discountKind: 'percent', discountValue: 437 });
  expect(await fenOf(id)).toMatchObject({ discount: 20_014_60, vehicle: 437_985_40 });
  await typed(id, 'discount', { discountKind: 'amount', discountValue: 20_000_00 });
  for (let save = 0; save < 10; save++) {
    const { card } = await opened(id);
    await zhou.quotes.update({ id, rev: card.rev, remark: `第 ${save} 次` });
    await added(id, []);
  }
  expect(await lineOf(id, 'discount')).toMatchObject({ amountFen: 20_000_00, discountBp: 437 });
  expect(await fenOf(id)).toMatchObject({ vehicle: 438_000_00 });
});

test('vector 13: what was quoted stays through print, a new version and new lists, until it is asked anew', async () => {
  await standard();
  const { id } = await begun();
  await go(id, 'issued');
  const v1 = await opened(id);
  expect(readDocNo(v1.card.docNo!)).toMatchObject({ type: 'BJ', on: '2026-11-23', count: 1 });
  await adjusted([['deal', 442_000]], day(2));
  app.clock.set(NOW + 3 * DAY);
  expect(await fenOf(id)).toMatchObject({ vehicle: 438_000_00 });
  const { id: v2 } = await zhou.quotes.revise({ id });
  expect(await fenOf(v2)).toMatchObject({ vehicle: 438_000_00 });
  expect((await opened(v2)).card).toMatchObject({ versionNo: 2, threadId: v1.card.threadId, supersedesId: id });
  expect((await lineOf(v2, 'vehicle')).priceRef).toEqual((await lineOf(id, 'vehicle')).priceRef);
  // Begun once more, it is the same draft.
  expect(await zhou.quotes.revise({ id })).toEqual({ id: v2, made: false });
  const { changes, hash } = await zhou.quotes.repricing({ id: v2 });
  expect(changes).toEqual([
    expect.objectContaining({ kind: 'vehicle', beforeFen: 438_000_00, afterFen: 442_000_00, code: null }),
  ]);
  const { card } = await opened(v2);
  await zhou.quotes.reprice({ id: v2, rev: card.rev, seen: hash });
  expect(await fenOf(v2)).toMatchObject({ vehicle: 442_000_00, discount: 16_000_00, guide: 458_000_00 });
  expect((await opened(id)).card.status).toBe('issued');
  await go(v2, 'issued');
  expect((await opened(id)).card.status).toBe('superseded');
  expect((await opened(id)).document.events.map(({ to, stands }) => [to, stands])).toEqual([
    ['issued', true],
    ['superseded', true],
  ]);
  await go(v2, 'accepted');
  // A copy is another negotiation: the amounts come along, no decision can.
  const { id: copy } = await zhou.quotes.copy({ id: v2 });
  expect(await fenOf(copy)).toMatchObject({ vehicle: 442_000_00 });
  const { db } = app.showroom.store;
  expect(dealOfQuote(db, copy).hash).not.toBe(dealOfQuote(db, v2).hash);
});

test('vector 22, the quote: it is saved with lines without a price and says why; a 调价单 and 询价 cure it', async () => {
  const { id } = await begun();
  expect(await lineOf(id, 'vehicle')).toMatchObject({ amountFen: null, noPriceReason: 'price.none' });
  await typed(id, 'vehicle', { amountFen: 400_000_00 });
  await added(id, [{ kind: 'accessory', mode: 'sell', title: '行李架' }]);
  // What the floor lacks is said without its name to whom it is not told.
  expect(await shutBy(go(id, 'issued'))).toEqual([
    'quote.noAmount',
    'quote.car.guide',
    'quote.car.deal',
    'quote.carUnpriced',
  ]);
  await standard();
  await typed(id, 'accessory', { amountFen: 1_200_00 });
  // 询价 sets the list price beside what was typed.
  expect(await lineOf(id, 'vehicle')).toMatchObject({ amountFen: 400_000_00, listFen: 438_000_00 });
  await go(id, 'issued');
  expect((await opened(id)).card.status).toBe('issued');
  await expect(typed(id, 'vehicle', { amountFen: 1 })).rejects.toMatchObject({ cause: { code: 'document.frozen' } });
});

test('options stand inside the price of the car, which goes up and down with them', async () => {
  const { id: option } = await wu.products.create({
    kind: 'accessory',
    name: '全景天窗',
    productClassId: productClassId('OPT'),
  });
  await adjusted([['deal', 8_000, option]]);
  await standard();
  const { id } = await begun();
  await added(id, [{ kind: 'option', mode: 'sell', productId: option }]);
  expect(await fenOf(id)).toMatchObject({ option: 8_000_00, vehicle: 446_000_00, discount: 20_000_00 });
  expect((await opened(id)).belowFen).toBe(0);
  const { id: lineId, rev } = await lineOf(id, 'option');
  await zhou.quotes.saveSheet({ id, lines: [], removed: [{ id: lineId, rev }] });
  expect(await fenOf(id)).toMatchObject({ vehicle: 438_000_00, discount: 20_000_00 });
});

test('two people add lines at once; a line somebody else saved is told by its number', async () => {
  await standard();
  const { id } = await begun();
  const { id: lineId, rev } = await lineOf(id, 'vehicle');
  await added(id, [{ kind: 'other', mode: 'sell', title: '甲', amountFen: 100 }]);
  await chen.quotes.saveSheet({ id, lines: [{ id: lineId, rev, amountFen: 437_000_00 }] });
  await expect(
    zhou.quotes.saveSheet({ id, lines: [{ id: lineId, rev, amountFen: 436_000_00 }] }),
  ).rejects.toMatchObject({ cause: { code: 'record.stale', params: { lineNo: 3 } } });
  expect(await fenOf(id)).toMatchObject({ vehicle: 437_000_00, other: 100 });
});

test('an expired one is accepted by a manager alone, withdrawn by a manager alone, declined with a reason', async () => {
  await standard();
  const made = async () => {
    const { id } = await begun();
    await go(id, 'issued');
    return id;
  };
  const [expired, declined, withdrawn] = [await made(), await made(), await made()];
  await expect(go(declined, 'declined')).rejects.toMatchObject({ cause: { code: 'document.reason' } });
  await go(declined, 'declined', { reason: '去了别家' });
  await expect(go(withdrawn, 'withdrawn', { reason: '重复' })).rejects.toMatchObject({
    cause: { code: 'document.notYours' },
  });
  await go(withdrawn, 'withdrawn', { as: chen, reason: '重复' });
  app.clock.set(NOW + 9 * DAY);
  expect((await opened(expired)).expired).toBe(true);
  expect((await zhou.quotes.list({ filters: { expired: true } })).rows.map(({ id }) => id)).toEqual([expired]);
  expect(await shutBy(go(expired, 'accepted'))).toEqual(['quote.expired']);
  await go(expired, 'accepted', { as: chen });
  expect((await opened(expired)).card.status).toBe('accepted');
});

test('P3: nothing that changes after the issue changes a byte of the issued version', async () => {
  await standard();
  const { id } = await begun();
  await added(id, [{ kind: 'accessory', mode: 'gift', title: '脚垫', amountFen: 680_00 }]);
  await go(id, 'issued');
  const { store } = app.showroom;
  const bytes = () =>
    store.write({ id: 'system' }, (tx) => {
      const { updatedAt: _at, rev: _rev, ...head } = tx.get('quote', id)!;
      const ids = store.db.prepare('SELECT id FROM quote_line WHERE quote_id = ? ORDER BY line_no').pluck().all(id);
      return JSON.stringify([head, (ids as string[]).map((each) => tx.get('quote_line', each))]);
    });
  const before = bytes();
  const deal = fc
    .integer({ min: 430_000, max: 450_000 })
    .map(
      (yuan) => () =>
        adjusted(
          [['deal', yuan]],
          app.clock.now() > NOW ? new Date(app.clock.now()).toISOString().slice(0, 10) : day(0),
        ),
    );
  const tick = fc.integer({ min: 1, max: 40 }).map((days) => async () => app.clock.set(app.clock.now() + days * DAY));
  const classed = fc.constant(async () => {
    store.write({ id: 'system' }, (tx) =>
      tx.update('product', car, { seats: 7, displacementMl: 3_500, name: 'RX 换名' }),
    );
  });
  const taxed = fc.constant(async () => {
    const rule = store.db
      .prepare(`SELECT id FROM tax_rule WHERE kind = 'purchaseTax' ORDER BY valid_from DESC`)
      .pluck()
      .get();
    store.write({ id: 'system' }, (tx) =>
      tx.update('tax_rule', rule as string, { params: { rateBp: 500, declareWithinDays: 30 } }),
    );
  });
  const drafted = fc.constant(async () => void (await zhou.quotes.revise({ id })));
  const typing = fc.constant(async () => {
    await added(id, [{ kind: 'other', mode: 'sell', title: '加', amountFen: 1 }]).catch(() => undefined);
    const { card } = await opened(id);
    await zhou.quotes.update({ id, rev: card.rev, customerId, exteriorColor: '黑' }).catch(() => undefined);
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(deal, tick, classed, taxed, drafted, typing), { maxLength: 4 }),
      async (changes) => {
        for (const change of changes) await change();
        expect(bytes()).toBe(before);
        expect((await opened(id)).document.incomplete).toBe(false);
      },
    ),
    { numRuns: 12 },
  );
});

test.runIf(readsPdf)(
  '商谈明细表 on paper: an issued one alone, without floor, its voluntary items in a box, copies counted',
  async () => {
    await standard();
    const { id } = await begun({ paymentMode: 'loan', loanPrincipalFen: 200_000_00, loanMonths: 36, loanRateBp: 399 });
    await added(id, [
      { kind: 'commercialInsurance', mode: 'agency', amountFen: 6_280_50, voluntary: true },
      { kind: 'accessory', mode: 'gift', title: '脚垫', amountFen: 680_00 },
    ]);
    await expect(zhou.quotes.print({ id })).rejects.toMatchObject({ cause: { code: 'quote.printDraft' } });
    await go(id, 'issued');
    const print = async (lang?: 'en') =>
      printedText(app.showroom.downloads, await zhou.quotes.print({ id, lang })).text;
    const first = await print();
    const { docNo } = (await opened(id)).card;
    const said = [
      '商谈明细表',
      docNo!,
      '王建国',
      '458,000.00',
      '-20,000.00',
      '438,000.00',
      '38,761.06',
      '自愿项目',
      '6,280.50',
    ];
    for (const each of [...said, '肆拾捌万肆仟壹佰肆拾壹元伍角陆分', '客户签字', '销售顾问签字', '2026-11-30'])
      expect(first).toContain(each);
    expect(first).not.toMatch(/428,?000|补打/);
    expect(await print()).toContain('补打 1');
    expect(await print('en')).toContain('copy 2');
  },
);
