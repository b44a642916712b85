import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import { type TestApp, testApp } from '../../../../tests/harness/app.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { heldLine } from '../../../../tests/harness/held-line.ts';
import { tempFolder } from '../../../../tests/harness/processes.ts';
import { readEnrolment } from '../enrolment/enrolled.ts';

let place: GatewayPlace;
let head: TestGateway;
let pc: TestApp;
const folder = tempFolder();
const clerk = { id: 'system' };

beforeEach(async () => {
  vi.stubEnv('ZHANTING_SYNC_DELAY_MS', '40');
  place = await GATEWAY_DATABASES.at(-1)!.open();
  head = await startTestGateway(place);
  pc = await testApp({ dir: folder.dir });
}, 60_000);
afterEach(async () => {
  await pc.close();
  await head.close();
  await place.remove();
  folder.remove();
});

const enrol = async () => {
  const code = await head.gateway.enrol({ storeId: 'S001', name: '城西店' });
  await pc.caller('admin').sync.enrol({ url: `${head.url}/`, code });
};
const register = (count = 1) =>
  pc.showroom.store.write(clerk, (tx) => Array.from({ length: count }, () => tx.insert('visit', visitDoc()).id));
const arrived = async () => (await head.gateway.documents('S001', 'visit')).map(({ id }) => id).sort();
const state = () => pc.showroom.sync.status();
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 30 });

test('what was saved before and after enrolment arrives by itself, byte for byte, once', async () => {
  const before = register(3);
  expect(state()).toMatchObject({ state: 'unenrolled', pending: 3 });
  await enrol();
  const after = register(2);
  await eventually(async () => expect(await arrived()).toEqual([...before, ...after].sort()));
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', pending: 0, reason: null }));
  const sent = pc.showroom.store.db.prepare('SELECT op_id, body FROM outbox ORDER BY op_seq').all();
  const kept = await head.gateway.database.query(
    `SELECT op_id, convert_from(raw, 'UTF8') AS body FROM applied_op ORDER BY op_seq`,
  );
  expect(kept).toEqual(sent);
  const seqs = pc.showroom.store.db.prepare('SELECT server_seq FROM visit').pluck().all();
  expect(new Set(seqs).size).toBe(5);
});

test('while the showroom’s records are coming in after a cut, nobody is told that head office does not answer', async () => {
  const other = await head.device();
  const ops = Array.from({ length: 600 }, (_, index) =>
    other.op({ patch: { kind: 'person', name: `客户${index}`, mobile: `1380000${1000 + index}` } }),
  );
  for (const some of [ops.slice(0, 500), ops.slice(500)]) expect((await other.push(some)).status).toBe(200);
  const line = await heldLine(head.url);
  let broken = true;
  let pages = 0;
  line.fate = (request) => {
    if (!request.startsWith('GET /v1/snapshot')) return null;
    if (broken) return 'cut';
    return pages++ === 0 ? null : 'held';
  };
  await pc.caller('admin').sync.enrol({
    url: line.url,
    code: await head.gateway.enrol({ storeId: 'S001', name: '城西店' }),
  });
  await eventually(() => expect(state()).toMatchObject({ state: 'offline', reason: 'unreachable' }));
  broken = false;
  pc.showroom.sync.sendNow();
  await eventually(() => expect(state().receiving?.done).toBeGreaterThan(0));
  expect(state()).toMatchObject({ reason: null, receiving: { total: expect.any(Number) } });
  await line.close();
});

