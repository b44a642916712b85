import type { OpBody } from '../../../gateway/protocol.ts';
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

/** Chains of merges are short; the bound is for two PCs that merged the same pair in opposite directions. */
const LONGEST_CHAIN = 10;

/** The record that stands for this one after all merges; itself when it was not merged, or into one that is not here. */
export function standingRecord(record: TravellingRecord): TravellingRecord {
  let standing = record;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const { mergedInto } = standing.row as { mergedInto?: string | null };
    if (!mergedInto) return standing;
    const into = record.store.get(mergedInto);
    if (!into || into.deletedAt) return record;
    standing = { ...record, row: into };
  }
  return record;
}

/** What an operation carries; null when its text is damaged, which must not stop the other operations. */
export function patchOf({ body }: Pick<OutboxRow, 'body'>): Record<string, unknown> | null {
  try {
    return (JSON.parse(body) as OpBody).patch;
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
