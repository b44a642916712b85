import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { customerDoc } from '../../tests/factories/customer.ts';
import { type TestStore, testStore } from '../../tests/harness/store.ts';
import { startCheckpoints } from './checkpoint.ts';
import { createLogger } from './logger.ts';

/** A thread that finds the disk full whenever it is to copy. */
vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    postMessage(order: 'copy' | 'end') {
      if (order === 'end') this.emit('exit');
      else queueMicrotask(() => this.emit('message', { ok: false, code: 'SQLITE_FULL' }));
    }
    ref() {}
    unref() {}
  },
}));

let t: TestStore;
let dir: string;
beforeEach(async () => {
  t = await testStore();
  dir = mkdtempSync(join(tmpdir(), 'zhanting-'));
});
afterEach(() => {
  t.close();
  rmSync(dir, { recursive: true });
});

test('the log file says why the log could not be copied into the store file', async () => {
  const stop = startCheckpoints(t.store, createLogger(dir));
  for (let save = 0; save < 900; save += 1)
    t.store.write({ id: 'system' }, (tx) => tx.insert('customer', customerDoc()));
  await vi.waitFor(() => expect(readFileSync(join(dir, 'zhanting.log'), 'utf8')).toContain('SQLITE_FULL'), 5_000);
  await stop();
});
