import type { ClaimRequest } from '../../db/documents/claim.ts';
import type { ChangesOf, NewOf, RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import type { OpKind } from '../../gateway/protocol.ts';
import {
  type Arrived,
  arrivedValues,
  hiddenChanges,
  madeValues,
  notedBase,
  type Patch,
  rebasedValues,
  same,
} from './arrival.ts';
import { auditTrail } from './audit.ts';
import type { Connection } from './connection.ts';
import { type EntityStore, entityStore, type Row, type SyncedEntity } from './entity.ts';
import type { LooseEnd } from './loose-end.ts';
import { outboxAppender } from './outbox.ts';
import { Refusal } from './refusal.ts';
import { touchedRecounter } from './rollup.ts';
import { createSearchIndex, gramsOf, searchedKinds } from './search/index.ts';
import { changesSince } from './staleness.ts';

/** Who is writing: a member of staff, or `system` for what the app does by itself. */
export interface Actor {
  id: string;
}

export interface WriteOptions {
  /**
   * False: a power cut may take this write back, whole and with every write since that is not durable either; a durable one keeps all
   * before it. Only for what is fetched again then. Default: it is on disk when `write()` returns.
   */
  durable?: boolean;
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
  get<E extends EntityName>(entity: E, id: string): RowOf<E> | undefined;
  insert<E extends EntityName>(entity: E, values: NewOf<E>): RowOf<E>;
  /**
   * Saves the fields that differ. With `rev`, the revision the person's form was filled from.
   * @throws Refusal `record.stale` with what others changed since, `record.missing`.
   */
  update<E extends EntityName>(
    entity: E,
    id: string,
    changes: ChangesOf<E>,
    options?: { rev?: number; action?: string },
  ): RowOf<E>;
  remove(entity: EntityName, id: string, options?: { rev?: number }): void;
  /**
   * Brings a deleted record back, whole, as it stands here.
   * @throws Refusal `record.missing` when there never was one
   */
  restore(entity: EntityName, id: string): void;
  /**
   * 合并: the loser stays as an alias of the winner (null: no more). What points at it is not touched.
   * @throws Refusal `record.missing`
   */
  merge(entity: EntityName, loserId: string, winnerId: string | null): void;
  /**
   * Takes a record as head office has it: its document with `overlay`, the local operations it does not contain, on top. Makes no
   * operation. `skipped`: this PC has seen a newer document; `same`: nothing a person sees changed.
   */
  receive(entity: EntityName, arrived: Arrived, overlay: readonly Patch[]): 'inserted' | 'changed' | 'same' | 'skipped';
  /**
   * The record as head office has it with only `overlay` on top: after operations were given up, went elsewhere or were found again.
   * One that is not here is made when the overlay makes it.
   */
  rebase(entity: EntityName, id: string, overlay: readonly Patch[]): void;
  /** Sends the whole record as it is, and what it was merged into, for a head office that never had it. */
  offer(entity: EntityName, id: string): void;
  audit(action: string, entity: string, entityId: string | null, detail?: unknown): void;
  /** Announces a change of something that is not a synced entity. */
  changed(entity: string, id: string): void;
}

/** Not told as changes of a record: when and by whom it was saved, and how it travels. */
const UNTOLD = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'rev', 'serverSeq', 'baseJson']);
/** Changed without the stamps of an edit. */
const UNSIGNED = new Set(['mergedInto', 'deletedAt']);

const pick = (values: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));

/**
 * A new record says nothing of the fields it leaves empty: where two PCs without a line made the same one (a day, the settings),
 * one's silence must not take the other's word.
 */
