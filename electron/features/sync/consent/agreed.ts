import type { Connection } from '../../../kernel/connection.ts';
import { prepared } from '../../../kernel/statements.ts';

/**
 * SQL: an agreement noted here over a withdrawal head office has, which it has not taken yet. It may refuse it and ask a person, and what
 * left meanwhile would have left without consent. The operation's text is searched, so that a damaged one does not stop the query.
 */
const NOT_TAKEN_YET = `base ->> '$.hqShareConsent' = 'withdrawn' AND EXISTS (SELECT 1 FROM outbox
     WHERE entity_id = up.id AND state IN ('pending', 'held', 'rejected', 'conflict')
     AND instr(body, '"hqShareConsent":"granted"') > 0)`;

/**
 * SQL: did this customer agree to be known at head office? The card that stands after all merges says so, whichever card is named;
 * one that is not here yet, and cards merged in a ring, say no. `idSql` is a parameter or a column of the query around it.
 */
export const agreed = (idSql: string): string =>
  `EXISTS (WITH RECURSIVE up(id, into_id, consent, base) AS (
     SELECT id, merged_into, hq_share_consent, base_json FROM customer WHERE id = ${idSql}
     UNION SELECT c.id, c.merged_into, c.hq_share_consent, c.base_json FROM up CROSS JOIN customer AS c ON c.id = up.into_id)
   SELECT 1 FROM up WHERE into_id IS NULL AND consent = 'granted' AND (${NOT_TAKEN_YET}) IS NOT TRUE)`;

const OF_ONE = `SELECT ${agreed('?')} AS yes`;

/** Did this customer agree to be known at head office? Judged on the card that stands after all merges. */
export const hasAgreed = (db: Connection, customerId: string): boolean =>
  prepared<{ yes: 0 | 1 }>(db, OF_ONE).get(customerId)?.yes === 1;
