import type { EntityName } from '../../../../gateway/protocol.ts';
import { type Connection, openConnection } from '../../../kernel/connection.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { overlayOf } from '../arriving/overlay.ts';

const SYSTEM = { id: 'system' };

/** What could still be read of what was saved after the backup. */
export interface Salvaged {
  /** Operations that stand in this store again. */
  found: number;
  /** Operations whose place in the damaged file cannot be read. */
  unreadable: number;
}

const COLUMNS = `op_id, entity, entity_id, kind, body, sha256, schema_v, actor_id, wall_at, state, attempts, next_try_at, code, message,
  server_seq, acked_at, origin_device, origin_epoch, origin_seq`;
const FILE_COLUMNS = 'sha256, size, state, sent_bytes, attempts, next_try_at, code, added_at';

interface Kept {
  op_id: string;
  entity: EntityName;
  entity_id: string;
  state: string;
}

const newest = (db: Connection): number =>
  (db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'outbox'`).pluck().get() as number | undefined) ?? 0;

/** One by one by number: a damaged page costs the operations that lie on it and no others. */
function readOneByOne(damaged: Connection, after: number): { kept: Kept[]; unreadable: number } {
  const read = damaged.prepare(`SELECT ${COLUMNS} FROM outbox WHERE op_seq = ?`);
  const kept: Kept[] = [];
  let unreadable = 0;
  const last = newest(damaged);
  for (let number = after + 1; number <= last; number += 1) {
    try {
      const row = read.get(number) as Kept | undefined;
      if (row) kept.push(row);
    } catch {
      unreadable += 1;
    }
  }
  return { kept, unreadable };
}

/** Files whose bytes lie in the data folder and whose names the backup does not know. */
function readFiles(damaged: Connection): unknown[] {
  try {
    return damaged.prepare(`SELECT ${FILE_COLUMNS} FROM attachment_file WHERE state <> 'remote'`).all();
  } catch {
    // Their bytes stay in the folder; the nightly look at it finds those a card still names.
    return [];
  }
}

const values = (columns: string) => columns.split(',').map((column) => `@${column.trim()}`);

/** The operations stand in the outbox again, under their own ids: what had arrived already is known by them. @returns their records */
function takeOver(tx: Write, kept: readonly Kept[], files: readonly unknown[]): Map<EntityName, Set<string>> {
  const insert = tx.db.prepare(
    `INSERT INTO outbox (${COLUMNS}) VALUES (${values(COLUMNS)}) ON CONFLICT (op_id) DO NOTHING`,
  );
  const touched = new Map<EntityName, Set<string>>();
  for (const row of kept) {
    // The open question itself is not saved: the gateway is asked again and gives its answer again.
    const state = row.state === 'rejected' || row.state === 'conflict' ? 'pending' : row.state;
    if (insert.run({ ...row, state }).changes === 0) continue;
    touched.set(row.entity, (touched.get(row.entity) ?? new Set()).add(row.entity_id));
  }
  const file = tx.db.prepare(
    `INSERT INTO attachment_file (${FILE_COLUMNS}) VALUES (${values(FILE_COLUMNS)}) ON CONFLICT DO NOTHING`,
  );
  for (const row of files) file.run(row);
  return touched;
}

/**
 * After a backup was put back: takes over from the damaged store what was saved since, as far as it can be read. Each record shows what
 * its operations say at once; what other PCs saved comes with the next exchange.
 * @throws when nothing of the file can be read, or nothing be written
 */
export function salvage(store: Store, damagedFile: string): Salvaged {
  const damaged = openConnection(damagedFile, store.key, { readonly: true });
  try {
    const { kept, unreadable } = readOneByOne(damaged, newest(store.db));
    const files = readFiles(damaged);
    return store.write(SYSTEM, (tx) => {
      for (const [name, ids] of takeOver(tx, kept, files)) {
        for (const id of ids) tx.rebase(name, id, overlayOf(store.db, id, tx.get(name, id)?.serverSeq ?? 0));
        store.entities.find((entity) => entity.name === name)?.received?.(tx, [...ids]);
      }
      tx.audit('storeSalvaged', 'sync', null, { found: kept.length, unreadable });
      return { found: kept.length, unreadable };
    });
  } finally {
    damaged.close();
  }
}
