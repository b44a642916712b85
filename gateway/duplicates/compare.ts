import { MERGEABLE } from '../../db/records.ts';
import type { Database, Queryable } from '../store/database.ts';
import { HEAD_OFFICE_DEVICE } from '../store/head-office.ts';
import type { Matchable } from '../store/matches.ts';
import {
  changesToCompare,
  comparedUpTo,
  lockHead,
  noteCompared,
  pairsOf,
  sharedKeys,
  updateKeys,
} from '../store/matches.ts';
import { advanceHead } from '../store/operations.ts';
import type { Change, RecordRow } from '../store/record.ts';
import { loadRows, writeChanges, writeRows } from '../store/rows.ts';
import { matchKeys } from './keys.ts';
import { foundAgain, type Pair, pairId, settled } from './pairs.ts';

/** Changes compared in one transaction, under the showroom's lock: some tens of milliseconds. */
const SLICE = 200;

/** How far the comparison came: the showroom's new head when pairs were published, and whether more is to be compared. */
export interface Compared {
  headSeq: number | null;
  more: boolean;
}

/**
 * Compares the next changed records of a showroom with all others and publishes the pairs that look like one in its change log. One
 * transaction: a pair is published once, and what was compared is not compared again.
 */
export function compareNext(database: Database, storeId: string, now: number): Promise<Compared> {
  return database.transaction(async (tx) => {
    const head = await lockHead(tx, storeId);
    if (head === null) return { headSeq: null, more: false };
    const changed = await changesToCompare(tx, storeId, await comparedUpTo(tx, storeId), SLICE);
    const last = changed.at(-1);
    if (!last) {
      // The log was trimmed past where the comparison stood.
      await noteCompared(tx, storeId, head);
      return { headSeq: null, more: false };
    }
    const published: Change[] = [];
    for (const entity of MERGEABLE) {
      const ids = [...new Set(changed.filter((change) => change.entity === entity).map(({ id }) => id))];
      if (ids.length > 0) published.push(...(await compare(tx, storeId, entity, ids, head + published.length, now)));
    }
    const headSeq = published.at(-1)?.row.seq ?? null;
    if (headSeq !== null) {
      await writeChanges(tx, storeId, published, now);
      await advanceHead(tx, storeId, headSeq);
    }
    await noteCompared(tx, storeId, last.seq);
    return { headSeq, more: changed.length === SLICE };
  });
}

async function compare(
  tx: Queryable,
  storeId: string,
  entity: Matchable,
  ids: string[],
  head: number,
  now: number,
): Promise<Change[]> {
  const rows = await loadRows(tx, storeId, entity, ids);
  const keys = rows.map((row) => ({ id: row.id, keys: matchKeys(entity, row) }));
  // Whose keys are the same as before was compared by them then.
  const anew = await updateKeys(tx, storeId, entity, keys);
  const pairs = anew.length === 0 ? [] : pairsIn(entity, await sharedKeys(tx, storeId, entity, anew));
  const known = new Map((await pairsOf(tx, storeId, ids)).map((row) => [row.id, row]));
  const gone = new Set(rows.filter((row) => row.deletedAt !== null || row.mergedInto !== null).map(({ id }) => id));
  const changes: Change[] = [];
  const publish = (row: RecordRow | null) => {
    if (row) changes.push({ entity: 'duplicate', row, deviceId: HEAD_OFFICE_DEVICE });
  };
  const next = () => head + changes.length + 1;
  for (const row of known.values()) {
    const involved = [row.data.leftId, row.data.rightId].some((id) => gone.has(id as string));
    if (involved && row.data.state === 'open') publish(settled(row, 'merged', next(), now));
  }
  for (const pair of pairs) {
    const before = known.get(pairId(pair)) ?? null;
    // Parted again after a merge: the pair waits for a person once more.
    if (before?.data.state === 'merged') publish(settled(before, 'open', next(), now));
    else publish(foundAgain(before, pair, next(), now));
  }
  const written = changes.map(({ row }) => ({ row, exists: known.has(row.id) }));
  if (written.length > 0) await writeRows(tx, storeId, 'duplicate', written);
  return changes;
}

/** Each pair once, with all it has in common. */
function pairsIn(entity: Matchable, found: { id: string; otherId: string; reason: Pair['reasons'][number] }[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { id, otherId, reason } of found) {
    const [leftId, rightId] = id < otherId ? [id, otherId] : [otherId, id];
    const key = `${leftId} ${rightId}`;
    const pair = pairs.get(key) ?? { entity, leftId, rightId, reasons: [] };
    pairs.set(key, pair);
    if (!pair.reasons.includes(reason)) pair.reasons.push(reason);
  }
  return [...pairs.values()];
}
