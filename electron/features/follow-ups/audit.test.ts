import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../tests/factories/customer.ts';
import { staffDoc } from '../../../tests/factories/staff.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { auditsOf, cardsToCount, signAudit } from './audit.ts';

/** Today is Saturday 2026-03-14. */
let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

const refusing = (code: string, more = {}) =>
  expect.objectContaining({ cause: expect.objectContaining({ code, ...more }) });

/** Three cards of 周凯, the hottest first. */
async function three(): Promise<{ ids: string[]; ownerId: string }> {
  const zhou = app.caller('consultant');
  const ids: string[] = [];
  for (const [index, level] of (['H', 'A', 'B'] as const).entries()) {
    const card = { name: `客户${level}`, mobile: `1386666010${index}`, interestSeries: 'RX', level };
    ids.push((await zhou.customers.create(card)).id);
  }
  await zhou.customers.create({ name: '已提车', mobile: '13866660109', level: 'D' });
  return { ids, ownerId: app.staff('consultant') };
}
const marksOf = ([h, a, b]: string[]) => [
  { customerId: h!, mark: 'here' as const },
  { customerId: a!, mark: 'missing' as const },
  { customerId: b!, mark: 'fix' as const, what: 'phone' as const },
];

test('three cards are counted one by one, one is missing and one to be mended; the manager sees it and counts too', async () => {
  const { ids, ownerId } = await three();
  const zhou = app.caller('consultant');
  const manager = app.caller('manager');
  expect((await zhou.followUps.audit.cards({ ownerId })).map(({ id }) => id)).toEqual(ids);
  await zhou.followUps.audit.sign({ ownerId, rev: null, marks: marksOf(ids), notes: '少一张，去找' });
  const [line] = await manager.followUps.audit.month({ ownerId });
  expect(line).toMatchObject({ ownerName: '周凯', manager: null });
  expect(line!.consultant).toMatchObject({
    byName: '周凯',
    cards: 3,
    missing: [{ id: ids[1], name: '客户A' }],
    fixes: [{ id: ids[2], name: '客户B', what: 'phone' }],
    notes: '少一张，去找',
  });
  const all = ids.map((customerId) => ({ customerId, mark: 'here' as const }));
  await manager.followUps.audit.sign({ ownerId, rev: null, marks: all });
  const [both] = await zhou.followUps.audit.month({});
  expect(both).toMatchObject({ consultant: { byName: '周凯' }, manager: { byName: '陈立', missing: [] } });
  app.clock.advance(20 * 86_400_000);
  expect(await app.caller('manager').followUps.audit.month({ ownerId })).toMatchObject([
    { consultant: null, manager: null },
  ]);
});

test('a count with a card nobody looked at is not signed; counting again replaces the count that was seen', async () => {
  const { ids, ownerId } = await three();
  const { audit } = app.caller('consultant').followUps;
  await expect(audit.sign({ ownerId, rev: null, marks: marksOf(ids).slice(0, 2) })).rejects.toEqual(
    refusing('audit.unfinished', { params: { count: 1 } }),
  );
  await audit.sign({ ownerId, rev: null, marks: marksOf(ids) });
  const all = ids.map((customerId) => ({ customerId, mark: 'here' as const }));
  await expect(audit.sign({ ownerId, rev: null, marks: all })).rejects.toEqual(refusing('record.stale'));
  const [seen] = await audit.month({});
  await audit.sign({ ownerId, rev: seen!.consultant!.rev, marks: all });
  expect((await audit.month({}))[0]!.consultant).toMatchObject({ missing: [], fixes: [] });
});

test('a consultant counts and sees their own drawer only; the desk, the till and the store room count none', async () => {
  const { ids, ownerId } = await three();
  const he = app.caller('consultant', '何静').followUps.audit;
  expect(await he.cards({ ownerId })).toEqual([]);
  expect((await he.month({ ownerId })).map(({ ownerName }) => ownerName)).toEqual(['何静']);
  await he.sign({ ownerId, rev: null, marks: marksOf(ids) });
  const lines = await app.caller('manager').followUps.audit.month({});
  expect(lines.find((line) => line.ownerId === ownerId)).toMatchObject({ consultant: null });
  expect(lines.find(({ ownerName }) => ownerName === '何静')).toMatchObject({ consultant: { cards: 0 } });
  for (const role of ['reception', 'finance', 'warehouse'] as const)
    await expect(app.caller(role).followUps.audit.cards({ ownerId })).rejects.toThrow('session.forbidden');
  await expect(app.caller('backOffice').followUps.audit.sign({ ownerId, rev: null, marks: [] })).rejects.toThrow(
    'session.forbidden',
  );
  await expect(
    app.caller('manager').followUps.audit.sign({ ownerId: app.staff('finance'), rev: null, marks: [] }),
  ).rejects.toEqual(refusing('audit.owner'));
});

const pcs = twoPcs();

test('a drawer counted on two PCs without a line is one count of the month on both', async () => {
  const { a, b, exchange } = pcs;
  const owner = staffDoc({ role: 'consultant' });
  a.store.write({ id: 'system' }, (tx) => {
    tx.insert('staff', owner);
    tx.insert('customer', customerDoc({ ownerId: owner.id, level: 'B', hqShareConsent: 'granted' }));
  });
  await exchange(a, b);
  const who = { id: owner.id, role: 'consultant' } as const;
  for (const { store } of [a, b]) {
    const marks = cardsToCount(store, owner.id).map(({ id }) => ({ customerId: id, mark: 'missing' as const }));
    signAudit(store, who, { ownerId: owner.id, rev: null, marks });
  }
  await exchange(a, b, a);
  for (const { store } of [a, b]) {
    expect(store.db.prepare('SELECT count(*) FROM drawer_audit').pluck().get()).toBe(1);
    expect(auditsOf(store, owner.id)).toMatchObject([{ consultant: { cards: 1, missing: [{}] }, manager: null }]);
  }
});

test('where two PCs found differently, both show one of the two counts, whole', async () => {
  const { a, b, exchange } = pcs;
  const owner = staffDoc({ role: 'consultant' });
  a.store.write({ id: 'system' }, (tx) => {
    tx.insert('staff', owner);
    tx.insert('customer', customerDoc({ ownerId: owner.id, level: 'B', hqShareConsent: 'granted' }));
  });
  await exchange(a, b);
  const sign = ({ store }: typeof a, mark: 'missing' | 'fix') => {
    const marks = cardsToCount(store, owner.id).map(({ id }) => ({ customerId: id, mark }));
    signAudit(store, { id: owner.id, role: 'consultant' }, { ownerId: owner.id, rev: null, marks });
  };
  sign(a, 'missing');
  sign(b, 'fix');
  await exchange(a, b, a);
  const [onA, onB] = [a, b].map(({ store }) => auditsOf(store, owner.id)[0]!.consultant!);
  expect(onA).toMatchObject({ missing: onB!.missing, fixes: onB!.fixes });
  expect(onA!.missing.length + onA!.fixes.length).toBe(1);
});
