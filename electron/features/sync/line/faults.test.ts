import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../../tests/harness/app.ts';
import { type Fault, type FaultProxy, faultProxy } from '../../../../tests/harness/fault-proxy.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';

let place: GatewayPlace;
let head: TestGateway;
let proxy: FaultProxy;
let pc: TestApp;

beforeEach(async () => {
  vi.stubEnv('ZHANTING_SYNC_DELAY_MS', '40');
  place = await GATEWAY_DATABASES.at(-1)!.open();
  head = await startTestGateway(place);
  proxy = await faultProxy(head.url);
  pc = await testApp();
  const code = await head.gateway.enrol({ storeId: 'S001', name: '城西店' });
  await pc.caller('admin').sync.enrol({ url: proxy.url, code });
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', receiving: null }));
});
afterEach(async () => {
  await pc.close();
  await proxy.close();
  await head.close();
  await place.remove();
});

const state = () => pc.showroom.sync.status();
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 25 });
const register = (count: number) =>
  pc.showroom.store.write({ id: 'system' }, (tx) =>
    Array.from({ length: count }, () => tx.insert('visit', visitDoc()).id),
  );
/** Every record is there, and none was applied a second time. */
const arrivedOnce = async (ids: string[]) => {
  const records = await head.gateway.documents('S001', 'visit');
  expect(records.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(records.every(({ rev }) => rev === 1)).toBe(true);
};

test.each<[Fault, string]>([
  ['html', 'notAGateway'],
  ['error500', 'gatewayBusy'],
  ['busy', 'gatewayBusy'],
  ['answerLost', 'unreachable'],
  ['answerCut', 'incompleteAnswer'],
])(
  'with %s in between the mark says why, nothing is lost, and afterwards everything is there once',
  async (fault, reason) => {
    proxy.fault = fault;
    const ids = register(5);
    await eventually(() => expect(state()).toMatchObject({ state: 'offline', reason }));
    proxy.fault = 'none';
    await eventually(() => expect(state()).toMatchObject({ state: 'synced', pending: 0, reason: null }));
    await arrivedOnce(ids);
  },
);

test('a batch refused for its size is sent in smaller ones, and none is given up', async () => {
  proxy.fault = 'smallBodies';
  const ids = register(9);
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', pending: 0, rejected: 0 }));
  await arrivedOnce(ids);
  expect(Math.min(...proxy.pushes.filter((count) => count > 0))).toBeLessThanOrEqual(2);
});

test('one operation the gateway cannot read is shown to a person and does not hold up the others', async () => {
  const ids = register(4);
  const [bad] = pc.showroom.store.db
    .prepare(`SELECT op_id FROM outbox WHERE entity = 'visit' ORDER BY op_seq LIMIT 1`)
    .pluck()
    .all();
  // As from a damaged file: the text no longer is what its hash says, nor JSON at all.
  pc.showroom.store.db
    .prepare(`UPDATE outbox SET body = 'x', sha256 = ? WHERE op_id = ?`)
    .run('2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', bad);
  await eventually(() => expect(state()).toMatchObject({ state: 'attention', rejected: 1, pending: 0 }));
  await arrivedOnce(ids.slice(1));
  expect(await pc.caller('reception').sync.issues()).toMatchObject([
    { opId: bad, state: 'rejected', code: 'invalid_body' },
  ]);
  const [issue] = await pc.caller('manager').sync.issues();
  await pc.caller('manager').sync.resend({ opId: issue!.opId });
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', rejected: 0 }));
  await arrivedOnce(ids);
});

test('giving an operation up needs a reason, which stays in the history; a receptionist may not', async () => {
  proxy.fault = 'error500';
  const [id] = register(1);
  const { rows } = await pc.caller('manager').sync.history({});
  const { opId } = rows.find(({ entityId }) => entityId === id)!;
  await expect(pc.caller('reception').sync.discard({ opId, reason: '登记错了' })).rejects.toThrow();
  await expect(pc.caller('manager').sync.discard({ opId, reason: '  ' })).rejects.toThrow();
  await pc.caller('manager').sync.discard({ opId, reason: '登记错了' });
  proxy.fault = 'none';
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', pending: 0 }));
  await arrivedOnce([]);
  const after = await pc.caller('manager').sync.history({});
  expect(after.rows.find((row) => row.opId === opId)).toMatchObject({ state: 'discarded', message: '登记错了' });
});
