import { PLATE_PREFIX } from '../../../db/vehicles/plate.ts';
import type { Store } from '../../kernel/store.ts';

/** Arrivals looked back on; where guests come from does not change by the day. */
const NEWEST = 1_000;
/** One plate is a guest from anywhere. */
const LEAST = 3;

/** Newest first on the index of arrivals. */
const SQL = `SELECT substr(plate, 1, 2) AS prefix FROM
    (SELECT plate FROM visit WHERE deleted_at IS NULL ORDER BY arrived_at DESC LIMIT ${NEWEST})
  WHERE plate IS NOT NULL GROUP BY 1 HAVING count(*) >= ${LEAST} ORDER BY count(*) DESC`;

/** 川A: what most plates at this door begin with; '' until there are some. */
export function platePrefix(store: Store): string {
  const prefixes = store.db.prepare(SQL).pluck().all() as string[];
  return prefixes.find((prefix) => PLATE_PREFIX.test(prefix)) ?? '';
}
