import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDocNo } from '../../../db/documents/number.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import { customerClassId, priceListId, productClassId } from '../prices/shipped.ts';

/** Today is Saturday 2026-03-14, 10:00. */
let app: TestApp;
/** Drafts. */
let wu: TestCaller;
/** A general manager: level 2. */
let lin: TestCaller;
let zhou: TestCaller;
let car: string;
let other: string;
beforeEach(async () => {
  app = await testApp();
  wu = app.caller('backOffice');
  lin = app.caller('manager', '林总');
  zhou = app.caller('consultant');
  app.showroom.store.write({ id: 'system' }, (tx) =>
    tx.update('staff', app.staff('manager', '林总'), { authorityLevel: 2 }),
  );
  const of = async (series: string, modelName: string) => {
    const model = { brand: '雷克萨斯', series, modelName, modelYear: 2026, origin: 'imported' as const };
    return (await app.caller('manager').models.create(model)).id;
  };
  const ids = [await of('RX', 'RX 350h'), await of('NX', 'NX 260')];
  await wu.products.fromModels();
  const { products } = await wu.prices.known();
  [car, other] = ids.map((id) => products.find(({ modelId }) => modelId === id)!.id) as [string, string];
});
afterEach(() => app.close());

const STD = priceListId('STD');
type Line = Parameters<TestCaller['adjustments']['addLines']>[0]['lines'][number];
const line = (itemCode: string, yuan: number, more: Line = {}): Line => ({
  listId: STD,
  itemCode,
  productId: car,
  mode: 'amount',
  value: yuan * 100,
  validFrom: '2026-03-14',
  ...more,
});
type To = 'submitted' | 'approved' | 'rejected' | 'revoked';
const go = async (as: TestCaller, id: string, to: To, reason?: string) => {
  const { card, document } = await lin.adjustments.get({ id });
  await as.adjustments.go({ id, rev: card.rev, seen: document.hash, to, reason });
};
/** Drafted by the back office and brought to a state. */
async function adjusted(lines: Line[], upTo: 'draft' | 'submitted' | 'approved' = 'approved') {
  const { id } = await wu.adjustments.create({ kind: 'regular', reason: '厂家调价' });
  await wu.adjustments.addLines({ id, lines });
  if (upTo !== 'draft') await go(wu, id, 'submitted');
  if (upTo === 'approved') await go(lin, id, 'approved');
  return id;
}
const standard = () => adjusted([line('guide', 458_000), line('deal', 445_000), line('floor', 428_000)]);
const numberOf = async (id: string) => (await lin.adjustments.get({ id })).card.docNo;

type Ask = Partial<Parameters<TestCaller['prices']['why']>[0]>;
const priced = async (ask: Ask, itemCode = 'deal') => {
  const { items } = await lin.prices.why({ productId: car, pricingOn: '2026-11-23', ...ask });
  const answer = items.find(({ code }) => code === itemCode)!.answer;
  return answer.ok ? [answer.amountFen / 100, answer.ref.adjustmentNo] : answer.code;
};
/** Codes of the gates that keep somebody's step, with the line each is about. */
const shutBy = async (step: Promise<unknown>) => {
  const error = await step.then(
    () => undefined,
    (refused: { cause: { params: { gates: { shut: { code: string; lineNo?: number }[] }[] } } }) => refused,
  );
  return error?.cause.params.gates.flatMap(({ shut }) => shut.map(({ code, lineNo }) => [code, lineNo]));
};

test('vector 12: a promotion carves an open price into three lines when it is approved, the last two under its number', async () => {
  const no = await numberOf(await standard());
  const promotion = await adjusted([line('deal', 438_000, { validFrom: '2026-11-01', validTo: '2026-11-30' })]);
  const promotionNo = await numberOf(promotion);
  const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
  expect(await Promise.all(days.map((pricingOn) => priced({ pricingOn })))).toEqual([
    [445_000, no],
    [438_000, promotionNo],
    [438_000, promotionNo],
    [445_000, promotionNo],
  ]);
  expect(await priced({}, 'guide')).toEqual([458_000, no]);
  expect(readDocNo(promotionNo!)).toMatchObject({ type: 'TJ', on: '2026-03-14', count: 2 });
});

