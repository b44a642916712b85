import { withAliases } from '../../kernel/alias.ts';

/** Pieces of SQL that the counts and what keeps them counted share. The showroom's clock is UTC+8, without summer time since 1991. */

/** The day of an instant (UTC ms). */
export const dayOf = (at: string): string => `date((${at} + 28800000) / 1000, 'unixepoch')`;

/** The first instant of a day, UTC ms. */
export const startOf = (day: string): string => `(unixepoch(${day}) * 1000 - 28800000)`;

/** The first instant of the month of an instant, UTC ms. */
const monthOf = (at: string): string =>
  `(unixepoch((${at} + 28800000) / 1000, 'unixepoch', 'start of month') * 1000 - 28800000)`;

/** 批次 (`countsAsParty`) that are neither withdrawn nor voided. */
export const isParty = (v: string): string =>
  `${v}.purpose = 'viewing' AND ${v}.deleted_at IS NULL AND ${v}.voided_at IS NULL`;

/** The kinds of `partyKind`. */
export const kindOf = (v: string): string =>
  `CASE WHEN ${v}.outcome = 'noIntent' THEN 'noIntent' WHEN ${v}.outcome = 'repeat' OR coalesce(${v}.visit_seq, 0) > 1 THEN 'repeat'
  WHEN ${v}.outcome IS NOT NULL OR ${v}.visit_seq = 1 THEN 'first' ELSE 'incomplete' END`;

/** Whose number a visit is: 代接待 counts for the owner, where the showroom wants it so. */
export const creditOf = (v: string): string => `coalesce(${v}.credited_id, ${v}.consultant_id)`;

/** Of a visit: somebody came in to see a car. */
export const isComing = (v: string): string => `${v}.channel <> 'call' AND ${isParty(v)}`;

/** 战败明确: approved with both levels of reason. */
export const isClear = (f: string): string =>
  `(${f}.state = 'approved' AND ${f}.root IS NOT NULL AND ${f}.reason IS NOT NULL)`;

/** A test drive that set off. */
export const isDriven = (d: string): string => `${d}.started_at IS NOT NULL AND ${d}.deleted_at IS NULL`;

/** A contact that stands. */
export const isLogged = (k: string): string => `${k}.deleted_at IS NULL AND ${k}.struck_at IS NULL`;

/** The card that stands for a card after all merges. */
export const standingFor = (card: string): string =>
  `(WITH RECURSIVE up(id) AS (SELECT ${card}
    UNION SELECT u.merged_into FROM up JOIN customer u ON u.id = up.id WHERE u.merged_into IS NOT NULL)
   SELECT u.id FROM up CROSS JOIN customer u ON u.id = up.id WHERE u.merged_into IS NULL)`;

/** How often the customer of a card came to see a car, until an instant where one is given. */
export const cameOf = (card: string, until?: string): string =>
  `(SELECT count(*) FROM visit p INDEXED BY visit_customer WHERE p.customer_id IN ${withAliases('customer', card)}
    AND ${isComing('p')}${until === undefined ? '' : ` AND p.arrived_at <= ${until}`})`;

/** A change that is the customer's first to its level within the month: two PCs that note the same order note it once. */
export const isFirstOfMonth = (l: string, card: string): string =>
  `NOT EXISTS (SELECT 1 FROM level_change e INDEXED BY level_change_of WHERE e.customer_id IN ${withAliases('customer', card)}
    AND e.to_level = ${l}.to_level AND e.deleted_at IS NULL AND e.created_at >= ${monthOf(`${l}.created_at`)}
    AND (e.created_at, e.id) < (${l}.created_at, ${l}.id))`;
