import type { RowOf } from '../../db/entities.ts';
import { type EntityName, MERGEABLE, type Mergeable } from '../../db/records.ts';
import { standingId } from '../kernel/alias.ts';
import type { Connection } from '../kernel/connection.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Write } from '../kernel/write.ts';

const missing = (entity: EntityName) => new Refusal('record.missing', { params: { entity } });

const isMergeable = (entity: EntityName): entity is Mergeable => (MERGEABLE as readonly string[]).includes(entity);

/** The id of the record that stands for this one after all merges. */
export const standing = (db: Connection, entity: EntityName, id: string): string =>
  isMergeable(entity) ? standingId(db, entity, id) : id;

/** The record that stays of this one and all it was merged with. @throws Refusal `record.missing` */
export function standingRecord<E extends EntityName>(tx: Write, entity: E, id: string): RowOf<E> {
  const row = tx.get(entity, standing(tx.db, entity, id));
  if (!row || row.deletedAt !== null) throw missing(entity);
  return row;
}

/**
 * A record that can be changed.
 * @throws Refusal `record.missing` when it never was here or was deleted, `record.merged` naming the one that stays
 */
export function requireRecord<E extends EntityName>(tx: Write, entity: E, id: string): RowOf<E> {
  const row = tx.get(entity, id);
  if (!row || row.deletedAt !== null) throw missing(entity);
  if (row.mergedInto === null) return row;
  const stays = standingRecord(tx, entity, id) as { id: string; name?: unknown };
  throw new Refusal('record.merged', { params: { entity, id: stays.id, name: stays.name ?? null } });
}
