import type { EntityName, WireChange } from '../../../../gateway/protocol.ts';
import type { Logger } from '../../../kernel/logger.ts';
import type { Store } from '../../../kernel/store.ts';
import { cannotWrite } from '../../../kernel/trouble.ts';
import type { Write } from '../../../kernel/write.ts';
import { overlayOf } from './overlay.ts';
import { idsByEntity, ownDevice } from './standing.ts';

const SYSTEM = { id: 'system' };

/** Time a slice of arrivals should keep the store, and how many records it starts with. */
const SLICE_MS = 4;
const FIRST_SLICE = 25;
/** On a slow disk the commit alone takes longer than that; fewer records would not make it shorter, only many more of them. */
const LEAST_SLICE = 4;
/** Each slice adds a segment to the search index; merged along, within the same commit, they never pile up. */
const MERGE_MS = 3;

/** Who saved it on another PC; what this PC saved itself is in its own history already. */
const savedElsewhere = ({ saved }: WireChange, here: string | null) =>
  saved && saved.device_id !== here ? { actorId: saved.actor_id, at: saved.wall_at, device: saved.device } : null;

/** What is written with a slice: `last` is its newest change, `ended` says that nothing of the page is left. */
export type SliceEnd = (tx: Write, last: WireChange | null, ended: boolean) => void;

/**
 * Puts records that arrived into the store, slice by slice between requests; each slice is one transaction with `end`, which moves the
 * cursor. Nobody waits for the disk: what a power cut takes is fetched again from where the cursor is then (ADR 6). A record the store
 * cannot take (another maker's gateway may send anything) is noted and never keeps the others out.
 * @throws when the disk cannot be written; the slices before are kept
 */
export function arrivals(store: Store, log: Logger) {
  const entities = new Map(store.entities.map((entity) => [entity.name as string, entity]));

  const receive = (tx: Write, changes: readonly WireChange[]) => {
    const here = ownDevice(store.db);
    for (const change of changes) {
      const { entity, entity_id: id, seq, doc, deleted_at: deletedAt, merged_into: mergedInto } = change;
      // A newer head office may have kinds of records this version does not know; a newer version receives them.
      if (!entities.has(entity)) continue;
      const arrived = { id, seq, doc, deletedAt, mergedInto, saved: savedElsewhere(change, here) };
      tx.receive(entity as EntityName, arrived, overlayOf(store.db, id, seq));
    }
    for (const [entity, ids] of idsByEntity(changes)) entities.get(entity)?.received?.(tx, ids);
  };

  /** One transaction; false when a record of it could not be taken. */
  const keep = (changes: readonly WireChange[], end: SliceEnd, ended: boolean): boolean => {
    try {
      const take = (tx: Write) => {
        receive(tx, changes);
        store.search.mergeStep(MERGE_MS);
        end(tx, changes.at(-1) ?? null, ended);
      };
      store.write(SYSTEM, take, { durable: false });
      return true;
    } catch (error) {
      if (cannotWrite(error)) throw error;
      const [first] = changes;
      if (!first) throw error;
      if (changes.length > 1) return false;
      log.error(
        { entity: first.entity, id: first.entity_id, seq: first.seq, err: error },
        'a record could not be taken',
      );
      store.write(SYSTEM, (tx) => {
        tx.audit('arriveFailed', first.entity, first.entity_id, { seq: first.seq });
        end(tx, first, ended);
      });
      return true;
    }
  };

  return async function take(
    changes: readonly WireChange[],
    end: SliceEnd,
    nextTurn: () => Promise<void>,
  ): Promise<void> {
    let size = FIRST_SLICE;
    let from = 0;
    do {
      const slice = changes.slice(from, from + size);
      const started = performance.now();
      if (!keep(slice, end, from + slice.length >= changes.length)) {
        size = 1;
        continue;
      }
      from += slice.length;
      const share = SLICE_MS / Math.max(0.5, performance.now() - started);
      size = Math.max(LEAST_SLICE, Math.min(FIRST_SLICE * 4, Math.floor(slice.length * share)));
      await store.rest;
      await nextTurn();
    } while (from < changes.length);
  };
}
