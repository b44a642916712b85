import type { OpKind } from '../../../gateway/protocol.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { OUTBOX_ROW, type OutboxRow, outboxAppender } from '../../kernel/outbox.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor, Write } from '../../kernel/write.ts';
import { overlayOf } from './overlay.ts';
import { patchOf, recordReader, type TravellingRecord } from './records.ts';

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

interface Part {
  kind: OpKind;
  patch: Record<string, unknown>;
}

/** The record as it is now, in one operation that takes the place of all that was refused or waits behind it. */
function whole(record: TravellingRecord, ops: OutboxRow[], asWhole: boolean): Part {
  const { row, store } = record;
  if (row.deletedAt) return { kind: 'delete', patch: {} };
  const patches = ops.map(patchOf);
  const carried = patches.includes(null) ? store.wireFields : patches.flatMap((patch) => Object.keys(patch!));
  const fields = asWhole ? store.wireFields : [...new Set(carried)].filter((field) => store.has(field));
  return {
    kind: asWhole ? 'put' : 'patch',
    patch: Object.fromEntries(fields.map((field) => [field, row[field] ?? null])),
  };
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
  });
}

/** The fields the entity sends apart, first, and then the others: held back together with them, a withdrawal would never arrive. */
function apart({ apart: own = [] }: SyncedEntity, patch: Record<string, unknown>): Record<string, unknown>[] {
  const fields = Object.entries(patch);
  const stamps = fields.filter(([field]) => field === 'updatedAt' || field === 'updatedBy');
  const first = fields.filter(([field]) => own.includes(field));
  const rest = fields.filter(([field]) => !own.includes(field));
  if (first.length === 0 || rest.length === stamps.length) return [patch];
  return [Object.fromEntries([...first, ...stamps]), Object.fromEntries(rest)];
}

/**
 * A merging or its undo among what is replaced is said again too. The card's own changes come before it is merged away, and after
 * it is a card of its own again: else they would follow to the other card.
 */
function withMerging(parts: Part[], { mergedInto }: TravellingRecord['row']): Part[] {
  const merging: Part = { kind: 'merge', patch: { into: mergedInto ?? null } };
  const own = parts.filter(({ patch }) => Object.keys(patch).length > 0);
  return mergedInto == null && own.every(({ kind }) => kind === 'patch') ? [merging, ...own] : [...own, merging];
}

function replaceRefused(store: Store, tx: Write, op: OutboxRow): void {
  const record = recordReader(store)(op.entity, op.entityId);
  if (!record) throw new Refusal('record.missing', { params: { entity: op.entity } });
  const ops = tx.db
    .prepare(`SELECT ${OUTBOX_ROW} FROM outbox WHERE entity_id = ? AND ${OWN_UNSETTLED} ORDER BY op_seq`)
    .all(op.entityId) as OutboxRow[];
  // Only a whole record brings back what head office deleted, be it that one waits to or that a change was refused for it.
  const asWhole =
    record.row.serverSeq === null ||
    ops.some(({ kind, code }) => kind === 'put' || ['record_missing', 'record_deleted'].includes(code ?? ''));
  const { kind, patch } = whole(record, ops, asWhole);
  const seen = Math.max(record.row.serverSeq ?? 0, ...ops.map(({ serverSeq }) => serverSeq ?? 0));
  const by = { actorId: tx.actor.id, wallAt: tx.at };
  tx.db
    .prepare(
      `UPDATE outbox SET state = 'discarded', code = 'resent', next_try_at = NULL WHERE entity_id = ? AND ${OWN_UNSETTLED}`,
    )
    .run(op.entityId);
  const { entity } = record;
  const append = outboxAppender(tx.db);
  const parts = (kind === 'patch' ? apart(entity, patch) : [patch]).map((part): Part => ({ kind, patch: part }));
  const merged = kind !== 'delete' && ops.some((one) => one.kind === 'merge');
  for (const part of merged ? withMerging(parts, record.row) : parts)
    append({ entity: entity.name, entityId: op.entityId, baseSeq: seen || null, ...part, ...by });
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
    tx.audit('discardOperation', op.entity, op.entityId, { opId, reason });
    tx.changed(op.entity, op.entityId);
  });
}
