import type { Queryable } from './database.ts';

/** What operators do; each has its words in the console's catalogues. */
export type OperatorAction =
  | 'signed_in'
  | 'sign_in_failed'
  | 'signed_out'
  | 'password_chosen'
  | 'code_made'
  | 'device_revoked'
  | 'parked_retried'
  | 'crm_retried'
  | 'operator_added'
  | 'operator_renewed'
  | 'operator_disabled'
  | 'epoch_renewed';

/** Who does it and from where. */
export interface Doer {
  operator: string;
  ip: string;
}
/** The command line on the gateway's own machine. */
export const COMMAND_LINE: Doer = { operator: 'cli', ip: '-' };

/** One line of the operators' log. `subject`: a store, a device, an account; never a customer. */
export interface OperatorDeed extends Doer {
  action: OperatorAction;
  subject: string;
}

/** Appends to the operators' log, in the transaction of what was done. */
export async function noteDeed(tx: Queryable, deed: OperatorDeed, now: number): Promise<void> {
  await tx.query('INSERT INTO operator_log (at, operator, action, subject, ip) VALUES ($1, $2, $3, $4, $5)', [
    now,
    deed.operator.slice(0, 100),
    deed.action,
    deed.subject.slice(0, 200),
    deed.ip,
  ]);
}

/** The newest lines before `before` (0: from the end). */
export function readDeeds(
  database: Queryable,
  { before, limit }: { before: number; limit: number },
): Promise<(OperatorDeed & { seq: number; at: number })[]> {
  return database.query(
    `SELECT seq, at, operator, action, subject, ip FROM operator_log WHERE $1 = 0 OR seq < $1
     ORDER BY seq DESC LIMIT $2`,
    [before, limit],
  );
}
