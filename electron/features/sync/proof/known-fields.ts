import { createHash } from 'node:crypto';
import type { Connection } from '../../../kernel/connection.ts';
import { entityStore, type SyncedEntity } from '../../../kernel/entity.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import type { Enrolment } from '../enrolment/enrolled.ts';

/**
 * Fingerprint of all fields that arrive from head office. A record received by an app that did not know a field has that field empty
 * for good, on this PC alone, and its sequence says nothing of it; so this, and no number that somebody has to remember to
 * raise, says when to receive everything anew.
 */
export function knownFields(db: Connection, entities: readonly SyncedEntity[]): string {
  const fields = entities.map((entity) => [
    entity.name,
    entityStore(db, entity)
      .arrivingFields.map(([field]) => field)
      .sort(),
  ]);
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16);
}

/** Were the records here received with the fields this app knows? */
export const knowsItsRecords = (store: Store, { knownFields: known }: Pick<Enrolment, 'knownFields'>): boolean =>
  known === knownFields(store.db, store.entities);

/** From now on records are received with the fields this app knows. */
export function noteKnownFields(store: Store, tx: Write): void {
  tx.db.prepare('UPDATE sync_state SET known_fields = ? WHERE id = 1').run(knownFields(tx.db, store.entities));
}
