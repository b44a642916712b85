import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { pcOf, type TestPc, testPc } from '../../../../tests/harness/pc.ts';
import { testStore } from '../../../../tests/harness/store.ts';
import { standingId } from '../../../kernel/alias.ts';
import { silentLogger } from '../../../kernel/logger.ts';
import type { Store } from '../../../kernel/store.ts';
import { readEnrolment } from '../enrolment/enrolled.ts';
import { checkStanding } from './restore.ts';
import { salvage } from './salvage.ts';

const LINA = { id: '0190f5e0-0000-7000-8000-00000000000a' };
const SIDECAR = 'sync-counter.json';

let place: GatewayPlace;
let g: TestGateway;
let pc: TestPc;
let storeId: string;
let backup: string;
let stores = 0;
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  g = await startTestGateway(place);
});
afterAll(async () => {
  await g.close();
  await place.remove();
});
beforeEach(async () => {
  storeId = `R${++stores}`;
  pc = await testPc(g, { storeId });
  backup = `${pc.dir}-backup`;
});
afterEach(() => {
  pc.close();
  rmSync(backup, { recursive: true, force: true });
});

const save = (remarks: string) => pc.store.write(LINA, (tx) => tx.insert('customer', customerDoc({ remarks })).id);
const remarks = () => pc.store.db.prepare('SELECT remarks FROM customer ORDER BY remarks').pluck().all();
const atHeadOffice = async () => (await g.gateway.documents(storeId, 'customer')).map(({ doc }) => doc.remarks).sort();

/** Closes the PC, lets `work` loose on its folder, and starts it again. */
async function restart(work: () => void, opened: (store: Store) => void = () => undefined): Promise<void> {
  pc.store.close();
  work();
  const t = await testStore({ dir: pc.dir });
  opened(t.store);
  checkStanding(t.store, silentLogger());
  pc = { ...t, ...pcOf(t) };
}
const takeBackup = () => restart(() => cpSync(pc.dir, backup, { recursive: true }));
const restoreStore = () => {
  for (const file of ['store.db', 'store.db-wal', 'store.db-shm']) {
    rmSync(join(pc.dir, file), { force: true });
    if (existsSync(join(backup, file))) copyFileSync(join(backup, file), join(pc.dir, file));
  }
};

test('a store put back from a backup goes on under a new epoch, sends what is new and gets back what it lost', async () => {
  save('a 备份前');
  await pc.exchange();
  save('b 备份时还没发送');
  await takeBackup();
  await pc.exchange();
  save('c 备份后');
  await pc.exchange();
  const before = readEnrolment(pc.store.db)!.epoch;
  await restart(restoreStore);
  expect(readEnrolment(pc.store.db)!.epoch).not.toBe(before);
  // Gets the number an operation of the lost state had.
  save('d 恢复后');
  expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
  const all = ['a 备份前', 'b 备份时还没发送', 'c 备份后', 'd 恢复后'];
  expect(remarks()).toEqual(all);
  expect(await atHeadOffice()).toEqual(all);
  const counted = await g.gateway.database.query<{ n: number }>(
    'SELECT count(*) AS n FROM applied_op WHERE store_id = $1',
    [storeId],
  );
  expect(counted[0]!.n).toBe(4);
});

test('what is read from a damaged store after a backup was put back arrives once, delivered or not', async () => {
  save('a 备份前');
  await pc.exchange();
  await takeBackup();
  const edited = save('b 备份后，已发送');
  await pc.exchange();
  pc.store.write(LINA, (tx) => tx.update('customer', edited, { remarks: 'b 又改过，未发送' }));
  save('c 未发送');
  const damaged = join(pc.dir, 'damaged.db');
  await restart(
    () => {
      copyFileSync(join(pc.dir, 'store.db'), damaged);
      restoreStore();
    },
    (store) => expect(salvage(store, damaged)).toEqual({ found: 3, unreadable: 0 }),
  );
  const all = ['a 备份前', 'b 又改过，未发送', 'c 未发送'];
  // Before there is a line again.
  expect(remarks()).toEqual(all);
  expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
  expect(remarks()).toEqual(all);
  expect(await atHeadOffice()).toEqual(all);
  expect(await pc.prove()).toBe(true);
  const [count] = await g.gateway.database.query<{ n: number }>(
    'SELECT count(*) AS n FROM applied_op WHERE store_id = $1',
    [storeId],
  );
  expect(count!.n).toBe(4);
});

test('a store moved without the counter beside it is taken for restored, which costs nothing', async () => {
  save('一');
  await pc.exchange();
  const before = readEnrolment(pc.store.db)!.epoch;
  await restart(() => rmSync(join(pc.dir, SIDECAR)));
  expect(readEnrolment(pc.store.db)!.epoch).not.toBe(before);
  save('二');
  await pc.exchange();
  expect(await atHeadOffice()).toEqual(['一', '二']);
  expect(await pc.prove()).toBe(true);
});

