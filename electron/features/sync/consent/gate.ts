import type { OutboxRow } from '../../../kernel/outbox.ts';
import { OUTBOX_ROW } from '../../../kernel/outbox.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Change, Write } from '../../../kernel/write.ts';
import { actorOf, basedOnAnswer, patchOf, type RecordReader, type TravellingRecord } from '../records.ts';
import { sayAgain } from '../sending/say-again.ts';

/** Held operations judged again in one go: about 2 ms of the main thread. */
const RECHECK_SLICE = 100;

/**
 * Under operator `head_office` a customer without consent never leaves the PC: operations are judged when they are about to be
 * sent, held back, and judged again after a customer changed.
 */
export function consentGate(store: Store, read: RecordReader) {
  const { db } = store;
  const hold = db.prepare(
    `UPDATE outbox SET state = 'held', attempts = 0, next_try_at = NULL WHERE op_id = ? AND state = 'pending'`,
  );
  const release = db.prepare(
    `UPDATE outbox SET state = 'pending', next_try_at = NULL WHERE op_id = ? AND state = 'held'`,
  );
  const releaseRecord = db.prepare(
    `UPDATE outbox SET state = 'pending', next_try_at = NULL WHERE entity_id = ? AND state = 'held'`,
  );
  const ofRecord = db.prepare(
    `SELECT ${OUTBOX_ROW} FROM outbox WHERE entity_id = ? AND state NOT IN ('acked', 'discarded') ORDER BY op_seq`,
  );
  const heldBefore = db.prepare(
    `SELECT ${OUTBOX_ROW} FROM outbox WHERE entity_id = ? AND state = 'held' AND op_seq < ? ORDER BY op_seq`,
  );
  // 0 until the answer is here: it may have arrived although nobody heard so, and a withdrawal has to follow it.
  const handOut = db.prepare('UPDATE outbox SET server_seq = 0 WHERE op_id = ? AND server_seq IS NULL');
  const handedOut = db.prepare('SELECT 1 FROM outbox WHERE entity_id = ? AND server_seq IS NOT NULL LIMIT 1').pluck();
  const heldFrom = db.prepare(
    `SELECT ${OUTBOX_ROW} FROM outbox WHERE state = 'held' AND op_seq > ? ORDER BY op_seq LIMIT ${RECHECK_SLICE}`,
  );
  const anyHeld = db.prepare(`SELECT 1 FROM outbox WHERE state = 'held' LIMIT 1`);
  const mergedAgain = db
    .prepare(
      `SELECT 1 FROM outbox WHERE entity_id = ? AND kind = 'merge' AND op_seq > ? AND state IN ('pending', 'held')`,
    )
    .pluck();
  const drop = db.prepare(
    `UPDATE outbox SET state = 'discarded', code = 'undone' WHERE op_id = ? AND server_seq IS NULL`,
  );
  /** Unless it said itself that it does not have it, or no more. */
  const mayBeThere = (op: OutboxRow) =>
    op.code !== 'record_missing' && (basedOnAnswer(op) || handedOut.get(op.entityId) !== undefined);
  const open = ({ entity, row }: TravellingRecord, op: OutboxRow) => {
    const known = row.serverSeq === null && mayBeThere(op) ? { ...row, serverSeq: 0 } : row;
    // That a record is gone tells nothing more about anybody, and may be a person's right: who knew of it is told.
    if (op.kind === 'delete' && row.deletedAt !== null && known.serverSeq !== null) return true;
    return entity.mayLeave(known, patchOf(op) ?? {}, db);
  };
  const waitingBefore = (op: OutboxRow) => heldBefore.all(op.entityId, op.opSeq) as OutboxRow[];

  /**
   * What was typed of somebody who never agreed and taken off again never leaves; what stands there instead does: such operations are
   * said anew, unless a person has yet to decide about one of the record. @returns whether this one was
   */
  const saidAnew = (tx: Write, op: OutboxRow): boolean => {
    const record = read(op.entity, op.entityId)!;
    const { entity, row, store } = record;
    const asItStands = Object.fromEntries(store.wireFields.map((field) => [field, row[field]]));
    if (row.deletedAt != null || !entity.mayLeave(row, asItStands, db)) return false;
    const ops = ofRecord.all(row.id) as OutboxRow[];
    const waits = ({ state, originDevice }: OutboxRow) =>
      (state === 'held' || state === 'pending') && originDevice === null;
    if (!ops.every(waits) || !ops.some(({ opId }) => opId === op.opId)) return false;
    sayAgain(tx, record, ops, actorOf(ops.at(-1)!) ?? tx.actor.id);
    return true;
  };

  /** Where the running review of held operations stands; null when none is due. */
  let review: number | null = 0;
  /** Records whose held operations are to be looked at. */
  const changed = new Set<string>();

  /** A merging that has to stay and was undone, or done otherwise, since has nothing left to say, and would hold the record back for ever. */
  const dropIfUndone = (record: TravellingRecord, op: OutboxRow): boolean =>
    op.kind === 'merge' &&
    !open(record, op) &&
    mergedAgain.get(op.entityId, op.opSeq) !== undefined &&
    drop.run(op.opId).changes > 0;

  const verdict = (op: OutboxRow): 'go' | 'hold' | 'release' => {
    const record = read(op.entity, op.entityId);
    if (!record) return 'go';
    if (!open(record, op)) return 'hold';
    const before = waitingBefore(op).filter((held) => !dropIfUndone(record, held));
    if (before.length === 0) return 'go';
    // What takes back overtakes what it holds back; a merging does not: what was saved before it would follow it to the other card.
    if (op.kind !== 'merge' && !record.entity.mayLeave(record.row, {}, db)) return 'go';
    // Consent is back: what was held goes first, in the order it was saved. If some of it must stay, so does what is built on it.
    return before.every((held) => open(record, held)) ? 'release' : 'hold';
  };

  const judgeAgain = (tx: Write, op: OutboxRow): void => {
    const record = read(op.entity, op.entityId);
    if (record && dropIfUndone(record, op)) return;
    if (verdict(op) !== 'hold') release.run(op.opId);
    else saidAnew(tx, op);
  };

  return {
    /** Judges what is about to be sent, marking what must stay. `again` when something was moved and a second look pays. */
    pass(tx: Write, ops: OutboxRow[]): { ops: OutboxRow[]; again: boolean } {
      const waiting = new Set<string>();
      let again = false;
      const leaving = ops.filter((op) => {
        // Judged by the PC it was saved on, when it went onto the stick.
        if (op.originDevice) return true;
        if (waiting.has(op.entityId)) return false;
        const judged = verdict(op);
        if (judged === 'go') {
          handOut.run(op.opId);
          return true;
        }
        again = true;
        if (judged === 'hold' && !saidAnew(tx, op)) hold.run(op.opId);
        else {
          if (judged === 'release') releaseRecord.run(op.entityId);
          waiting.add(op.entityId);
        }
        return false;
      });
      return { ops: leaving, again };
    },
    /** These changed: what is held of them may go now; of a customer that of its visits and files too. */
    reviewSoon(changes: readonly Change[]): void {
      if (changes.some(({ entity }) => entity === 'customer')) review = 0;
      else if (anyHeld.get()) for (const { id } of changes) changed.add(id);
    },
    /** Judges what changed, and the next slice of held operations. True while there are more. */
    reviewSlice(tx: Write): boolean {
      for (const id of changed)
        for (const op of heldBefore.all(id, Number.MAX_SAFE_INTEGER) as OutboxRow[]) judgeAgain(tx, op);
      changed.clear();
      if (review === null) return false;
      const ops = heldFrom.all(review) as OutboxRow[];
      for (const op of ops) judgeAgain(tx, op);
      review = ops.length === RECHECK_SLICE ? ops.at(-1)!.opSeq : null;
      return review !== null;
    },
  };
}
