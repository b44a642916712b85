import { afterEach, beforeEach, expect, test } from 'vitest';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { logAsked, logQuery } from './query-log.ts';

let t: TestApp;
beforeEach(async () => {
  t = await testApp();
  t.showroom.store.write({ id: 'system' }, (tx) => {
    tx.insert('vehicle', vehicleDoc({ vin: 'JTJAM7BX0R0000001', series: 'RX' }));
    tx.insert('vehicle', vehicleDoc({ vin: 'JTJAM7BX0R0000002', series: 'ES', status: 'lent' }));
  });
});
afterEach(() => t.close());

const of = (role: 'consultant' | 'reception' | 'manager') => t.caller(role).vehicles.queries;
const names = async (role: 'consultant' | 'reception' | 'manager') =>
  (await of(role).list({ kind: 'stock' })).map(({ name, own }) => [name, own]);
const refused = (code: string) => expect.objectContaining({ cause: expect.objectContaining({ code }) });

test('a saved query is one’s own until it is shared; only who saved it or a manager takes a shared one away', async () => {
  const filters = { status: ['inStock', 'lent'], series: 'RX' };
  const own = await of('consultant').save({ name: '我的 RX', kind: 'stock', filters });
  const shared = await of('consultant').save({ name: '展厅 RX', kind: 'stock', filters, shared: true });
  expect(await names('consultant')).toEqual([
    ['展厅 RX', true],
    ['我的 RX', true],
  ]);
  expect(await names('reception')).toEqual([['展厅 RX', false]]);
  await expect(of('reception').remove(shared)).rejects.toEqual(refused('query.others'));
  await expect(of('manager').remove(own)).rejects.toEqual(refused('record.missing'));
  await of('manager').remove(shared);
  await of('consultant').remove(own);
  expect(await names('consultant')).toEqual([]);
  await expect(of('consultant').save({ name: ' ', kind: 'stock', filters })).rejects.toMatchObject({
    cause: { problems: [{ path: 'name' }] },
  });
});

test('the manager reads who asked the stock what and how many cars were found, by person, day and text', async () => {
  await t.caller('consultant').vehicles.list({ filters: { series: 'RX' } });
  await t.caller('reception').vehicles.list({ filters: { status: ['lent', 'inStock'] } });
  await t.caller('reception').customers.list({ filters: { text: '沈' } });
  const { rows } = await of('manager').log({});
  expect(rows).toMatchObject([
    { byName: '李娜', filters: { status: ['lent', 'inStock'] }, shown: 2, more: false },
    { byName: '周凯', filters: { series: 'RX' }, shown: 1 },
  ]);
  const found = async (asked: Parameters<ReturnType<typeof of>['log']>[0]) =>
    (await of('manager').log(asked)).rows.map(({ byName }) => byName);
  expect(await found({ text: 'rx' })).toEqual(['周凯']);
  expect(await found({ text: '借出', values: ['lent'] })).toEqual(['李娜']);
  expect(await found({ staffId: t.staff('consultant') })).toEqual(['周凯']);
  expect(await found({ on: '2026-03-13' })).toEqual([]);
  expect(await found({ on: '2026-03-14' })).toEqual(['李娜', '周凯']);
});

test('the log is read page after page, and a look at it stands in the audit log', async () => {
  for (const text of ['0000001', '0000002', '000000'])
    await t.caller('consultant').vehicles.list({ filters: { text } });
  const first = await of('manager').log({ limit: 2 });
  const second = await of('manager').log({ limit: 2, cursor: first.next });
  expect([...first.rows, ...second.rows].map(({ filters }) => filters.text)).toEqual(['000000', '0000002', '0000001']);
  expect(second.next).toBeNull();
  const looks = t.showroom.store.db
    .prepare("SELECT actor_id FROM audit WHERE action = 'view' AND entity = 'query_log'")
    .pluck()
    .all();
  expect(looks).toEqual([t.staff('manager')]);
  await expect(of('consultant').log({})).rejects.toThrow('session.forbidden');
});

test('the log is walked from its cursor on its index', () => {
  const { sql, values } = logQuery(logAsked.parse({ cursor: 9 }));
  const plan = t.showroom.store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
  const told = plan.map(({ detail }) => detail).join('\n');
  expect(told).toContain('audit_entity (entity_id=? AND seq<?)');
  expect(told).not.toContain('TEMP B-TREE');
});
