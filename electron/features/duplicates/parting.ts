import { UNDO_DAYS } from '../../../db/sync/model.ts';
import { standingId } from '../../kernel/alias.ts';
import type { Row } from '../../kernel/entity.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import type { Merger } from '../sync/merge-rules.ts';
import { type Absorbed, absorbedIds, type MergeEntity, RULES, requireMay, saveApart } from './merging.ts';
import { settlePairs } from './pairs.ts';

interface Line {
  at: number;
  detail: string;
}
type Detail = Record<string, [unknown, unknown]>;

const LINES = `SELECT at, detail FROM audit WHERE entity_id = ? AND rev IS NOT NULL AND action IN ('merge', 'arrive')
  ORDER BY seq DESC LIMIT 200`;
const AT_ONCE = `SELECT at, detail FROM audit WHERE entity_id = ? AND rev IS NOT NULL AND action IN ('merge', 'arrive')
  AND at = ? ORDER BY seq`;

const detailOf = ({ detail }: Line) => JSON.parse(detail) as Detail;

/** When the card was merged into the one it is an alias of: here, or arriving from another PC. */
function mergedAt(tx: Write, loser: Row): number | null {
  const lines = tx.db.prepare(LINES).all(loser.id) as Line[];
  return lines.find((line) => detailOf(line).mergedInto?.[1] === loser.mergedInto)?.at ?? null;
}

const inTime = (tx: Write, at: number | null) => at !== null && tx.at - at <= UNDO_DAYS * 86_400_000;

/**
 * What the card that stays took from the other one in the same moment, with its own value before. A field changed since, by
 * anybody, stays as it is.
 */
function valuesBefore(tx: Write, winner: Row, loser: Row, at: number): Record<string, unknown> {
  const lines = tx.db.prepare(AT_ONCE).all(winner.id, at) as Line[];
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const taken = lines.flatMap((line) => Object.entries(detailOf(line)));
  return Object.fromEntries(
    taken
      .filter(([field, [, after]]) => field in loser && same(after, loser[field]) && same(after, winner[field]))
      .map(([field, [before]]) => [field, before]),
  );
}

/**
 * 拆开: the merged card is a card of its own again, and the one that stayed gets back what it had.
 * @throws Refusal `merge.notMerged`, `merge.undoTooLate`, `merge.notYours`
 */
export function partCards(store: Store, who: Merger, input: { entity: MergeEntity; loserId: string }): void {
  const { entity, loserId } = input;
  const rules = RULES[entity];
  store.write(who, (tx) => {
    const loser = tx.get(entity, loserId);
    if (!loser?.mergedInto || loser.deletedAt != null) throw new Refusal('merge.notMerged');
    const winner = tx.get(entity, standingId(tx.db, entity, loserId));
    if (!winner || winner.deletedAt != null) throw new Refusal('record.missing', { params: { entity } });
    requireMay(rules, who, [winner]);
    const at = mergedAt(tx, loser);
    if (at === null || !inTime(tx, at)) throw new Refusal('merge.undoTooLate');
    const before = valuesBefore(tx, winner, loser, at);
    tx.merge(entity, loserId, null);
    saveApart(store, tx, { entity, id: winner.id }, before, 'undoMerge');
    tx.audit('part', entity, winner.id, { loserId });
    settlePairs(tx, entity, [winner.id, loserId], 'open');
    rules.settled?.(tx, [winner.id, loserId]);
    tx.changed(entity, winner.id);
  });
}

/** The cards that were merged into this one. */
export function absorbedBy(store: Store, who: Merger, entity: MergeEntity, id: string): Absorbed[] {
  const rules = RULES[entity];
  return store.write(who, (tx) => {
    const winner = tx.get(entity, id);
    const may = winner !== undefined && rules.may(who, [winner]);
    return absorbedIds(tx, entity, id).flatMap((other) => {
      const card = tx.get(entity, other);
      if (!card) return [];
      const at = mergedAt(tx, card);
      return [{ id: other, ...rules.label(tx.db, who, card), at, undoable: may && inTime(tx, at) }];
    });
  });
}
