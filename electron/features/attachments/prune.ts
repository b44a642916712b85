import { UNDO_DAYS } from '../../../db/sync/model.ts';
import { trustedNow } from '../sync/enrolment/trusted-time.ts';
import { noteAdded, readFileRow } from './files.ts';
import type { AttachmentRoom } from './service.ts';

const DAY_MS = 86_400_000;
const SYSTEM = { id: 'system' };

/**
 * A content no card has had since `@before`. What head office does not have goes for no age alone: a clock set right makes
 * yesterday's removal look old, so head office has to know of each card that its file was taken off.
 */
const GONE = `SELECT f.sha256 FROM attachment_file AS f WHERE f.added_at < @before
  AND NOT EXISTS (
    SELECT 1 FROM attachment AS a WHERE a.sha256 = f.sha256 AND (a.deleted_at IS NULL OR a.deleted_at > @before))
  AND (f.state NOT IN ('waiting', 'refused') OR NOT EXISTS (
    SELECT 1 FROM attachment AS a WHERE a.sha256 = f.sha256 AND (a.server_seq IS NULL OR EXISTS (
      SELECT 1 FROM outbox AS o WHERE o.entity_id = a.id AND o.state NOT IN ('acked', 'discarded')))))`;

/**
 * Contents no card has had for as long as a decision can be taken back, and what nobody has named for as long, by time the gateway
 * has vouched for. A store that went back to a backup does not know the newest files: those on a card are at hand again and go to
 * head office if it lacks them; the others may yet be named by what arrives. Returns how many went.
 */
export async function pruneFiles({ store, folder, adding }: AttachmentRoom): Promise<number> {
  const before = (trustedNow(store) ?? Number.NEGATIVE_INFINITY) - UNDO_DAYS * DAY_MS;
  const gone = store.db.prepare(GONE).pluck().all({ before }) as string[];
  const still = store.db.prepare(`${GONE} AND f.sha256 = @sha256`).pluck();
  const forget = store.db.prepare('DELETE FROM attachment_file WHERE sha256 = ?');
  const named = (sha256: string) => adding.has(sha256) || readFileRow(store.db, sha256) !== undefined;
  let removed = 0;

  const onDisk = Map.groupBy(await folder.names(), (name) => name.slice(0, 64));
  for (const sha256 of gone) {
    // People work meanwhile: between this look and the removal there is no turn of theirs.
    if (adding.has(sha256) || still.get({ before, sha256 }) === undefined) continue;
    store.write(SYSTEM, () => forget.run(sha256));
    for (const name of onDisk.get(sha256) ?? []) {
      if (named(sha256)) break;
      await folder.remove(name);
      removed += 1;
    }
  }

  for (const name of await folder.names()) {
    const sha256 = name.slice(0, 64);
    const row = readFileRow(store.db, sha256);
    if (row?.state === 'remote' && name === sha256) store.write(SYSTEM, (tx) => noteAdded(tx, sha256, row.size));
    if (named(sha256) || (await folder.changedAt(name)) > before || named(sha256)) continue;
    await folder.remove(name);
    removed += 1;
  }
  return removed;
}