test('an ordinary restart, also after a power cut between store and counter, keeps the epoch', async () => {
  save('一');
  await pc.exchange();
  const { epoch } = readEnrolment(pc.store.db)!;
  await restart(() => undefined);
  expect(readEnrolment(pc.store.db)!.epoch).toBe(epoch);
  copyFileSync(join(pc.dir, SIDECAR), `${pc.dir}-sidecar`);
  save('二');
  await pc.exchange();
  await restart(() => copyFileSync(`${pc.dir}-sidecar`, join(pc.dir, SIDECAR)));
  rmSync(`${pc.dir}-sidecar`);
  expect(readEnrolment(pc.store.db)!.epoch).toBe(epoch);
});

test('a power cut that takes back what only arrived costs nothing: it is fetched again, under the same epoch', async () => {
  const other = await testPc(g, { storeId });
  save('a 本机保存');
  await pc.exchange();
  const { epoch } = readEnrolment(pc.store.db)!;
  // What the disk has of it when the power goes.
  cpSync(pc.dir, backup, { recursive: true });
  other.store.write(LINA, (tx) => tx.insert('customer', customerDoc({ remarks: 'b 另一台保存' })));
  await other.exchange();
  await pc.exchange();
  expect(remarks()).toEqual(['a 本机保存', 'b 另一台保存']);
  await restart(restoreStore);
  expect(remarks()).toEqual(['a 本机保存']);
  expect(readEnrolment(pc.store.db)!.epoch).toBe(epoch);
  await pc.exchange();
  expect(remarks()).toEqual(['a 本机保存', 'b 另一台保存']);
  expect(await pc.prove()).toBe(true);
  other.close();
});

test('an imaged disk: the second PC with the same identity is stopped, and both keep everything', async () => {
  save('一');
  await pc.exchange();
  await takeBackup();
  const twin = await testStore({ dir: backup });
  const other = { ...twin, ...pcOf(twin) };
  save('原机');
  await pc.exchange();
  other.store.write(LINA, (tx) => tx.insert('customer', customerDoc({ remarks: '镜像机' })));
  expect(await other.exchange()).toMatchObject({ end: { ok: false, reason: 'device_cloned', stops: true } });
  const waiting = other.store.db.prepare(`SELECT count(*) FROM outbox WHERE state = 'pending'`).pluck().get();
  expect(waiting).toBe(1);
  expect(await atHeadOffice()).toEqual(['一', '原机']);
  other.store.close();
});

test('a revoked PC stops sending and deletes nothing', async () => {
  save('一');
  await pc.exchange();
  await g.gateway.revoke(readEnrolment(pc.store.db)!.deviceId);
  save('二');
  expect(await pc.exchange()).toMatchObject({ end: { ok: false, reason: 'device_revoked', stops: true } });
  expect(remarks()).toEqual(['一', '二']);
});

test('a gateway restored from a backup gets again what it lost, and gives it to the others', async () => {
  const other = await testPc(g, { storeId });
  save('一');
  await pc.exchange();
  save('二');
  await pc.exchange();
  // Last night's backup knows nothing of the second record.
  const { database } = g.gateway;
  for (const sql of [
    'DELETE FROM customer WHERE store_id = $1 AND seq > 1',
    'DELETE FROM change_log WHERE store_id = $1 AND seq > 1',
    'DELETE FROM applied_op WHERE store_id = $1 AND server_seq > 1',
    'UPDATE store SET head_seq = 1 WHERE store_id = $1',
  ])
    await database.query(sql, [storeId]);
  const epoch = await g.gateway.restored();
  const { gatewayEpoch } = await pc.exchange();
  expect(gatewayEpoch).toBe(epoch);
  for (const one of [pc, other]) {
    one.followEpoch(epoch);
    expect(await one.exchange()).toMatchObject({ end: { ok: true } });
  }
  expect(await atHeadOffice()).toEqual(['一', '二']);
  expect(other.store.db.prepare('SELECT remarks FROM customer ORDER BY remarks').pluck().all()).toEqual(['一', '二']);
  other.close();
});

test('cards merged longer ago than changes are kept stay one at a head office that begins anew', async () => {
  const [stays, away, older] = [save('留'), save('并'), save('早就并')];
  pc.store.write(LINA, (tx) => tx.merge('customer', older, away));
  pc.store.write(LINA, (tx) => tx.merge('customer', away, stays));
  await pc.exchange();
  pc.store.db.prepare('DELETE FROM outbox').run();
  const { database } = g.gateway;
  for (const table of ['customer', 'change_log', 'applied_op'])
    await database.query(`DELETE FROM ${table} WHERE store_id = $1`, [storeId]);
  await database.query('UPDATE store SET head_seq = 0 WHERE store_id = $1', [storeId]);
  pc.followEpoch(await g.gateway.restored());
  for (let turn = 0; turn < 3; turn += 1) {
    pc.clock.advance(60_000);
    expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
  }
  for (const id of [away, older]) expect(standingId(pc.store.db, 'customer', id)).toBe(stays);
  const standing = 'SELECT id FROM customer WHERE store_id = $1 AND merged_into IS NULL';
  expect(await database.query(standing, [storeId])).toEqual([{ id: stays }]);
});
