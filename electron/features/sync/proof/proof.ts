import { getTableName } from 'drizzle-orm';
import type { Proof } from '../../../../db/sync/model.ts';
import type { EntityName, ReconcileResponse, WireChange } from '../../../../gateway/protocol.ts';
import type { Logger } from '../../../kernel/logger.ts';
import type { Store } from '../../../kernel/store.ts';
import { cannotWrite } from '../../../kernel/trouble.ts';
import type { Write } from '../../../kernel/write.ts';
import type { Todo } from '../../../workers/sync/messages.ts';
import { overlayOf } from '../arriving/overlay.ts';
import { startSnapshot } from '../arriving/standing.ts';
import { readEnrolment } from '../enrolment/enrolled.ts';
import { bucketOf, type Claim, makeClaim, seenRecords } from './claim.ts';
import { knowsItsRecords, noteKnownFields } from './known-fields.ts';
import { offerNeverSent, offerOrphans } from './offer.ts';

const SYSTEM = { id: 'system' };
type Differing = NonNullable<ReconcileResponse['records']>['differing'];

/** The nightly proof on this PC's side: what it claims, what a difference means, how it is healed. */
export function prover(store: Store, log: Logger) {
  const tables = new Map<string, string>(store.entities.map(({ name, table }) => [name, getTableName(table)]));
  let operations = 0;
  let healed = 0;

  /** Delivered operations head office does not have are sent again; their `op_id`s make that harmless. */
  const sendAgain = (tx: Write, missing: ReconcileResponse['missing']): number => {
    const again = tx.db.prepare(
      `UPDATE outbox SET state = 'pending', attempts = 0, next_try_at = NULL, acked_at = NULL, server_seq = NULL, code = NULL
       WHERE state = 'acked' AND origin_device IS NULL AND op_seq BETWEEN ? AND ?`,
    );
    return missing.reduce((sum, { from, to }) => sum + again.run(from, to).changes, 0);
  };

  /** Records of the differing buckets that one side has otherwise, or does not have. */
  const differences = async (differing: Differing): Promise<Todo['fetch']> => {
    const found: Todo['fetch'] = [];
    for (const [entity, table] of tables) {
      const theirs = new Map(
        differing.filter((bucket) => bucket.entity === entity).map(({ bucket, entries }) => [bucket, new Map(entries)]),
      );
      if (theirs.size === 0) continue;
      const name = entity as EntityName;
      for await (const rows of seenRecords(store, table))
        for (const { id, seq } of rows) {
          const entries = theirs.get(bucketOf(id));
          if (entries && entries.get(id) !== seq) found.push({ entity: name, id });
          entries?.delete(id);
        }
      for (const entries of theirs.values()) for (const id of entries.keys()) found.push({ entity: name, id });
    }
    return found;
  };

  /** One that cannot be taken must not keep the others from being healed. */
  const take = (tx: Write, entity: EntityName, change: WireChange) => {
    const { entity_id: id, seq, doc, deleted_at: deletedAt, merged_into: mergedInto } = change;
    try {
      tx.db.transaction(() => tx.receive(entity, { id, seq, doc, deletedAt, mergedInto }, overlayOf(tx.db, id, seq)))();
    } catch (err) {
      if (cannotWrite(err)) throw err;
      log.error({ entity, id, seq, err }, 'a record could not be taken');
    }
  };

  const note = (tx: Write, proof: Proof) => {
    tx.db.prepare('UPDATE sync_state SET proof = ? WHERE id = 1').run(JSON.stringify(proof));
    tx.audit('proof', 'sync', null, proof);
  };

  /** The digests agree on records that lack a field here: no digest tells, so everything is received again. */
  const receiveAnew = (): null => {
    log.warn('records here were received without fields this version knows; they are received again');
    store.write(SYSTEM, (tx) => {
      startSnapshot(tx);
      noteKnownFields(store, tx);
    });
    return null;
  };

  return {
    async claim(): Promise<Claim | null> {
      const enrolment = readEnrolment(store.db);
      if (!enrolment || enrolment.snapshotAfter !== null) return null;
      if (!knowsItsRecords(store, enrolment)) return receiveAnew();
      store.write(SYSTEM, (tx) => {
        offerNeverSent(store, tx);
        offerOrphans(store, tx);
      });
      const claim = await makeClaim(store, enrolment.cursor, enrolment.epochFrom);
      operations = claim.ranges.reduce((sum, { count }) => sum + count, 0);
      return claim;
    },
    async compare({ missing, records }: ReconcileResponse): Promise<Todo> {
      const fetch = records ? await differences(records.differing) : [];
      const open = fetch.length + missing.length;
      store.write(SYSTEM, (tx) => {
        const again = sendAgain(tx, missing);
        healed += again + fetch.length;
        if (open > 0) {
          log.warn({ sentAgain: again, fetched: fetch.length }, 'this PC and head office differed; healing');
          tx.audit('gap', 'sync', null, { missing, records: fetch.slice(0, 20), count: fetch.length });
        }
        if (records) note(tx, { at: tx.at, records: records.total, operations, healed, open });
      });
      const proved = records !== null && open === 0;
      if (proved) healed = 0;
      return { proved, fetch };
    },
    /** What came is taken whatever was seen before; what did not come is unknown there and is sent as it is here. */
    mend(asked: Todo['fetch'], changes: readonly WireChange[]): void {
      const came = new Map(changes.map((change) => [change.entity_id, change]));
      store.write(SYSTEM, (tx) => {
        for (const { entity, id } of asked) {
          const table = tables.get(entity);
          if (!table) continue;
          tx.db.prepare(`UPDATE "${table}" SET server_seq = NULL WHERE id = ?`).run(id);
          const change = came.get(id);
          if (change) take(tx, entity, change);
          else if (overlayOf(tx.db, id).length === 0) {
            tx.db.prepare(`UPDATE "${table}" SET base_json = NULL WHERE id = ?`).run(id);
            tx.offer(entity, id);
          }
        }
        for (const { name, received } of store.entities) {
          const ids = asked.filter(({ entity }) => entity === name).map(({ id }) => id);
          if (ids.length > 0) received?.(tx, ids);
        }
      });
    },
  };
}