test('vector 11: the cells of the worked example, each with the number of the 调价单 it stands on', async () => {
  const { id: nov } = await lin.prices.lists.create({ code: 'NOV', name: '十一月' });
  const { id: sub } = await lin.prices.lists.create({ code: 'SUB', name: '二网' });
  const { id: policyId } = await lin.prices.policies.create({
    code: 'CAR',
    name: '整车',
    steps: [
      { seq: 30, listId: STD },
      { seq: 10, listId: sub, whenCustomerClassId: customerClassId('SUB') },
      { seq: 20, listId: nov },
    ],
  });
  const match = { customerClassId: customerClassId('ALL'), policyId, validFrom: '2026-01-01' };
  await lin.prices.matches.create({ productClassId: productClassId('CAR'), ...match });
  const accessory = { productClassId: productClassId('ACC'), ...match, customerClassId: customerClassId('RETAIL') };
  await lin.prices.matches.create(accessory);
  const mats = (await wu.products.create({ kind: 'accessory', name: '脚垫', productClassId: productClassId('ACC') }))
    .id;
  const std = await numberOf(await standard());
  const days = { validFrom: '2026-11-01', validTo: '2026-11-30' };
  const white = { exteriorColor: '白', interiorColor: '米' };
  const novNo = await numberOf(await adjusted([line('deal', 438_000, { listId: nov, exteriorColor: '白', ...days })]));
  const subNo = await numberOf(
    await adjusted([line('deal', 430_000, { listId: sub }), line('floor', 425_000, { listId: sub })]),
  );
  const forSub = { customerClassId: customerClassId('SUB'), ...white };
  expect([await priced(white), await priced(white, 'floor')]).toEqual([
    [438_000, novNo],
    [428_000, std],
  ]);
  expect([await priced({ exteriorColor: '黑' }), await priced({ exteriorColor: '黑' }, 'floor')]).toEqual([
    [445_000, std],
    [428_000, std],
  ]);
  expect(await priced({ ...white, pricingOn: '2026-11-30' })).toEqual([438_000, novNo]);
  expect(await priced({ ...white, pricingOn: '2026-12-01' })).toEqual([445_000, std]);
  expect(await Promise.all(['deal', 'floor', 'guide'].map((item) => priced(forSub, item)))).toEqual([
    [430_000, subNo],
    [425_000, subNo],
    [458_000, std],
  ]);
  expect(await priced({ productId: other, ...white })).toBe('price.none');
  expect(await priced({ productId: mats, customerClassId: customerClassId('FLEET') })).toBe('match.otherClass');
  await adjusted([line('deal', 436_000, { listId: nov, interiorColor: '黑', ...days })]);
  expect([await priced({ exteriorColor: '白', interiorColor: '黑' })]).toEqual(['price.tie']);
  expect(await priced({ exteriorColor: '白', interiorColor: '黑' }, 'floor')).toEqual([428_000, std]);
});

test('vector 22, the price: a car without one has it after a 调价单, and a whole document is asked at once', async () => {
  const head = { customerClassId: customerClassId('RETAIL'), pricingOn: '2026-03-14' };
  const lines = [car, other].map((productId, at) => ({ lineNo: at + 1, productId, itemCodes: ['deal', 'floor'] }));
  await standard();
  const before = await lin.prices.ask({ head, lines });
  expect(before.map(({ prices }) => prices.deal!.ok)).toEqual([true, false]);
  expect(before[1]!.prices.deal).toMatchObject({ code: 'price.none' });
  await adjusted([line('deal', 300_000, { productId: other })]);
  expect((await lin.prices.ask({ head, lines }))[1]!.prices.deal).toMatchObject({ ok: true, amountFen: 300_000_00 });
  // A consultant who asks for the floor is not told it, nor that there is one.
  expect((await zhou.prices.ask({ head, lines }))[0]!.prices).toEqual({ deal: expect.objectContaining({ ok: true }) });
});

