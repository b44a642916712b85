import type { EntityName } from '../../../../gateway/protocol.ts';
import type { Connection } from '../../../kernel/connection.ts';
import { prepared } from '../../../kernel/statements.ts';
import type { Write } from '../../../kernel/write.ts';
import type { Place } from '../../../workers/sync/messages.ts';

/** Where this PC stands in the feed; null when it is not enrolled. */
export const readPlace = (db: Connection): Place | null =>
  (db.prepare('SELECT cursor, snapshot_after AS snapshotAfter FROM sync_state WHERE id = 1').get() as
    | Place
    | undefined) ?? null;

/** Who this PC is to the gateway; null when it is not enrolled. */
export const ownDevice = (db: Connection): string | null =>
  prepared<string>(db, 'SELECT device_id FROM sync_state WHERE id = 1').pluck().get() ?? null;

/**
 * Which line this PC is on: another enrolment or a restored gateway makes it another one. What came on the one before must not be
 * written on, however far it got.
 */
export const lineOf = (db: Connection): string | undefined =>
  prepared<string>(db, `SELECT epoch || ' ' || gateway_epoch FROM sync_state WHERE id = 1`).pluck().get();

/** Moves the cursor; call in the transaction that holds what it covers. */
export function moveCursor(tx: Write, cursor: number): void {
  prepared(tx.db, 'UPDATE sync_state SET cursor = ? WHERE id = 1').run(cursor);
}

/** Everything is received anew, by snapshot; what waits to be sent is not touched. */
export function startSnapshot(tx: Write): void {
  tx.db.prepare(`UPDATE sync_state SET snapshot_after = '', snapshot_done = 0, snapshot_total = 0 WHERE id = 1`).run();
}

/** A page of the snapshot is in the store; with `after` null it was the last one and the feed is followed from `cursor`. */
export function endSnapshotPage(
  tx: Write,
  page: { after: string | null; records: number; total: number; cursor: number },
): void {
  tx.db
    .prepare(
      `UPDATE sync_state SET snapshot_after = @after, snapshot_done = snapshot_done + @records, snapshot_total = @total,
         cursor = CASE WHEN @after IS NULL THEN @cursor ELSE cursor END WHERE id = 1`,
    )
    .run(page);
}

/** Ids of one entity among changes, for its `received`. */
export function idsByEntity(changes: readonly { entity: string; entity_id: string }[]): Map<EntityName, string[]> {
  const ids = new Map<EntityName, string[]>();
  for (const { entity, entity_id: id } of changes) {
    const known = ids.get(entity as EntityName);
    if (known) known.push(id);
    else ids.set(entity as EntityName, [id]);
  }
  return ids;
}
