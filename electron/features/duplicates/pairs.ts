import type { DuplicateReason, DuplicateState } from '../../../db/duplicates/model.ts';
import { standingId } from '../../kernel/alias.ts';
import type { Write } from '../../kernel/write.ts';
import type { MergeEntity } from './merging.ts';

/** A pair as head office found it; ids through merges, `leftId` first by id. */
export interface Pair {
  id: string;
  entity: MergeEntity;
  leftId: string;
  rightId: string;
  reasons: DuplicateReason[];
  createdAt: number;
}

/** More pairs than anybody clears in a day; the next ones appear as these are settled. */
const MOST = 300;

const OPEN = `SELECT id, entity, left_id AS leftId, right_id AS rightId, reasons, created_at AS createdAt FROM duplicate
  WHERE state = 'open' AND deleted_at IS NULL ORDER BY id LIMIT ${MOST}`;
const TOUCHING = `SELECT id FROM duplicate WHERE (left_id = :id OR right_id = :id) AND entity = :entity AND deleted_at IS NULL`;

/** Open pairs of two cards that both still stand; a pair that a merge brought together says nothing any more. */
export function openPairs(tx: Write): Pair[] {
  const rows = tx.db.prepare(OPEN).all() as (Omit<Pair, 'reasons'> & { reasons: string })[];
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const ids = [row.leftId, row.rightId].map((id) => standingId(tx.db, row.entity, id)).sort();
    const [leftId, rightId] = ids as [string, string];
    const cards = [tx.get(row.entity, leftId), tx.get(row.entity, rightId)];
    if (leftId === rightId || seen.has(ids.join()) || cards.some((card) => !card || card.deletedAt != null)) return [];
    seen.add(ids.join());
    return [{ ...row, leftId, rightId, reasons: JSON.parse(row.reasons) as DuplicateReason[] }];
  });
}

/** After a merge or a parting of two cards: notes it with the pairs they and their aliases make. */
export function settlePairs(
  tx: Write,
  entity: MergeEntity,
  [a, b]: readonly [string, string],
  state: DuplicateState,
): void {
  const from: DuplicateState = state === 'open' ? 'merged' : 'open';
  const ids = [a, b].flatMap((id) => tx.db.prepare<object, string>(TOUCHING).pluck().all({ id, entity }));
  for (const id of new Set(ids)) {
    const pair = tx.get('duplicate', id);
    const cards = new Set([pair?.leftId, pair?.rightId].map((card) => standingId(tx.db, entity, String(card))));
    const theirs = [...cards].every((card) => card === a || card === b);
    if (pair?.state === from && theirs && cards.size === (state === 'open' ? 2 : 1))
      tx.update('duplicate', id, { state });
  }
}
