import { dayOf } from '../../../db/core/day.ts';
import { nextContactBy } from '../../../db/customers/levels.ts';
import type { Level } from '../../../db/customers/model.ts';
import { withAliases } from '../../kernel/alias.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { levelRules } from '../customers/levels/rules.ts';
import { isQuiet } from '../sync/enrolment/quiet.ts';

const SYSTEM = { id: 'system' };
/** Cards set right at one look. */
const MOST = 300;

/** On the index `customer_next_contact`. */
export const FORGOTTEN = `SELECT c.id, c.level, c.created_at AS createdAt,
    (SELECT max(k.at) FROM contact k WHERE k.customer_id IN ${withAliases('customer', 'c.id')} AND k.deleted_at IS NULL
      AND k.struck_at IS NULL) AS lastAt
  FROM customer c INDEXED BY customer_next_contact WHERE c.next_contact_on IS NULL AND c.level IN (SELECT value FROM json_each(?))
    AND c.do_not_contact IS NOT 1 AND c.deleted_at IS NULL AND c.merged_into IS NULL ORDER BY c.id LIMIT ${MOST}`;

interface Forgotten {
  id: string;
  level: Level;
  createdAt: number;
  lastAt: number | null;
}

/**
 * Nobody is forgotten: a card without a next contact whose level has a cadence by now gets one, as long after the last contact as the cadence
 * says, today at the earliest. So cards come back whose level the manager gave a cadence, or that two PCs changed at once.
 * @returns false when some are left for the next look
 */
export function findForgotten(store: Store): boolean {
  const today = todayOf(store);
  const rules = levelRules(store.db, today);
  const called = rules.filter(({ everyDays }) => everyDays !== null).map(({ level }) => level);
  const cards = prepared<Forgotten>(store.db, FORGOTTEN).all(JSON.stringify(called)) as Forgotten[];
  if (cards.length > 0 && isQuiet(store)) return false;
  if (cards.length > 0)
    store.write(SYSTEM, (tx) => {
      for (const { id, level, createdAt, lastAt } of cards) {
        const due = nextContactBy(rules, level, dayOf(lastAt ?? createdAt))!;
        tx.update('customer', id, { nextContactOn: due < today ? today : due }, { action: 'contact' });
      }
    });
  return cards.length < MOST;
}