test('vector 35: one customer class for a product class at a time; the day after the row ends another may follow', async () => {
  const policyId = (await lin.prices.known()).policies[0]!.id;
  const row = { productClassId: productClassId('CAR'), policyId, customerClassId: customerClassId('ALL') };
  await lin.prices.matches.create({ ...row, validFrom: '2026-01-01', validTo: '2026-12-31' });
  const forSub = { ...row, customerClassId: customerClassId('SUB') };
  await expect(lin.prices.matches.create({ ...forSub, validFrom: '2026-12-31' })).rejects.toMatchObject({
    cause: { code: 'match.taken', params: { customer: '全部客户', from: '2026-12-31', to: '2026-12-31' } },
  });
  expect(await lin.prices.matches.losing({ ...forSub, validFrom: '2027-01-01' })).toContain('零售');
  await lin.prices.matches.create({ ...forSub, validFrom: '2027-01-01' });
  await expect(wu.prices.matches.create({ ...forSub, validFrom: '2028-01-01' })).rejects.toThrow('session.forbidden');
});

test('who drafts does not approve, a level below 2 neither; what was submitted stays as it is', async () => {
  const id = await adjusted([line('deal', 445_000)], 'submitted');
  const chen = app.caller('manager', '陈立');
  await expect(go(wu, id, 'approved')).rejects.toMatchObject({ cause: { code: 'document.notYours' } });
  await expect(go(chen, id, 'approved')).rejects.toMatchObject({ cause: { code: 'document.level' } });
  const { id: own } = await lin.adjustments.create({ kind: 'regular', reason: '自己提的' });
  await lin.adjustments.addLines({ id: own, lines: [line('deal', 440_000)] });
  await go(lin, own, 'submitted');
  await expect(go(lin, own, 'approved')).rejects.toMatchObject({ cause: { code: 'document.own' } });
  const { card, lines } = await wu.adjustments.get({ id });
  const frozen = { cause: { code: 'document.frozen' } };
  await expect(wu.adjustments.update({ id, rev: card.rev, reason: '改一下' })).rejects.toMatchObject(frozen);
  await expect(wu.adjustments.changeLine({ ...lines[0]!, value: 1 })).rejects.toMatchObject(frozen);
  await expect(wu.adjustments.removeLine(lines[0]!)).rejects.toMatchObject(frozen);
  await expect(wu.adjustments.addLines({ id, lines: [line('guide', 1)] })).rejects.toMatchObject(frozen);
  await wu.adjustments.update({ id, rev: card.rev, remark: '等厂家的函' });
  await expect(go(lin, id, 'rejected')).rejects.toMatchObject({ cause: { code: 'document.reason' } });
  await go(lin, id, 'rejected', '太高');
  expect((await wu.adjustments.get({ id })).document.events.map(({ to }) => to)).toEqual(['submitted', 'rejected']);
});

test('a number is given on leaving draft: a refused step takes none, a deleted draft leaves no gap', async () => {
  const empty = (await wu.adjustments.create({ kind: 'regular' })).id;
  expect(await shutBy(go(wu, empty, 'submitted'))).toEqual([
    ['adjustment.reason', undefined],
    ['adjustment.empty', undefined],
  ]);
  const [first, second] = [await adjusted([line('transfer', 400_000)], 'draft'), await standard()];
  await go(wu, first, 'submitted');
  const counts = await Promise.all([second, first].map(async (id) => readDocNo((await numberOf(id))!)?.count));
  expect(counts).toEqual([1, 2]);
});

