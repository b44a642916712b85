import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EntityName, OpBody } from '../../../gateway/protocol.ts';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { duplicateDoc } from '../../../tests/factories/duplicate.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { visitDoc } from '../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';

let pc: TestApp;
let zhou: string;
beforeEach(async () => {
  pc = await testApp();
  zhou = pc.staff('consultant');
});
afterEach(() => pc.close());

const write = <T>(work: Parameters<typeof pc.showroom.store.write<T>>[1]) =>
  pc.showroom.store.write({ id: zhou }, work);
const row = <E extends EntityName>(entity: E, id: string) => write((tx) => tx.get(entity, id)!);
const operations = (entity: EntityName) =>
  (
    pc.showroom.store.db
      .prepare('SELECT body FROM outbox WHERE entity = ? ORDER BY op_seq')
      .pluck()
      .all(entity) as string[]
  ).map((body) => JSON.parse(body) as OpBody);

/** Two cards of one person as two desks made them: the older one without an ID number, the other without a wechat. */
function twoCards(left: Record<string, unknown> = {}, right: Record<string, unknown> = {}) {
  const cards = [
    customerDoc({
      name: '王建国',
      mobile: '13800138000',
      wechat: 'wjg',
      idNo: null,
      level: 'B',
      ownerId: zhou,
      ...left,
    }),
    customerDoc({
      name: '王建国',
      mobile: '13900139000',
      wechat: null,
      remarks: '看 RX',
      level: 'A',
      ownerId: zhou,
      ...right,
    }),
  ] as const;
  for (const card of cards) {
    write((tx) => tx.insert('customer', { ...card, level: card.level! }));
    pc.clock.advance(1_000);
  }
  const [a, b] = cards;
  const pair = duplicateDoc({ leftId: a.id, rightId: b.id });
  write((tx) => tx.insert('duplicate', pair));
  return { a: a.id, b: b.id, pair: pair.id };
}
const visitOf = (customerId: string, arrivedAt: number) =>
  write((tx) => tx.insert('visit', visitDoc({ customerId, arrivedAt, narrative: `批次 ${arrivedAt}` })).id);

async function merge(a: string, b: string, picks: Record<string, 'winner' | 'loser'> = {}, role = 'manager' as const) {
  const order = { entity: 'customer' as const, winnerId: a, loserId: b };
  const revs = { winnerRev: row('customer', a).rev, loserRev: row('customer', b).rev };
  await pc.caller(role).duplicates.merge({ ...order, ...revs, picks });
}

test('a pair is listed with its reason, and both cards stand side by side with what comes along', async () => {
  const { a, b, pair } = twoCards();
  visitOf(b, 1_000);
  write((tx) => tx.insert('vehicle', { ...vehicleDoc(), buyerId: b }));
  const { duplicates } = pc.caller('manager');
  expect(await duplicates.list()).toMatchObject([{ id: pair, reasons: ['phone'], left: { title: '王建国' } }]);
  const compared = await duplicates.compare({ entity: 'customer', ids: [a, b] });
  expect(compared).toMatchObject({ staysId: a, pairId: pair });
  expect(compared.cards.map(({ counts }) => counts)).toEqual([
    { visits: 0, cars: 0, files: 0 },
    { visits: 1, cars: 1, files: 0 },
  ]);
  const field = (name: string) => compared.fields.find((each) => each.field === name);
  expect(field('mobile')).toMatchObject({ values: ['13800138000', '13900139000'], usual: [a, b] });
  expect(field('remarks')).toMatchObject({ values: [null, '看 RX'], usual: [b, b] });
  expect(field('name')).toBeUndefined();
});

