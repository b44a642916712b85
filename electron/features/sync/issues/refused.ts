import { OUTBOX_ROW, type OutboxRow } from '../../../kernel/outbox.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Actor, Write } from '../../../kernel/write.ts';
import { overlayOf } from '../arriving/overlay.ts';
import { withdrawQuestions } from '../questions/asking.ts';
import { recordReader } from '../records.ts';
import { sayAgain } from '../sending/say-again.ts';

const UNSETTLED = `state IN ('pending', 'rejected', 'conflict')`;
/** Of this PC itself: what a stick brought from another is not in this PC's record and cannot be said again from it. */
const OWN_UNSETTLED = `${UNSETTLED} AND origin_device IS NULL`;

function requireOperation(tx: Write, opId: string): OutboxRow {
  const op = tx.db.prepare(`SELECT ${OUTBOX_ROW} FROM outbox WHERE op_id = ?`).get(opId) as OutboxRow | undefined;
  if (!op) throw new Refusal('record.missing', { params: { entity: 'outbox' } });
  if (op.state === 'acked') throw new Refusal('sync.alreadyDelivered');
  if (op.state === 'discarded') throw new Refusal('sync.alreadyDiscarded');
  return op;
}

/**
 * 重新发送. The gateway keeps its answer to an operation, so a refused one travels again as a new operation with the record's
 * present values; one that merely waits loses its waiting time. In a conflict this means: ours stands, knowing theirs.
 * @throws Refusal `record.missing`, `sync.alreadyDelivered`, `sync.alreadyDiscarded`, `sync.held`, `usb.otherPc`
 */
export function resend(store: Store, actor: Actor, opId: string): void {
  store.write(actor, (tx) => {
    const op = requireOperation(tx, opId);
    if (op.state === 'held') throw new Refusal('sync.held');
    const waits = op.state === 'pending' && (op.code !== 'record_missing' || op.originDevice !== null);
    if (op.originDevice && !waits) throw new Refusal('usb.otherPc');
    tx.audit('resend', op.entity, op.entityId, { opId });
    tx.changed(op.entity, op.entityId);
    if (waits) {
      tx.db
        .prepare(`UPDATE outbox SET attempts = 0, next_try_at = NULL WHERE entity_id = ? AND state = 'pending'`)
        .run(op.entityId);
      return;
    }
    replaceRefused(store, tx, op);
    withdrawQuestions(tx);
  });
}

function replaceRefused(store: Store, tx: Write, op: OutboxRow): void {
  const record = recordReader(store)(op.entity, op.entityId);
  if (!record) throw new Refusal('record.missing', { params: { entity: op.entity } });
  const ops = tx.db
    .prepare(`SELECT ${OUTBOX_ROW} FROM outbox WHERE entity_id = ? AND ${OWN_UNSETTLED} ORDER BY op_seq`)
    .all(op.entityId) as OutboxRow[];
  sayAgain(tx, record, ops, tx.actor.id);
}

/**
 * Gives a refused, waiting or held operation up: the record is again as head office has it, with what else waits on top. When
 * head office never had the record, everything about it that waits goes with it, and it stays here only.
 * @throws Refusal as `resend`
 */
export function discard(store: Store, actor: Actor, opId: string, reason: string): void {
  store.write(actor, (tx) => {
    const op = requireOperation(tx, opId);
    const record = recordReader(store)(op.entity, op.entityId);
    const seen = record?.row.serverSeq ?? null;
    const neverThere = seen === null;
    const which = neverThere ? `entity_id = @entityId AND (${UNSETTLED} OR state = 'held')` : 'op_id = @opId';
    tx.db
      .prepare(`UPDATE outbox SET state = 'discarded', message = @reason, next_try_at = NULL WHERE ${which}`)
      .run(neverThere ? { entityId: op.entityId, reason } : { opId, reason });
    if (!neverThere) {
      tx.rebase(op.entity, op.entityId, overlayOf(tx.db, op.entityId, seen));
      record?.entity.received?.(tx, [op.entityId]);
    }
    tx.audit('discardOperation', op.entity, op.entityId, { opId, reason, gaveUp: op.originDevice ? [] : [op.wallAt] });
    tx.changed(op.entity, op.entityId);
    withdrawQuestions(tx);
  });
}
