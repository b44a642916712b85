import { UNDO_DAYS } from '../../../db/sync/model.ts';
import { noteAdded, readFileRow } from './files.ts';
import type { AttachmentRoom } from './service.ts';

const DAY_MS = 86_400_000;

/**
 * Contents no card has had for as long as a decision can be taken back, and what nobody has named for as long. A store that went back to
 * a backup does not know the newest files: those on a card are at hand again and go to head office if it lacks them; the others may
 * yet be named by what arrives. Returns how many went.
 */
export async function pruneFiles({ store, folder, adding }: AttachmentRoom): Promise<number> {
  const before = store.clock.now() - UNDO_DAYS * DAY_MS;
  const gone = store.db
    .prepare(
      `SELECT f.sha256 FROM attachment_file AS f WHERE f.added_at < @before AND NOT EXISTS (
         SELECT 1 FROM attachment AS a WHERE a.sha256 = f.sha256 AND (a.deleted_at IS NULL OR a.deleted_at > @before))`,
    )
    .pluck()
    .all({ before }) as string[];
  store.write({ id: 'system' }, (tx) => {
    const forget = tx.db.prepare('DELETE FROM attachment_file WHERE sha256 = ?');
    for (const sha256 of gone) forget.run(sha256);
  });
  const forgotten = new Set(gone);
  let removed = 0;
  for (const name of await folder.names()) {
    const sha256 = name.slice(0, 64);
    const row = readFileRow(store.db, sha256);
    if (row?.state === 'remote' && name === sha256)
      store.write({ id: 'system' }, (tx) => noteAdded(tx, sha256, row.size));
    if (row || adding.has(sha256)) continue;
    if (!forgotten.has(sha256) && (await folder.changedAt(name)) > before) continue;
    await folder.remove(name);
    removed += 1;
  }
  return removed;
}