test('the card that stays has the picked values, all visits in order and all cars; the other opens as it', async () => {
  const { a, b, pair } = twoCards();
  const first = visitOf(b, 1_000);
  visitOf(a, 2_000);
  write((tx) => tx.insert('vehicle', { ...vehicleDoc(), driverId: b }));
  await merge(a, b, { mobile: 'loser', level: 'winner' });
  expect(row('customer', a)).toMatchObject({ mobile: '13900139000', wechat: 'wjg', remarks: '看 RX', level: 'B' });
  const { customers, vehicles, search, visits } = pc.caller('manager');
  expect((await customers.get({ id: b })).id).toBe(a);
  expect((await customers.list({})).rows.map(({ id }) => id)).toEqual([a]);
  const { hits } = await search.quick({ text: '王建国' });
  expect(hits.flatMap(({ kind, id }) => (kind === 'customer' ? [id] : []))).toEqual([a]);
  const timeline = await customers.timeline({ id: a });
  expect(timeline.filter(({ kind }) => kind === 'visit')).toMatchObject([
    { visit: { visitSeq: 2 } },
    { visit: { id: first, visitSeq: 1 } },
  ]);
  expect(timeline.filter(({ kind }) => kind === 'merged')).toMatchObject([{ from: '王建国', to: '王建国' }]);
  expect(await vehicles.byCustomer({ customerId: a })).toMatchObject([{ drives: true, buys: false }]);
  expect(await visits.identify({ text: '王建国' })).toMatchObject([{ customerId: a, visits: 2 }]);
  expect(row('duplicate', pair).state).toBe('merged');
  expect(operations('customer').slice(-2)).toMatchObject([
    { entity_id: a, kind: 'patch', patch: { mobile: '13900139000', remarks: '看 RX' } },
    { entity_id: b, kind: 'merge', patch: { into: a } },
  ]);
});

test('parting gives both cards back as they were, except where somebody went on working', async () => {
  const { a, b, pair } = twoCards();
  const first = visitOf(b, 1_000);
  await merge(a, b, { mobile: 'loser', level: 'loser' });
  pc.clock.advance(86_400_000);
  write((tx) => tx.update('customer', a, { level: 'H' }));
  const { customers, duplicates } = pc.caller('manager');
  expect(await duplicates.absorbed({ entity: 'customer', id: a })).toMatchObject([{ id: b, undoable: true }]);
  await duplicates.part({ entity: 'customer', loserId: b });
  expect(row('customer', a)).toMatchObject({ mobile: '13800138000', remarks: null, level: 'H' });
  expect(row('customer', b)).toMatchObject({ mobile: '13900139000', mergedInto: null });
  expect((await customers.timeline({ id: a })).filter(({ kind }) => kind === 'parted')).toHaveLength(1);
  const theirs = await customers.timeline({ id: b });
  expect(theirs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['merged', 'parted']));
  expect(theirs.filter(({ kind }) => kind === 'visit')).toMatchObject([{ visit: { id: first, visitSeq: 1 } }]);
  expect(row('duplicate', pair).state).toBe('open');
});

test('after 30 days a merge stands', async () => {
  const { a, b } = twoCards();
  await merge(a, b);
  pc.clock.advance(31 * 86_400_000);
  const { duplicates } = pc.caller('manager');
  expect(await duplicates.absorbed({ entity: 'customer', id: a })).toMatchObject([{ undoable: false }]);
  const late = duplicates.part({ entity: 'customer', loserId: b });
  await expect(late).rejects.toMatchObject({ cause: { code: 'merge.undoTooLate' } });
});

describe('consent', () => {
  const granted = {
    hqShareConsent: 'granted',
    hqShareMethod: 'written',
    hqShareAt: 5,
    hqShareNoticeVersion: 'v3',
  } as const;

  test.each([
    ['given on the card that stays only', granted, {}, 'none'],
    ['given on the other card only', {}, granted, 'none'],
    ['withdrawn on one', granted, { hqShareConsent: 'withdrawn', hqShareAt: 9 }, 'withdrawn'],
    ['given on both', granted, granted, 'granted'],
  ] as const)('%s: a merge never widens it', async (_, left, right, after) => {
    const { a, b } = twoCards(left, right);
    await merge(a, b);
    expect(row('customer', a).hqShareConsent).toBe(after);
  });

  test('a person who knows better picks it, with when and how it was given', async () => {
    const { a, b } = twoCards({}, granted);
    await merge(a, b, { hqShareConsent: 'loser' });
    expect(row('customer', a)).toMatchObject({ hqShareConsent: 'granted', hqShareMethod: 'written', hqShareAt: 5 });
  });
});