const given = (values: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> =>
  pick(
    values,
    fields.filter((field) => (values[field] ?? null) !== null),
  );

/** What the audit log tells of a field that changed: nobody's password hash. */
const audited = ({ entity }: EntityStore, field: string, before: unknown, after: unknown): [unknown, unknown] =>
  entity.secret?.includes(field) ? ['***', '***'] : [before ?? null, after ?? null];

/** A field nobody keeps would be shown as saved and be gone. */
function refuseUnknown({ entity, has }: EntityStore, fields: readonly string[]): void {
  const unknown = fields.filter((field) => !has(field));
  if (unknown.length > 0) throw new Error(`${entity.name} has no field ${unknown.join(', ')}`);
}

/** Builds `write()` over one connection. `onCommit` hears every change after it is on disk. */
export function createWriter(
  db: Connection,
  entities: SyncedEntity[],
  now: () => number,
  loose: LooseEnd,
  onCommit: (changes: Change[]) => void,
) {
  const stores = new Map<string, EntityStore>(entities.map((entity) => [entity.name, entityStore(db, entity)]));
  const trail = auditTrail(db);
  const append = outboxAppender(db);
  const search = createSearchIndex(db, searchedKinds(entities));
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
      if (!store.entity.search) return;
      if (row.deletedAt || row.mergedInto) search.remove(store.entity.name, row.id);
      else search.touch(store.entity.name, row.id, gramsOf(store.entity.search, row));
    };
    const send = (
      entity: EntityName,
      row: Row,
      kind: OpKind,
      patch: Record<string, unknown>,
      claims?: readonly ClaimRequest[],
    ) => {
      append({ entity, entityId: row.id, kind, baseSeq: row.serverSeq, patch, claims, actorId: actor.id, wallAt: at });
      changes.push({ entity, id: row.id });
    };
    const existing = (store: EntityStore, id: string, rev: number | undefined): Row => {
      const row = store.get(id);
      if (!row || row.deletedAt) throw new Refusal('record.missing', { params: { entity: store.entity.name } });
      if (rev !== undefined && row.rev !== rev)
        throw new Refusal('record.stale', { params: { rev: row.rev, changes: changesSince(db, id, rev) } });
      return row;
    };
    /**
     * Puts values that came from elsewhere into a row; only what differs, told to screens and audit when a person can see it. Signed by
     * who saved them (`saved`), else by whom the document names.
     */
    const settle = (
      store: EntityStore,
      row: Row,
      values: Record<string, unknown>,
      { saved: by, action = 'arrive' }: { saved?: Arrived['saved']; action?: string } = {},
    ): 'changed' | 'same' => {
      const differing = Object.keys(values).filter((field) => !same(row[field], values[field]));
      if (differing.length === 0) return 'same';
      const hidden = by ? Object.entries(hiddenChanges(row, values)).filter(([field]) => !UNTOLD.has(field)) : [];
      const { name } = store.entity;
      const told = differing.filter((field) => !UNTOLD.has(field));
      const changed = pick(values, differing);
      const tell = (rev: number) => {
        // Head office's document names who edited it last, not who merged, parted or deleted it.
        const edited = differing.includes('updatedAt') || !differing.some((field) => UNSIGNED.has(field));
        const named = edited
          ? { actorId: values.updatedBy ?? row.updatedBy, at: values.updatedAt ?? row.updatedAt }
          : {};
        const {
          actorId,
          at: savedAt,
          device,
        }: Record<string, unknown> = { ...(by ?? (action === 'arrive' ? named : {})) };
        const changes = [...told.map((f) => [f, [row[f], values[f]]] as const), ...hidden];
        trail.append({
          at: Number(savedAt ?? at),
          actorId: String(actorId ?? actor.id),
          action,
          entity: name,
          entityId: row.id,
          rev,
          detail: JSON.stringify(
            Object.fromEntries(changes.map(([field, [from, to]]) => [field, audited(store, field, from, to)])),
          ),
          device: (device as string | null | undefined) ?? null,
        });
      };
      if (told.length === 0) {
        store.update(row.id, changed);
        if (hidden.length > 0) tell(row.rev);
        return 'same';
      }
      const saved = { ...row, ...changed, rev: row.rev + 1 } as Row;
      store.update(row.id, { ...changed, rev: saved.rev });
      tell(saved.rev);
      index(store, saved);
      changes.push({ entity: name, id: row.id });
      return 'changed';
    };
    return {
      at,
      actor,
      db,
      // A row comes out of the table that its entity names: what the type says of it holds by that.
      get: (entity, id) => storeOf(entity).get(id) as never,
      insert(entity, values) {
        const store = storeOf(entity);
        refuseUnknown(store, Object.keys(values));
        const row = {
          ...values,
          rev: 1,
          serverSeq: null,
          baseJson: null,
          createdAt: at,
          createdBy: actor.id,
          updatedAt: at,
          updatedBy: actor.id,
        };
        const saved = store.insert(row);
        send(entity, saved, 'put', given(saved, store.wireFields), store.entity.claims?.(saved, null, db));
        line('create', entity, saved.id, 1, {});
        index(store, saved);
        return saved as never;
      },
      update(entity, id, values, options = {}) {
        const store = storeOf(entity);
        const wanted: Record<string, unknown> = values;
        const row = existing(store, id, options.rev);
        const given = Object.keys(wanted).filter((field) => wanted[field] !== undefined);
        refuseUnknown(store, given);
        const fields = given.filter((field) => !same(row[field], wanted[field]));
        if (fields.length === 0) return row as never;
        const foreign = fields.find((f) => store.entity.headOffice?.includes(f));
        if (foreign) throw new Refusal('field.headOffice', { field: foreign });
        const patch = Object.fromEntries(fields.map((f) => [f, wanted[f] ?? null]));
        const stamp = { updatedAt: at, updatedBy: actor.id };
        const sent = pick(
          patch,
          fields.filter((f) => store.wireFields.includes(f)),
        );
        const travels = Object.keys(sent).length > 0;
        const base = travels ? notedBase(row, [...Object.keys(sent), ...Object.keys(stamp)]) : {};
        const changed = { ...patch, ...stamp, ...base, rev: row.rev + 1 };
        store.update(id, changed);
        if (travels)
          send(entity, row, 'patch', { ...sent, ...stamp }, store.entity.claims?.({ ...row, ...changed }, row, db));
        else changes.push({ entity, id });
        const detail = Object.fromEntries(fields.map((f) => [f, audited(store, f, row[f], patch[f])]));
        line(options.action ?? 'update', entity, id, changed.rev, detail);
        const saved = { ...row, ...changed };
        index(store, saved);
        return saved as never;
      },
      remove(entity, id, options = {}) {
        const store = storeOf(entity);
        const row = existing(store, id, options.rev);
        const base = notedBase(row, ['deletedAt', 'updatedAt', 'updatedBy']);
        const gone = { deletedAt: at, updatedAt: at, updatedBy: actor.id, rev: row.rev + 1, ...base };
        store.update(id, gone);
        send(entity, row, 'delete', {}, store.entity.claims?.({ ...row, ...gone }, row, db));
        line('delete', entity, id, gone.rev, {});
        index(store, { ...row, ...gone });
      },
      restore(entity, id) {
        const store = storeOf(entity);
        const row = store.get(id);
        if (!row) throw new Refusal('record.missing', { params: { entity } });
        if (!row.deletedAt) return;
        const back = { deletedAt: null, updatedAt: at, updatedBy: actor.id, rev: row.rev + 1 };
        const base = notedBase(row, [...store.wireFields, 'deletedAt']);
        store.update(id, { ...back, ...base });
        const saved = { ...row, ...back };
        send(entity, row, 'put', pick(saved, store.wireFields), store.entity.claims?.(saved, row, db));
        line('restore', entity, id, back.rev, { deletedAt: [row.deletedAt, null] });
        index(store, saved);
      },
      merge(entity, loserId, winnerId) {
        const store = storeOf(entity);
        const row = existing(store, loserId, undefined);
        if (winnerId !== null) existing(store, winnerId, undefined);
        if ((row.mergedInto ?? null) === winnerId) return;
        const merged = { mergedInto: winnerId, rev: row.rev + 1, ...notedBase(row, ['mergedInto']) };
        store.update(loserId, merged);
        send(entity, row, 'merge', { into: winnerId });
        line('merge', entity, loserId, merged.rev, { mergedInto: [row.mergedInto ?? null, winnerId] });
        index(store, { ...row, ...merged });
      },
      receive(entity, arrived, overlay) {
        const store = storeOf(entity);
        const row = store.get(arrived.id);
        if (row && row.serverSeq !== null && arrived.seq < row.serverSeq) return 'skipped';
        if (row) return settle(store, row, arrivedValues(store, row, arrived, overlay, at), arrived);
        // Nothing to show of what was deleted before it ever came here.
        if (arrived.doc === null) return 'same';
        const values = arrivedValues(store, undefined, arrived, overlay, at);
        const saved = store.insert({ ...values, id: arrived.id, rev: 1 });
        const made = arrived.saved?.at === arrived.doc.createdAt ? arrived.saved : null;
        if (made) trail.append({ ...made, action: 'create', entity, entityId: arrived.id, rev: 1, detail: '{}' });
        index(store, saved);
        changes.push({ entity, id: arrived.id });
        return 'inserted';
      },
      rebase(entity, id, overlay) {
        const store = storeOf(entity);
        const row = store.get(id);
        if (row) return void settle(store, row, rebasedValues(store, row, overlay, at), { action: 'giveWay' });
        if (!overlay.some(({ kind }) => kind === 'put')) return;
        index(store, store.insert({ ...madeValues(store, overlay, at), id, rev: 1 }));
        changes.push({ entity, id });
      },
      offer(entity, id) {
        const store = storeOf(entity);
        const row = store.get(id);
        if (!row) return;
        if (row.deletedAt) return send(entity, row, 'delete', {});
        send(entity, row, 'put', given(row, store.wireFields), store.entity.claims?.(row, null, db));
        if (row.mergedInto) send(entity, row, 'merge', { into: row.mergedInto });
      },
      audit: (action, entity, entityId, detail) => line(action, entity, entityId, null, detail),
      changed: (entity, id) => changes.push({ entity, id }),
    };
  };

  const recountTouched = touchedRecounter(db, entities);
  const transaction = <T>(work: () => T): T => db.transaction(work).immediate();
  const toTheDisk = <T>(work: () => T): T => {
    const result = transaction(work);
    loose.end();
    return result;
  };
  const withoutWaiting = <T>(work: () => T): T => {
    loose.begin();
    db.pragma('synchronous = NORMAL');
    try {
      return transaction(work);
    } finally {
      db.pragma('synchronous = FULL');
    }
  };

  return function write<T>(actor: Actor, work: (tx: Write) => T, { durable = true }: WriteOptions = {}): T {
    // Inside another one its changes would be told before they are on disk, and an outer failure would take them back.
    if (db.inTransaction) throw new Error('write() inside write()');
    const changes: Change[] = [];
    const run = durable ? toTheDisk : withoutWaiting;
    const result = run(() => {
      const done = work(begin(actor, changes));
      recountTouched();
      return done;
    });
    if (changes.length > 0) onCommit(changes);
    return result;
  };
}
