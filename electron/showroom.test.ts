import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tempFolder } from '../tests/harness/processes.ts';
import { makeRecoveryKey } from './kernel/keys.ts';
import { silentLogger } from './kernel/logger.ts';
import { createShowroom, type ShowroomApp } from './showroom.ts';

let folder: ReturnType<typeof tempFolder>;
let app: ShowroomApp;
beforeEach(async () => {
  folder = tempFolder();
  app = await createShowroom({ dir: folder.dir, log: silentLogger() });
});
afterEach(async () => {
  await app.close();
  folder.remove();
});

const ask = (path: string, init?: RequestInit) => app.fetch(new Request(`http://127.0.0.1${path}`, init));
const recover = (recoveryKey: string) =>
  ask('/recover', {
    method: 'POST',
    body: JSON.stringify({ recoveryKey }),
    headers: { 'content-type': 'application/json' },
  });

test('health tells version and schema', async () => {
  expect(await (await ask('/healthz')).json()).toEqual({
    status: 'ok',
    version: expect.any(String),
    schema: expect.any(Number),
  });
});

test('a lost key file is told as such, and the recovery key opens the store again without a restart', async () => {
  const { store } = app.showroom!;
  store.write({ id: 'system' }, (tx) => tx.audit('note', 'setting', 'before the loss'));
  const recoveryKey = makeRecoveryKey(folder.dir, store.key);
  await app.close();
  rmSync(join(folder.dir, 'store.key'));
  app = await createShowroom({ dir: folder.dir, log: silentLogger() });
  expect(app.trouble).toBe('wrongKey');
  expect((await ask('/api/setup.state')).status).toBe(503);
  expect((await recover('AAAAA-BBBBB')).status).toBe(422);
  expect(app.trouble).toBe('wrongKey');
  expect((await recover(recoveryKey)).status).toBe(200);
  expect(app.trouble).toBeNull();
  const kept = app
    .showroom!.store.db.prepare(`SELECT count(*) FROM audit WHERE entity_id = 'before the loss'`)
    .pluck()
    .get();
  expect(kept).toBe(1);
});

test('a showroom whose file is gone says so instead of coming up empty', async () => {
  makeRecoveryKey(folder.dir, app.showroom!.store.key);
  await app.close();
  for (const part of ['store.db', 'store.db-wal', 'store.db-shm']) rmSync(join(folder.dir, part), { force: true });
  app = await createShowroom({ dir: folder.dir, log: silentLogger() });
  expect(app.trouble).toBe('missing');
});

test('nobody can offer a recovery key to a store that is open', async () => {
  expect((await recover('AAAAA-BBBBB')).status).not.toBe(200);
  expect(app.trouble).toBeNull();
});

test('a path outside the built pages is not served', async () => {
  for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fstore.key'])
    expect((await ask(path)).status).toBe(404);
});
