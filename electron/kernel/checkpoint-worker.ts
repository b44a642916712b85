/** The checkpoint worker's entry: copies committed pages from the log into the store file, and waits for the disk in the app's stead. */
import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from './connection.ts';

export interface CheckpointPlace {
  file: string;
  key: Uint8Array;
}
/** `code` is SQLite's, e.g. `SQLITE_FULL`. */
export type CheckpointOutcome = { ok: true } | { ok: false; code: string };

const { file, key } = workerData as CheckpointPlace;
const port = parentPort!;
const db = openConnection(file, Buffer.from(key));

function copyPages(): CheckpointOutcome {
  try {
    // PASSIVE waits for nobody: the app saves on meanwhile.
    db.pragma('wal_checkpoint(PASSIVE)');
    return { ok: true };
  } catch (error) {
    return { ok: false, code: (error as { code?: string }).code ?? 'unknown' };
  }
}

port.on('message', (order: 'copy' | 'end') => {
  if (order === 'copy') return port.postMessage(copyPages());
  db.close();
  port.close();
});