test('prices that cannot be are refused by the line: below 0, days that are over, floor above deal, deal above guide', async () => {
  await standard();
  const floor = await adjusted([line('guide', 460_000), line('floor', 450_000, { validFrom: '2026-05-01' })], 'draft');
  expect(await shutBy(go(wu, floor, 'submitted'))).toEqual([['adjustment.price.floorAboveDeal', 2]]);
  const deal = await adjusted([line('deal', 459_000), line('floor', 400_000, { validFrom: '2026-03-13' })], 'draft');
  expect(await shutBy(go(wu, deal, 'submitted'))).toEqual([
    ['adjustment.price.dealAboveGuide', 1],
    ['adjustment.price.past', 2],
  ]);
  const less = await adjusted([line('transfer', 0, { mode: 'delta', value: -1 }), line('deal', -1)], 'draft');
  expect(await shutBy(go(wu, less, 'submitted'))).toEqual([
    ['adjustment.priceless', 1],
    ['adjustment.price.negative', 2],
    ['adjustment.price.floorAboveDeal', 2],
  ]);
});

test('per cent of the old price is rounded as the line says; another 调价单 on the cell meanwhile and nothing of it applies', async () => {
  await standard();
  const percent = { mode: 'percent' as const, value: -150, roundToFen: 1_000_00 };
  const id = await adjusted([line('deal', 0, percent), line('floor', 420_000)], 'submitted');
  expect((await wu.adjustments.get({ id })).lines.map(({ oldFen, newFen }) => [oldFen, newFen])).toEqual([
    [445_000_00, 438_000_00],
    [428_000_00, 420_000_00],
  ]);
  await adjusted([line('deal', 444_000)]);
  expect(await shutBy(go(lin, id, 'approved'))).toEqual([['adjustment.lineChanged', 1]]);
  expect(await priced({}, 'floor')).toEqual([428_000, expect.any(String)]);
  const { id: again } = await wu.adjustments.copy({ id });
  await go(wu, again, 'submitted');
  await go(lin, again, 'approved');
  expect((await priced({}))[0]).toBe(437_000);
});

test('revoked before its first day it leaves every day as it was; once it has begun, or was changed since, it stays', async () => {
  await standard();
  const days = { validFrom: '2026-11-01', validTo: '2026-11-30' };
  const all = async () =>
    Promise.all(['2026-10-31', '2026-11-01', '2026-12-01'].map(async (on) => priced({ pricingOn: on })));
  const before = await all();
  const id = await adjusted([line('deal', 438_000, days)]);
  const promoted = await all();
  expect(promoted).not.toEqual(before);
  const later = await adjusted([line('deal', 436_000, { validFrom: '2026-11-10', validTo: '2026-11-11' })]);
  expect(await shutBy(go(lin, id, 'revoked', '厂家取消'))).toEqual([['adjustment.carvedSince', undefined]]);
  await go(lin, later, 'revoked', '厂家取消');
  expect(await all()).toEqual(promoted);
  await go(lin, id, 'revoked', '厂家取消');
  expect(await all()).toEqual(before);
  const begun = await adjusted([line('deal', 440_000)]);
  expect(await shutBy(go(lin, begun, 'revoked', '晚了'))).toEqual([['adjustment.begun', undefined]]);
});

test('联查: from a price line to its 调价单 and back; a consultant reads guide and deal price alone', async () => {
  const id = await standard();
  const { rows } = await lin.prices.lines.list({ filters: {} });
  expect(rows.map(({ itemCode, adjustmentId, name }) => [itemCode, adjustmentId, name?.includes('RX')])).toHaveLength(
    3,
  );
  expect(new Set(rows.map(({ adjustmentId }) => adjustmentId))).toEqual(new Set([id]));
  const seen = (await zhou.prices.lines.list({ filters: {} })).rows.map(({ itemCode }) => itemCode);
  expect(seen.sort()).toEqual(['deal', 'guide']);
  expect((await zhou.prices.lines.count({})).count).toBe(2);
  const floor = rows.find(({ itemCode }) => itemCode === 'floor')!;
  await expect(zhou.prices.lines.get({ id: floor.id })).rejects.toThrow('record.missing');
  expect((await zhou.prices.why({ productId: car })).items.map(({ code }) => code)).toEqual(['guide', 'deal']);
  await expect(zhou.adjustments.get({ id })).rejects.toThrow('session.forbidden');
  for (const role of ['reception', 'warehouse'] as const)
    await expect(app.caller(role).prices.lines.list({ filters: {} })).rejects.toThrow('session.forbidden');
});
