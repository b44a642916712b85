/** The backup worker's entry: copies the store off the main thread, which goes on saving meanwhile. */
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../../kernel/connection.ts';

export interface CopyOrder {
  file: string;
  key: Uint8Array;
  target: string;
}
/** `code` is SQLite's or the system's, e.g. `SQLITE_FULL`. */
export type CopyOutcome = { ok: true } | { ok: false; code: string };

/** SQLite writes a vacuumed copy without waiting for the disk; a backup that a power cut takes is none. */
function toDisk(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function copy({ file, key, target }: CopyOrder): void {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  const secret = Buffer.from(key);
  const store = openConnection(file, secret, { readonly: true });
  try {
    // One consistent snapshot under the same cipher and key, without free pages.
    store.prepare('VACUUM INTO ?').run(part);
  } finally {
    store.close();
  }
  const made = openConnection(part, secret, { readonly: true });
  try {
    const verdict = made.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { code: 'SQLITE_CORRUPT' });
  } finally {
    made.close();
  }
  chmodSync(part, 0o600);
  toDisk(part);
  renameSync(part, target);
}

function outcomeOf(order: CopyOrder): CopyOutcome {
  try {
    copy(order);
    return { ok: true };
  } catch (error) {
    rmSync(`${order.target}.part`, { force: true });
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    return { ok: false, code: code ?? cause?.code ?? 'unknown' };
  }
}

parentPort!.postMessage(outcomeOf(workerData as CopyOrder));