test('a consultant merges only when both cards are theirs', async () => {
  const { a, b } = twoCards({}, { ownerId: pc.staff('consultant', '孙悦') });
  expect(await pc.caller('consultant').duplicates.list()).toEqual([]);
  const revs = { winnerRev: 1, loserRev: 1, picks: {} };
  const tried = pc.caller('consultant').duplicates.merge({ entity: 'customer', winnerId: a, loserId: b, ...revs });
  await expect(tried).rejects.toMatchObject({ cause: { code: 'merge.notYours' } });
  expect(await pc.caller('manager').duplicates.list()).toHaveLength(1);
});

test('cards that changed since they were compared are not merged unseen', async () => {
  const { a, b } = twoCards();
  write((tx) => tx.update('customer', b, { remarks: '不买了' }));
  const order = { entity: 'customer' as const, winnerId: a, loserId: b, winnerRev: 1, loserRev: 1, picks: {} };
  await expect(pc.caller('manager').duplicates.merge(order)).rejects.toMatchObject({
    cause: { code: 'merge.changed' },
  });
  expect(row('customer', b).mergedInto).toBeNull();
});

test('picks that leave nobody to call are refused, and both cards stay as they were', async () => {
  const { a, b } = twoCards({}, { mobile: null, landline: '021-5888888' });
  const picked = merge(a, b, { mobile: 'loser', landline: 'winner' });
  await expect(picked).rejects.toMatchObject({ cause: { problems: [{ path: 'mobile', code: 'phone.oneRequired' }] } });
  expect(row('customer', b).mergedInto).toBeNull();
});

test('a form that stood open on the merged card is told where to go on', async () => {
  const { a, b } = twoCards();
  const { rev } = row('customer', b);
  await merge(a, b);
  const late = pc.caller('manager').customers.update({ id: b, rev, remarks: '下午再来' });
  await expect(late).rejects.toMatchObject({ cause: { code: 'record.merged', params: { id: a } } });
});

test('two people are two people: the pair is gone from the list, and can be taken back', async () => {
  const { pair } = twoCards();
  const { duplicates } = pc.caller('manager');
  await duplicates.dismiss({ id: pair });
  expect(await duplicates.list()).toEqual([]);
  expect(operations('duplicate').at(-1)).toMatchObject({ kind: 'patch', patch: { state: 'dismissed' } });
  await duplicates.reopen({ id: pair });
  expect(await duplicates.list()).toHaveLength(1);
});

test('two cards of one VIN can be worked on, and become one car', async () => {
  const [left, right] = [vehicleDoc({ plate: null }), vehicleDoc({ plate: '京A12345', status: 'allocated' })];
  for (const car of [left, right]) write((tx) => tx.insert('vehicle', { ...car, vin: left.vin! }));
  const office = pc.caller('backOffice');
  await office.vehicles.update({ id: left.id, rev: 1, location: '二号库' });
  const compared = await office.duplicates.compare({ entity: 'vehicle', ids: [left.id, right.id] });
  const [{ rev: winnerRev }, { rev: loserRev }] = compared.cards;
  const order = { entity: 'vehicle' as const, winnerId: left.id, loserId: right.id, winnerRev, loserRev };
  await office.duplicates.merge({ ...order, picks: {} });
  expect((await office.vehicles.list({})).rows).toMatchObject([
    { id: left.id, plate: '京A12345', status: 'allocated' },
  ]);
  expect((await office.vehicles.get({ id: right.id })).card.id).toBe(left.id);
});
