import type { DuplicateReason } from '../../../db/duplicates/model.ts';
import type { Row } from '../../kernel/entity.ts';
import { isNewLook } from '../../kernel/looks.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { named } from '../sync/issues/named.ts';
import type { Merger, Side } from '../sync/merging/rules.ts';
import { type MergeEntity, RULES, requireMay, requireStanding } from './merging.ts';
import { openPairs } from './pairs.ts';

export interface PairSide {
  id: string;
  title: string;
  facts: string[];
}
/** 疑似重复, as the list shows a pair. */
export interface PairLine {
  id: string;
  entity: MergeEntity;
  reasons: DuplicateReason[];
  left: PairSide;
  right: PairSide;
}

/** The pairs this person may settle. */
export function listPairs(store: Store, who: Merger): PairLine[] {
  return store.write(who, (tx) =>
    openPairs(tx).flatMap(({ id, entity, reasons, leftId, rightId }) => {
      const rules = RULES[entity];
      const [left, right] = [tx.get(entity, leftId)!, tx.get(entity, rightId)!];
      if (!rules.may(who, [left, right])) return [];
      const side = (card: Row) => ({ id: card.id, ...rules.label(tx.db, who, card) });
      return [{ id, entity, reasons, left: side(left), right: side(right) }];
    }),
  );
}

/** Settles a pair without merging, or opens it again. @throws Refusal `record.missing`, `merge.notYours` */
function setPair(store: Store, who: Merger, id: string, state: 'dismissed' | 'open'): void {
  store.write(who, (tx) => {
    const pair = tx.get('duplicate', id);
    if (!pair || pair.deletedAt != null) throw new Refusal('record.missing', { params: { entity: 'duplicate' } });
    const entity = pair.entity as MergeEntity;
    const cards = [pair.leftId, pair.rightId]
      .map((card) => tx.get(entity, String(card)))
      .filter((card) => card !== undefined);
    requireMay(RULES[entity], who, cards);
    tx.update('duplicate', id, { state }, { action: state === 'open' ? 'reopen' : 'dismiss' });
  });
}

/** 不是同一位. */
export const dismissPair = (store: Store, who: Merger, id: string): void => setPair(store, who, id, 'dismissed');
export const reopenPair = (store: Store, who: Merger, id: string): void => setPair(store, who, id, 'open');

export interface ComparedCard extends PairSide {
  rev: number;
  createdAt: number;
  updatedAt: number;
  counts: Record<string, number>;
  masked: string[];
}
export interface Comparison {
  cards: [ComparedCard, ComparedCard];
  /** The card that stays unless the person says otherwise. */
  staysId: string;
  /** Fields that differ, values in the order of `cards`; `usual`: whose value is taken unless picked, when the first or second stays. */
  fields: { field: string; values: [unknown, unknown]; usual: [string, string] }[];
  /** The open pair head office made of these two. */
  pairId: string | null;
}

/** Two cards side by side, each as this person may see it. @throws Refusal as `mergeCards` */
export function compareCards(
  store: Store,
  who: Merger,
  input: { entity: MergeEntity; ids: [string, string] },
): Comparison {
  const rules = RULES[input.entity];
  return store.write(who, (tx) => {
    const [a, b] = input.ids.map((id) => requireStanding(tx, input.entity, id)) as [Row, Row];
    requireMay(rules, who, [a, b]);
    for (const { id } of [a, b]) if (isNewLook(store, who, `compare ${id}`)) tx.audit('view', input.entity, id);
    const [left, right] = [rules.shownTo(who, a), rules.shownTo(who, b)];
    const idOf = (side: Side, winner: Row, loser: Row) => (side === 'winner' ? winner.id : loser.id);
    const differing = rules.fields.filter((field) => (a[field] ?? '') !== (b[field] ?? '') && field in left.card);
    return {
      cards: [compared(tx, who, input.entity, a, left.masked), compared(tx, who, input.entity, b, right.masked)],
      staysId: rules.stays([a, b]).id,
      fields: differing.map((field) => ({
        field,
        values: [named(tx.db, field, left.card[field]), named(tx.db, field, right.card[field])],
        usual: [idOf(rules.usual(field, a, b), a, b), idOf(rules.usual(field, b, a), b, a)],
      })),
      pairId:
        openPairs(tx).find(({ leftId, rightId }) => [a.id, b.id].sort().join() === `${leftId},${rightId}`)?.id ?? null,
    };
  });
}

function compared(tx: Write, who: Merger, entity: MergeEntity, card: Row, masked: readonly string[]): ComparedCard {
  const { id, rev } = card;
  const rules = RULES[entity];
  const times = { createdAt: Number(card.createdAt), updatedAt: Number(card.updatedAt) };
  return { id, rev, ...times, ...rules.label(tx.db, who, card), counts: rules.counts(tx.db, id), masked: [...masked] };
}
