import { dayOf } from '../../../db/core/day.ts';
import { withAliases } from '../../kernel/alias.ts';
import type { Row } from '../../kernel/entity.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { customerMerge } from '../customers/merge-rules.ts';
import type { MergeRules, Merger, Side } from '../sync/merging/rules.ts';
import { untoldAliases } from '../sync/merging/untold-aliases.ts';
import { vehicleMerge } from '../vehicles/merge-rules.ts';
import { settlePairs } from './pairs.ts';

export type MergeEntity = MergeRules['entity'];
export const RULES: Readonly<Record<MergeEntity, MergeRules>> = { customer: customerMerge, vehicle: vehicleMerge };

/** A card that stands: neither deleted nor merged. @throws Refusal `record.missing`, `merge.already` */
export function requireStanding(tx: Write, entity: MergeEntity, id: string): Row {
  const row = tx.get(entity, id);
  if (!row || row.deletedAt != null) throw new Refusal('record.missing', { params: { entity } });
  if (row.mergedInto != null) throw new Refusal('merge.already');
  return row;
}

export function requireMay(rules: MergeRules, who: Merger, cards: readonly Row[]): void {
  if (!rules.may(who, cards)) throw new Refusal('merge.notYours');
}

/** Fields the winner takes from the loser: as picked, else as usual; those that follow another go with it. */
function takenFields(rules: MergeRules, winner: Row, loser: Row, picks: Readonly<Record<string, Side>>) {
  const sideOf = (field: string) => picks[field] ?? rules.usual(field, winner, loser);
  const all = [...rules.fields, ...Object.keys(rules.follows)];
  const taken = all.filter((field) => sideOf(rules.follows[field] ?? field) === 'loser');
  return Object.fromEntries(taken.map((field) => [field, loser[field] ?? null]));
}

/** Saves the fields the entity sends apart first: held back together with the others, a consent taken back would never be told. */
export function saveApart(
  store: Store,
  tx: Write,
  card: { entity: MergeEntity; id: string },
  changes: Readonly<Record<string, unknown>>,
  action: 'merge' | 'undoMerge',
): void {
  const { apart = [] } = store.entities.find(({ name }) => name === card.entity)!;
  const fields = Object.entries(changes);
  for (const own of [true, false]) {
    const part = fields.filter(([field]) => apart.includes(field) === own);
    tx.update(card.entity, card.id, Object.fromEntries(part), { action });
  }
}

export interface MergeOrder {
  entity: MergeEntity;
  winnerId: string;
  loserId: string;
  /** Revisions the person compared. */
  winnerRev: number;
  loserRev: number;
  picks: Record<string, Side>;
}

/**
 * 合并 in one write: the picked values go to the card that stays, the other one becomes its alias, and what points at either
 * belongs to the one that stays.
 * @throws Refusal `merge.changed` when either was changed since, `merge.notYours`, `merge.already`, `record.missing`; InvalidInput
 */
export function mergeCards(store: Store, who: Merger, order: MergeOrder): void {
  const { entity, winnerId, loserId, picks } = order;
  const rules = RULES[entity];
  if (winnerId === loserId) throw new Refusal('merge.already');
  store.write(who, (tx) => {
    const [winner, loser] = [requireStanding(tx, entity, winnerId), requireStanding(tx, entity, loserId)];
    requireMay(rules, who, [winner, loser]);
    if (winner.rev !== order.winnerRev || loser.rev !== order.loserRev) throw new Refusal('merge.changed');
    const changes = { ...takenFields(rules, winner, loser, picks), ...unmarked(winner, loserId) };
    const merged = { ...winner, ...changes };
    refuseNewProblems(rules, merged, [winner, loser], dayOf(tx.at));
    // Before what the winner takes: parting finds that right before the merging (`takenBy`), and this before it (`yieldedBy`).
    const aliases = [winnerId, loserId].flatMap((id) => untoldAliases(tx.db, entity, id));
    for (const id of [...aliases, loserId])
      tx.update(entity, id, rules.yields?.(merged, tx.get(entity, id)!) ?? {}, { action: 'merge' });
    saveApart(store, tx, { entity, id: winnerId }, changes, 'merge');
    tx.merge(entity, loserId, winnerId);
    settlePairs(tx, entity, [winnerId, loserId], 'merged');
    rules.settled?.(tx, [winnerId]);
    tx.changed(entity, winnerId);
  });
}

/** What was wrong with a card before keeps nobody from merging it; what the picks would break does. */
function refuseNewProblems(rules: MergeRules, merged: Row, cards: readonly Row[], todayOn: string): void {
  const old = new Set(
    cards.flatMap((card) => rules.problems(card, todayOn)).map(({ path, code }) => `${path} ${code}`),
  );
  const problems = rules.problems(merged, todayOn).filter(({ path, code }) => !old.has(`${path} ${code}`));
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** The mark "to be merged later" has served. */
const unmarked = (winner: Row, loserId: string) => (winner.mergeLaterWith === loserId ? { mergeLaterWith: null } : {});

/** A card that was merged into another one, and whether it can still be taken out again. */
export interface Absorbed {
  id: string;
  title: string;
  facts: string[];
  /** When it was merged, UTC ms; null when this PC does not know. */
  at: number | null;
  undoable: boolean;
}

/** Ids of the cards merged straight into this one or into those, newest card first. */
export function absorbedIds(tx: Write, entity: MergeEntity, id: string): string[] {
  const ids = tx.db
    .prepare<[string], string>(`SELECT id FROM ${withAliases(entity, '?')}`)
    .pluck()
    .all(id);
  return ids.filter((other) => other !== id);
}
