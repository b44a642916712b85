import { getTableName } from 'drizzle-orm';
import { claimCodes } from '../../../../db/documents/claim.ts';
import type { EntityName, OpResult } from '../../../../gateway/protocol.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { backoffMs } from '../../../workers/sync/backoff.ts';
import type { SyncTiming } from '../../../workers/sync/timing.ts';
import { overlayOf } from '../arriving/overlay.ts';
import { issueOpener } from '../issues/opening.ts';
import { withdrawQuestions } from '../questions/asking.ts';

const isLostClaim = (code: string | null): boolean => code !== null && claimCodes.includes(code);

interface Sent {
  opSeq: number;
  entity: string;
  entityId: string;
  attempts: number;
  /** Saved on another PC and brought here on a stick. */
  carried: 0 | 1;
}

/**
 * An answer that says "applied" without the place in the change log proves nothing: sent again, its `op_id` makes that harmless.
 * Retryable refusals come and go by themselves (a damaged transfer, a put still on its way); the others need a person.
 */
const settledAs = ({ status, code, retryable, server_seq: serverSeq }: OpResult) => {
  if (status === 'applied' || status === 'duplicate') return serverSeq === null ? 'deferred' : 'acked';
  if (isLostClaim(code) && status === 'conflict' && serverSeq !== null) return 'lost';
  return status === 'deferred' || retryable ? 'deferred' : status;
};

/** Keeps the gateway's answers: what arrived, what a person must see, what is tried again. */
export function answerKeeper(store: Store, timing: SyncTiming) {
  const { db } = store;
  // An operation a person discarded while it was on its way may have arrived: then that is the truth.
  const find = db.prepare(
    `SELECT op_seq AS opSeq, entity, entity_id AS entityId, attempts, origin_device IS NOT NULL AS carried
     FROM outbox WHERE op_id = ? AND state <> 'acked'`,
  );
  const ack = db.prepare(
    `UPDATE outbox SET state = 'acked', server_seq = ?, acked_at = ?, code = ?, message = NULL, next_try_at = NULL
     WHERE op_seq = ?`,
  );
  const refuse = db.prepare(
    `UPDATE outbox SET state = ?, attempts = attempts + 1, code = ?, message = ?, server_seq = ?, next_try_at = NULL
     WHERE op_seq = ? AND state = 'pending'`,
  );
  const giveUp = db.prepare(
    `UPDATE outbox SET state = 'discarded', code = ?, next_try_at = NULL WHERE op_seq = ? AND state = 'pending'`,
  );
  const postpone = db.prepare(
    `UPDATE outbox SET attempts = ?, code = ?, message = ?, next_try_at = ? WHERE op_seq = ? AND state = 'pending'`,
  );
  const stamp = new Map(
    store.entities.map(({ name, table }) => [
      name as string,
      // Only the first time: later the place of the newest document seen here is what the next save is based on, and an answer
      // shows no document. What others changed in between would else be overwritten unseen.
      db.prepare(`UPDATE "${getTableName(table)}" SET server_seq = ? WHERE id = ? AND server_seq IS NULL`),
    ]),
  );
  const received = new Map(store.entities.map(({ name, received: hook }) => [name as string, hook]));
  // It does not have the record, or the one it is merged into: nothing that was handed out of these has arrived there.
  const missing = db.prepare(
    `UPDATE outbox SET server_seq = NULL WHERE server_seq = 0 AND entity_id IN (@entityId, (
       SELECT CASE WHEN json_valid(body) THEN body ->> '$.patch.into' END FROM outbox WHERE op_seq = @opSeq))`,
  );
  const open = issueOpener(store);

  const rebase = (tx: Write, name: EntityName, id: string, seen: number) => {
    tx.rebase(name, id, overlayOf(db, id, seen));
    received.get(name)?.(tx, [id]);
  };

  /** The document seen here may contain the operation already, and later changes of others over it: then it is no longer on top. */
  const settleRow = (tx: Write, { entity, entityId }: Sent, serverSeq: number) => {
    stamp.get(entity)?.run(serverSeq, entityId);
    const name = entity as EntityName;
    const seen = tx.get(name, entityId)?.serverSeq ?? null;
    if (seen !== null && serverSeq <= seen) rebase(tx, name, entityId, seen);
  };

  /** The change stands, and what it claimed is somebody else's: the answer shows the record as head office has it. */
  const loseClaim = (tx: Write, { entity, entityId }: Sent, { server_seq: serverSeq, server_doc: doc }: OpResult) => {
    const name = entity as EntityName;
    const seq = serverSeq!;
    if (doc === null) return;
    tx.receive(name, { id: entityId, seq, doc, deletedAt: null, mergedInto: null }, overlayOf(db, entityId, seq));
    received.get(name)?.(tx, [entityId]);
  };

  const takeOff = (tx: Write, { entity, entityId }: Sent) => {
    const name = entity as EntityName;
    rebase(tx, name, entityId, tx.get(name, entityId)?.serverSeq ?? 0);
  };
  /** Another PC merged the two the other way round: they are one, as both wanted. Kept until a person looks, neither card would stand here. */
  const yieldMerge = (tx: Write, sent: Sent, code: string) => {
    giveUp.run(code, sent.opSeq);
    takeOff(tx, sent);
  };

  /** Call inside a write. Unknown operations are ignored; operations without an answer stay as they are. */
  return function keep(tx: Write, results: readonly OpResult[]): void {
    for (const result of results) {
      const sent = find.get(result.op_id) as Sent | undefined;
      if (!sent) continue;
      const settled = settledAs(result);
      if (result.code === 'record_missing') missing.run({ entityId: sent.entityId, opSeq: sent.opSeq });
      if (settled === 'acked') {
        const elsewhere = result.followed != null && result.followed !== sent.entityId;
        // A receipt from a stick says so by the code kept here; it does not name the other record.
        const followed = elsewhere || result.code === 'followed';
        ack.run(result.server_seq, tx.at, followed ? 'followed' : null, sent.opSeq);
        // What a stick brought is not in this PC's record: it arrives with the document.
        if (sent.carried) tx.changed(sent.entity, sent.entityId);
        // The change went to the record this one was merged into: here it is taken off again and arrives there.
        else if (followed) takeOff(tx, sent);
        else settleRow(tx, sent, result.server_seq!);
      } else if (settled === 'lost') {
        ack.run(result.server_seq, tx.at, result.code, sent.opSeq);
        if (!sent.carried) loseClaim(tx, sent, result);
      } else if (settled === 'deferred') {
        // Waiting for an earlier operation of the record is not its own failure.
        const attempts = sent.attempts + (result.code === 'waiting' ? 0 : 1);
        const nextTryAt = tx.at + backoffMs(Math.max(1, attempts), Math.random(), timing);
        postpone.run(attempts, result.code, result.message, nextTryAt, sent.opSeq);
      } else if (result.code === 'merge_cycle' && !sent.carried) {
        yieldMerge(tx, sent, result.code);
      } else {
        refuse.run(settled, result.code, result.message, result.server_seq, sent.opSeq);
        if (settled === 'conflict') open(tx, result);
      }
      tx.changed(sent.entity, sent.entityId);
    }
    if (results.length > 0) withdrawQuestions(tx);
  };
}
