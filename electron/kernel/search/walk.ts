import type { EntityName } from '../../../db/records.ts';
import type { Searchable } from './declared.ts';
import { queryPlan } from './plan.ts';
import type { SearchRows } from './rows.ts';
import type { searchTables } from './tables.ts';

/** Rows looked at in vain before a search is given up: bounds the worst query to some tens of milliseconds. */
const MOST_VERIFIED = 2_000;

/**
 * A search that goes on as far as somebody asks: ids of records that hold everything typed, exact ones first, then
 * anchored, then others; each newest first and named once. Nothing is read ahead of what is taken, beyond a page of ids.
 * May be walked once, and other statements may run between two steps.
 */
export interface SearchWalk extends Iterable<string> {
  /** After its end: it was given up early, so there may be more ("以上"). */
  readonly cut: boolean;
}

/** `hint`: how many ids are likely to be taken. */
export function searchWalk(
  tables: Pick<ReturnType<typeof searchTables>, 'matching'>,
  rows: SearchRows,
  kind: EntityName,
  search: Searchable,
  text: string,
  hint: number,
): SearchWalk {
  let cut = false;
  return {
    get cut() {
      return cut;
    },
    *[Symbol.iterator]() {
      const plan = queryPlan(search, text);
      const whole = new Set(plan.exact.flatMap((asked) => rows.exact(kind, asked)));
      // A whole number that somebody has is the answer; pieces of others would only be noise under it.
      if (whole.size > 0) return yield* whole;
      const seen = new Set<string>();
      let refused = 0;
      for (const step of plan.steps)
        for (const id of tables.matching(kind, step.match, hint)) {
          if (seen.has(id)) continue;
          seen.add(id);
          if (step.verify.length === 0 || rows.verify(kind, id, step.verify)) yield id;
          else if (++refused >= MOST_VERIFIED) {
            cut = true;
            return;
          }
        }
    },
  };
}
