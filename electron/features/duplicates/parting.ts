import { UNDO_DAYS } from '../../../db/sync/model.ts';
import { standingId } from '../../kernel/alias.ts';
import type { Row } from '../../kernel/entity.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import type { Merger } from '../sync/merging/rules.ts';
import { type Absorbed, absorbedIds, type MergeEntity, RULES, requireMay, saveApart } from './merging.ts';
import { settlePairs } from './pairs.ts';
import { type Line, linesOf, same, takenBy, yieldedBy } from './taken.ts';

/** Further back nobody looks for it: 30 days have passed. */
const MOST_LINES = 200;

/** The line of the card's merging into the one it is an alias of: here, or arriving from another PC. */
const mergedLine = (tx: Write, loser: Row): Line | undefined =>
  linesOf(tx.db, loser.id, MOST_LINES).find(({ detail }) => detail.mergedInto?.[1] === loser.mergedInto);

const inTime = (tx: Write, { at }: Line) => tx.at - at <= UNDO_DAYS * 86_400_000;

/** The values before, of those fields that still are what the merge brought: changed since, by anybody, they stay as they are. */
function valuesBefore(winner: Row, loser: Row, taken: readonly Line[]): Record<string, unknown> {
  const changes = taken.flatMap(({ detail }) => Object.entries(detail));
  return Object.fromEntries(
    changes
      .filter(([field, [, after]]) => field in loser && same(after, loser[field]) && same(after, winner[field]))
      .map(([field, [before]]) => [field, before]),
  );
}

/** The merge's changes of the card that stayed, of the same write as the merging itself, while they are certainly still here. */
const UNSENT = `UPDATE outbox AS o SET state = 'discarded', code = 'undone', next_try_at = NULL
  WHERE entity_id = @winnerId AND kind = 'patch' AND wall_at = @at AND state IN ('pending', 'held') AND server_seq IS NULL
    AND EXISTS (SELECT 1 FROM outbox AS m WHERE m.entity_id = @loserId AND m.kind = 'merge' AND m.wall_at = @at
      AND m.op_seq IN (o.op_seq + 1, o.op_seq + 2))`;

/**
 * What the card took of the other one and gives back, or has changed since, need not be sent any more: two people were taken for one,
 * and the other may never have agreed.
 */
function takeBackUnsent(
  tx: Write,
  cards: { winner: Row; loser: Row },
  at: number,
  taken: readonly Line[],
  back: object,
) {
  const { winner, loser } = cards;
  const stays = ([field, [, after]]: [string, [unknown, unknown]]) => !(field in back) && same(after, winner[field]);
  if (taken.some(({ detail }) => Object.entries(detail).some(stays))) return;
  tx.db.prepare(UNSENT).run({ winnerId: winner.id, loserId: loser.id, at });
}

/**
 * 拆开: the merged card is a card of its own again, and the one that stayed gets back what it had.
 * @returns `unsure`: what it took is not known on this PC, and it keeps every value; a person should look at it
 * @throws Refusal `merge.notMerged`, `merge.undoTooLate`, `merge.notYours`
 */
export function partCards(
  store: Store,
  who: Merger,
  input: { entity: MergeEntity; loserId: string },
): { unsure: boolean } {
  const { entity, loserId } = input;
  const rules = RULES[entity];
  return store.write(who, (tx) => {
    const loser = tx.get(entity, loserId);
    if (!loser?.mergedInto || loser.deletedAt != null) throw new Refusal('merge.notMerged');
    const winner = tx.get(entity, standingId(tx.db, entity, loserId));
    if (!winner || winner.deletedAt != null) throw new Refusal('record.missing', { params: { entity } });
    requireMay(rules, who, [winner]);
    const merged = mergedLine(tx, loser);
    if (!merged || !inTime(tx, merged)) throw new Refusal('merge.undoTooLate');
    // Merged on into a third card, what that one took of it is not this merge's.
    const direct = winner.id === loser.mergedInto;
    const taken = direct ? takenBy(store, entity, winner.id, loser, merged) : null;
    const yielded = direct ? yieldedBy(tx.db, rules, { winner, loser }, merged, taken) : null;
    const back = valuesBefore(winner, loser, taken ?? []);
    if (taken) takeBackUnsent(tx, { winner, loser }, merged.at, taken, back);
    tx.merge(entity, loserId, null);
    if (yielded) saveApart(store, tx, { entity, id: loserId }, yielded, 'undoMerge');
    if (taken) saveApart(store, tx, { entity, id: winner.id }, back, 'undoMerge');
    tx.audit('part', entity, winner.id, { loserId });
    settlePairs(tx, entity, [winner.id, loserId], 'open');
    rules.settled?.(tx, [winner.id, loserId]);
    tx.changed(entity, winner.id);
    return { unsure: taken === null || yielded === null };
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
      const merged = mergedLine(tx, card);
      const undoable = may && merged !== undefined && inTime(tx, merged);
      return [{ id: other, ...rules.label(tx.db, who, card), at: merged?.at ?? null, undoable }];
    });
  });
}
