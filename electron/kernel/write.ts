import type { EntityName, OpKind } from '../../gateway/protocol.ts';
import { auditTrail } from './audit.ts';
import type { Connection } from './connection.ts';
import { type EntityStore, entityStore, type Row, type SyncedEntity } from './entity.ts';
import { outboxAppender } from './outbox.ts';
import { Refusal } from './refusal.ts';
import { createSearchIndex } from './search/index.ts';
import { changesSince } from './staleness.ts';

/** Who is writing: a member of staff, or `system` for what the app does by itself. */
export interface Actor {
  id: string;
}

/** What changed, told to the screens after the commit and never before. */
export interface Change {
  entity: string;
  id: string;
}

/** The one way to write. All of it happens in one durable transaction, or none of it does. */
export interface Write {
  readonly at: number;
  readonly actor: Actor;
  /** For a feature's own tables that do not travel; rows of synced entities go through the methods below. */
  readonly db: Connection;
  get(entity: EntityName, id: string): Row | undefined;
  insert(entity: EntityName, values: Record<string, unknown> & { id: string }): Row;
  /**
   * Saves the fields that differ. With `rev`, the revision the person's form was filled from.
   * @throws Refusal `record.stale` with what others changed since, `record.missing`.
   */
  update(
    entity: EntityName,
    id: string,
    changes: Record<string, unknown>,
    options?: { rev?: number; action?: string },
  ): Row;
  remove(entity: EntityName, id: string, options?: { rev?: number }): void;
  audit(action: string, entity: string, entityId: string | null, detail?: unknown): void;
  /** Announces a change of something that is not a synced entity. */
  changed(entity: string, id: string): void;
}

const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b);

/** Builds `write()` over one connection. `onCommit` hears every change after it is on disk. */
export function createWriter(
  db: Connection,
  entities: SyncedEntity[],
  now: () => number,
  onCommit: (changes: Change[]) => void,
) {
  const stores = new Map<string, EntityStore>(entities.map((entity) => [entity.name, entityStore(db, entity)]));
  const trail = auditTrail(db);
  const append = outboxAppender(db);
  const search = createSearchIndex(db);
  const storeOf = (name: EntityName) => {
    const found = stores.get(name);
    if (!found) throw new Error(`entity ${name} is not in the sync registry`);
    return found;
  };

  const begin = (actor: Actor, changes: Change[]): Write => {
    const at = now();
    const line = (action: string, entity: string, entityId: string | null, rev: number | null, detail: unknown) =>
      trail.append({ at, actorId: actor.id, action, entity, entityId, rev, detail: JSON.stringify(detail ?? {}) });
    const index = (store: EntityStore, row: Row) => {
      if (!store.entity.grams) return;
      if (row.deletedAt || row.mergedInto) search.remove(store.entity.name, row.id);
      else search.touch(store.entity.name, row.id, store.entity.grams(row));
    };
    const send = (entity: EntityName, row: Row, kind: OpKind, patch: Record<string, unknown>) => {
      append({ entity, entityId: row.id, kind, baseSeq: row.serverSeq, patch, actorId: actor.id, wallAt: at });
      changes.push({ entity, id: row.id });
    };
    const existing = (store: EntityStore, id: string, rev: number | undefined): Row => {
      const row = store.get(id);
      if (!row || row.deletedAt) throw new Refusal('record.missing', { params: { entity: store.entity.name } });
      if (rev !== undefined && row.rev !== rev)
        throw new Refusal('record.stale', { params: { rev: row.rev, changes: changesSince(db, id, rev) } });
      return row;
    };
    return {
      at,
      actor,
      db,
      get: (entity, id) => storeOf(entity).get(id),
      insert(entity, values) {
        const store = storeOf(entity);
        const row = {
          ...values,
          rev: 1,
          serverSeq: null,
          createdAt: at,
          createdBy: actor.id,
          updatedAt: at,
          updatedBy: actor.id,
        };
        const saved = store.insert(row);
        send(entity, saved, 'put', Object.fromEntries(store.wireFields.map((f) => [f, saved[f]])));
        line('create', entity, saved.id, 1, {});
        index(store, saved);
        return saved;
      },
      update(entity, id, wanted, options = {}) {
        const store = storeOf(entity);
        const row = existing(store, id, options.rev);
        const fields = Object.keys(wanted).filter(
          (f) => wanted[f] !== undefined && store.has(f) && !same(row[f], wanted[f]),
        );
        if (fields.length === 0) return row;
        const patch = Object.fromEntries(fields.map((f) => [f, wanted[f] ?? null]));
        const stamp = { updatedAt: at, updatedBy: actor.id };
        const changed = { ...patch, ...stamp, rev: row.rev + 1 };
        store.update(id, changed);
        send(entity, row, 'patch', { ...patch, ...stamp });
        const detail = Object.fromEntries(fields.map((f) => [f, [row[f] ?? null, patch[f]]]));
        line(options.action ?? 'update', entity, id, changed.rev, detail);
        const saved = { ...row, ...changed };
        index(store, saved);
        return saved;
      },
      remove(entity, id, options = {}) {
        const store = storeOf(entity);
        const row = existing(store, id, options.rev);
        const gone = { deletedAt: at, updatedAt: at, updatedBy: actor.id, rev: row.rev + 1 };
        store.update(id, gone);
        send(entity, row, 'delete', {});
        line('delete', entity, id, gone.rev, {});
        index(store, { ...row, ...gone });
      },
      audit: (action, entity, entityId, detail) => line(action, entity, entityId, null, detail),
      changed: (entity, id) => changes.push({ entity, id }),
    };
  };

  return function write<T>(actor: Actor, work: (tx: Write) => T): T {
    // Inside another one its changes would be told before they are on disk, and an outer failure would take them back.
    if (db.inTransaction) throw new Error('write() inside write()');
    const changes: Change[] = [];
    const result = db.transaction(() => work(begin(actor, changes))).immediate();
    if (changes.length > 0) onCommit(changes);
    return result;
  };
}
