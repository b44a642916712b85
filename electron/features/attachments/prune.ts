import { UNDO_DAYS } from '../../../db/sync/model.ts';
import type { AttachmentRoom } from './service.ts';

const DAY_MS = 86_400_000;

/** Contents no card has had for as long as a decision can be taken back, and what a crash left without a name. Returns how many went. */
export async function pruneFiles({ store, folder, adding }: AttachmentRoom): Promise<number> {
  const gone = store.db
    .prepare(
      `SELECT f.sha256 FROM attachment_file AS f WHERE f.added_at < @before AND NOT EXISTS (
         SELECT 1 FROM attachment AS a WHERE a.sha256 = f.sha256 AND (a.deleted_at IS NULL OR a.deleted_at > @before))`,
    )
    .pluck()
    .all({ before: store.clock.now() - UNDO_DAYS * DAY_MS }) as string[];
  store.write({ id: 'system' }, (tx) => {
    const forget = tx.db.prepare('DELETE FROM attachment_file WHERE sha256 = ?');
    for (const sha256 of gone) forget.run(sha256);
  });
  const known = store.db.prepare('SELECT 1 FROM attachment_file WHERE sha256 = ?').pluck();
  let removed = 0;
  for (const name of await folder.names()) {
    const sha256 = name.slice(0, 64);
    if (adding.has(sha256) || known.get(sha256) !== undefined) continue;
    await folder.remove(name);
    removed += 1;
  }
  return removed;
}