test('with the gateway stopped everything is kept and the mark says so; when it is back the backlog drains, each record once', async () => {
  await enrol();
  await eventually(() => expect(state().state).toBe('synced'));
  const { port } = new URL(head.url);
  await head.close();
  const ids = register(7);
  await eventually(() => expect(state()).toMatchObject({ state: 'offline', reason: 'unreachable', pending: 7 }));
  head = await startTestGateway(place);
  await head.gateway.listen({ port: Number(port) });
  await eventually(async () => expect(await arrived()).toEqual(ids.sort()));
  await eventually(() => expect(state().state).toBe('synced'));
  const [{ count } = { count: 0 }] = await head.gateway.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM change_log WHERE entity = 'visit'`,
  );
  expect(count).toBe(7);
});

test('a push whose answer was lost on the way is repeated and changes nothing the second time', async () => {
  await enrol();
  await eventually(() => expect(state().state).toBe('synced'));
  const [id] = register(1);
  await eventually(async () => expect(await arrived()).toEqual([id]));
  await eventually(() => expect(state().pending).toBe(0));
  // As after a power cut between the gateway's commit and ours: the gateway has it, the PC does not know.
  pc.showroom.store.db.prepare(`UPDATE outbox SET state = 'pending', acked_at = NULL, server_seq = NULL`).run();
  await pc.caller('reception').sync.sendNow();
  await eventually(() => expect(state().pending).toBe(0));
  expect(await head.gateway.documents('S001', 'visit')).toMatchObject([{ id, rev: 1 }]);
});

test('after a restart the PC is still enrolled and sends what waits', async () => {
  await enrol();
  await pc.close();
  pc = await testApp({ dir: folder.dir });
  const ids = register(2);
  await eventually(async () => expect(await arrived()).toEqual(ids.sort()));
});

test('at a head-office gateway only those who agreed arrive; the others wait here and go the moment they agree', async () => {
  const code = await head.gateway.enrol({ storeId: 'S001', name: '城西店', operator: 'head_office' });
  await pc.caller('admin').sync.enrol({ url: head.url, code });
  const customers = pc.showroom.store.write(clerk, (tx) =>
    Array.from({ length: 130 }, () => tx.insert('customer', customerDoc()).id),
  );
  const last = customers.at(-1)!;
  const [visit] = pc.showroom.store.write(clerk, (tx) => [tx.insert('visit', visitDoc({ customerId: last })).id]);
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', pending: 0, held: 131 }));
  expect(await head.gateway.documents('S001', 'customer')).toEqual([]);
  pc.showroom.store.write(clerk, (tx) => tx.update('customer', last, { hqShareConsent: 'granted' }));
  await eventually(async () => expect(await arrived()).toEqual([visit]));
  expect(await head.gateway.documents('S001', 'customer')).toMatchObject([{ id: last, rev: 2 }]);
  await eventually(() => expect(state()).toMatchObject({ pending: 0, held: 129 }));
  pc.showroom.store.write(clerk, (tx) => tx.update('customer', last, { hqShareConsent: 'withdrawn' }));
  await eventually(async () =>
    expect((await head.gateway.documents('S001', 'customer'))[0]!.doc).toMatchObject({ hqShareConsent: 'withdrawn' }),
  );
});

test('a revoked PC stops, says why, and keeps everything', async () => {
  await enrol();
  await eventually(() => expect(state().state).toBe('synced'));
  await head.gateway.revoke(readEnrolment(pc.showroom.store.db)!.deviceId);
  register(2);
  await eventually(() => expect(state()).toMatchObject({ state: 'stopped', reason: 'device_revoked', pending: 2 }));
});

test('a gateway restored from a backup gets what it lost again', async () => {
  await enrol();
  const ids = register(3);
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', pending: 0 }));
  await head.gateway.database.query('DELETE FROM visit');
  await head.gateway.database.query('DELETE FROM applied_op');
  await head.gateway.restored();
  await pc.caller('admin').sync.sendNow();
  await eventually(async () => expect(await arrived()).toEqual(ids.sort()));
  await eventually(() => expect(state()).toMatchObject({ state: 'synced', pending: 0 }));
});

test('an enrolment that fails says what to do about which field and leaves the PC as it was', async () => {
  const admin = pc.caller('admin');
  await expect(admin.sync.enrol({ url: head.url, code: 'ABCD-EFGH-JKMN' })).rejects.toMatchObject({
    cause: { code: 'enrolCode.invalid', field: 'code' },
  });
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address() as { port: number };
  closed.close();
  await expect(admin.sync.enrol({ url: `http://127.0.0.1:${port}`, code: 'ABCD-EFGH' })).rejects.toMatchObject({
    cause: { code: 'gateway.unreachable', field: 'url' },
  });
  expect(state().state).toBe('unenrolled');
});

test('first run enrols the PC, and goes on without head office when that fails', async () => {
  const admin = { name: '王芳', login: 'wangfang', password: 'correct horse' };
  const run = { showroomName: '城西店', showroomCode: 'S001', admin, gatewayUrl: head.url };
  expect(await pc.anonymous.setup.firstRun({ ...run, enrolCode: 'WRONG-CODE' })).toEqual({
    recoveryKey: expect.any(String),
    enrolProblem: 'enrolCode.invalid',
  });
  const enrolCode = await head.gateway.enrol({ storeId: 'S001', name: '城西店' });
  expect(await pc.anonymous.setup.firstRun({ ...run, enrolCode })).toEqual({ recoveryKey: expect.any(String) });
  expect(state()).toMatchObject({ operator: 'dealer', gatewayUrl: head.url });
});
