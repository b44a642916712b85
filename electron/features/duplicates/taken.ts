import type { Connection } from '../../kernel/connection.ts';
import type { Row } from '../../kernel/entity.ts';
import type { Store } from '../../kernel/store.ts';
import type { MergeRules } from '../sync/merging/rules.ts';
import { type MergeEntity, RULES } from './merging.ts';

/** A line of a card's audit: a merge made here, or a change that arrived. */
export interface Line {
  seq: number;
  at: number;
  action: 'merge' | 'arrive';
  detail: Record<string, [unknown, unknown]>;
}

const NEWEST = `SELECT seq, at, action, detail FROM audit WHERE entity_id = @id AND seq < @before AND rev IS NOT NULL
  AND action IN ('merge', 'arrive') ORDER BY seq DESC LIMIT @most`;
const ARRIVED_BETWEEN = `SELECT 1 FROM audit WHERE seq > ? AND seq < ? AND action IN ('arrive', 'giveWay') LIMIT 1`;

/** The card's newest lines, up to the one numbered `before`; newest first. */
export function linesOf(db: Connection, id: string, most: number, before = Number.MAX_SAFE_INTEGER): Line[] {
  const lines = db.prepare(NEWEST).all({ id, before, most }) as (Omit<Line, 'detail'> & { detail: string })[];
  return lines.map((line) => ({ ...line, detail: JSON.parse(line.detail) as Line['detail'] }));
}

export const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * What the card that stays took from the other one, as the audit lines right before the other one's line of `merged` tell it; null when
 * that cannot be known. Made here they stand without a gap. From another PC they arrive in the order of the saves, each with a time of
 * its own: then they are the merge's when nothing else arrived between and each of their values is the other card's.
 */
export function takenBy(store: Store, entity: MergeEntity, into: string, loser: Row, merged: Line): Line[] | null {
  const { db } = store;
  const [newest, older] = linesOf(db, into, 2, merged.seq);
  // A merge that sends fields apart writes two lines.
  if (merged.action === 'merge')
    return [newest, older].filter((line, place): line is Line => isOfMerge(line, merged.seq - 1 - place));
  const { apart = [] } = store.entities.find(({ name }) => name === entity)!;
  const theirs = takenFrom(entity, loser);
  if (!newest || !adjoins(db, newest, merged) || !theirs(newest)) return null;
  const isApart = (field: string) => apart.includes(field);
  const first =
    older && adjoins(db, older, newest) && theirs(older) && Object.keys(older.detail).every(isApart) ? older : null;
  return first && !Object.keys(newest.detail).some(isApart) ? [newest, first] : [newest];
}

/**
 * The values the card merged away had before it gave them up for the merge (`MergeRules.yields`), of those nobody changed since; null when
 * that cannot be known. Made here they stand in its line right before what the other card took. From another PC they are the merge's
 * when the values in their place are the other card's, which did not take them from this one, and nothing else arrived between.
 */
export function yieldedBy(
  db: Connection,
  rules: MergeRules,
  cards: { winner: Row; loser: Row },
  merged: Line,
  taken: readonly Line[] | null,
): Record<string, unknown> | null {
  const { winner, loser } = cards;
  const line = linesOf(db, loser.id, 1, merged.seq)[0];
  if (merged.action === 'merge') {
    const own = isOfMerge(line, merged.seq - 1 - (taken?.length ?? 0)) ? Object.entries(line!.detail) : [];
    return Object.fromEntries(
      own.filter(([field, [, after]]) => same(after, loser[field])).map(([field, [before]]) => [field, before]),
    );
  }
  const changes = [merged, line].flatMap((known) => Object.entries(known?.detail ?? {}));
  const was: Row = { ...loser, ...Object.fromEntries(changes.map(([field, [before]]) => [field, before])) };
  const fields = Object.keys(rules.yields?.(loser, was) ?? {});
  if (fields.length === 0 || taken?.some(({ detail }) => fields.some((field) => field in detail))) return {};
  const first = taken?.at(-1) ?? merged;
  const came = fields.some((field) => field in merged.detail) ? taken !== null : adjoins(db, line!, first);
  if (!came || !fields.every((field) => same(loser[field], winner[field]))) return null;
  return Object.fromEntries(fields.map((field) => [field, was[field] ?? null]));
}

/** Whether nothing else arrived between the two. */
const adjoins = (db: Connection, line: Line, next: Line) =>
  db.prepare(ARRIVED_BETWEEN).get(line.seq, next.seq) === undefined;

const isOfMerge = (line: Line | undefined, seq: number) => line?.seq === seq && line.action === 'merge';

/** Whether a line says nothing but what a merge may take, as the other card has it. */
function takenFrom(entity: MergeEntity, loser: Row): (line: Line) => boolean {
  const { fields, follows } = RULES[entity];
  const may = new Set([...fields, ...Object.keys(follows)]);
  return ({ action, detail }) =>
    action === 'arrive' &&
    Object.entries(detail).every(
      // The mark "to be merged later" is the merge's own to take away.
      ([field, [, after]]) => field === 'mergeLaterWith' || (may.has(field) && same(after, loser[field])),
    );
}
