import type { Mergeable } from '../../../db/records.ts';
import type { OpBody } from '../../../gateway/protocol.ts';
import { standingId } from '../../kernel/alias.ts';
import type { Connection } from '../../kernel/connection.ts';
import { type EntityStore, entityStore, type Row, type SyncedEntity } from '../../kernel/entity.ts';
import type { OutboxRow } from '../../kernel/outbox.ts';
import type { Store } from '../../kernel/store.ts';

/** A record together with how its entity travels. */
export interface TravellingRecord {
  entity: SyncedEntity;
  store: EntityStore;
  row: Row;
}

export type RecordReader = (entity: string, id: string) => TravellingRecord | null;

const readers = new WeakMap<Store, RecordReader>();

/** Reads any synced record by entity name and id; statements are prepared once a store. */
export function recordReader(store: Store): RecordReader {
  const reader = readers.get(store) ?? createReader(store);
  readers.set(store, reader);
  return reader;
}

function createReader(store: Store): RecordReader {
  const stores = new Map<string, EntityStore>(
    store.entities.map((entity) => [entity.name, entityStore(store.db, entity)]),
  );
  return (entity, id) => {
    const found = stores.get(entity);
    const row = found?.get(id);
    return found && row ? { entity: found.entity, store: found, row } : null;
  };
}

/** The record that stands for this one after all merges; itself when it was not merged, or into one that is not here. */
export function standingRecord(db: Connection, record: TravellingRecord): TravellingRecord {
  const { entity, row, store } = record;
  const standing = row.mergedInto ? store.get(standingId(db, entity.name as Mergeable, row.id)) : undefined;
  return standing && !standing.deletedAt && !standing.mergedInto ? { ...record, row: standing } : record;
}

/** What an operation carries; null when its text is damaged, which must not stop the other operations. */
export function patchOf({ body }: Pick<OutboxRow, 'body'>): Record<string, unknown> | null {
  try {
    return (JSON.parse(body) as OpBody).patch;
  } catch {
    return null;
  }
}

/** Who saved it; null when its text is damaged. */
export function actorOf({ body }: Pick<OutboxRow, 'body'>): string | null {
  try {
    return (JSON.parse(body) as OpBody).actor_id;
  } catch {
    return null;
  }
}

/** Whether head office had the record when the operation was saved; false when its text is damaged. */
export function basedOnAnswer({ body }: Pick<OutboxRow, 'body'>): boolean {
  try {
    return (JSON.parse(body) as OpBody).base_seq !== null;
  } catch {
    return false;
  }
}
