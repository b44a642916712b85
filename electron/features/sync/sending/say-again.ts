import type { OpKind } from '../../../../gateway/protocol.ts';
import type { SyncedEntity } from '../../../kernel/entity.ts';
import { type OutboxRow, outboxAppender } from '../../../kernel/outbox.ts';
import type { Write } from '../../../kernel/write.ts';
import { patchOf, type TravellingRecord } from '../records.ts';

interface Part {
  kind: OpKind;
  patch: Record<string, unknown>;
}

/** The record as it is now, in one operation that takes the place of these. */
function whole(record: TravellingRecord, ops: readonly OutboxRow[], asWhole: boolean): Part {
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

/**
 * Says anew what operations of one record said, with its present values, in their place. `ops`: all of the record that travel no
 * more as they are, oldest first; `actorId`: who says it.
 */
export function sayAgain(tx: Write, record: TravellingRecord, ops: readonly OutboxRow[], actorId: string): void {
  const { entity, row } = record;
  // Only a whole record brings back what head office deleted, be it that one waits to or that a change was refused for it.
  const asWhole =
    row.serverSeq === null ||
    ops.some(({ kind, code }) => kind === 'put' || ['record_missing', 'record_deleted'].includes(code ?? ''));
  const { kind, patch } = whole(record, ops, asWhole);
  // A merging refused because the other card is gone was answered with that card's place.
  const own = ops.filter((op) => op.kind !== 'merge' || op.code !== 'record_deleted');
  const seen = Math.max(row.serverSeq ?? 0, ...own.map(({ serverSeq }) => serverSeq ?? 0));
  const replaced = tx.db.prepare(
    `UPDATE outbox SET state = 'discarded', code = 'resent', next_try_at = NULL WHERE op_id = ?`,
  );
  for (const { opId } of ops) replaced.run(opId);
  const append = outboxAppender(tx.db);
  const parts = (kind === 'patch' ? apart(entity, patch) : [patch]).map((part): Part => ({ kind, patch: part }));
  const merged = kind !== 'delete' && ops.some((one) => one.kind === 'merge');
  const claims = entity.claims?.(row, null, tx.db);
  for (const part of merged ? withMerging(parts, row) : parts)
    append({ entity: entity.name, entityId: row.id, baseSeq: seen || null, ...part, claims, actorId, wallAt: tx.at });
}
