import type { Queryable } from './database.ts';

/** An operator of the gateway's console. Instants UTC ms. */
export interface OperatorAccount {
  operatorId: string;
  name: string;
  /** The password was given by somebody else; the first thing to do is to choose one's own. */
  mustChange: boolean;
  createdAt: number;
  lastSignInAt: number | null;
  disabledAt: number | null;
}

const COLUMNS = `operator_id AS "operatorId", name, must_change AS "mustChange", created_at AS "createdAt",
  last_sign_in_at AS "lastSignInAt", disabled_at AS "disabledAt"`;

/** @returns false when the name is taken */
export async function saveOperator(
  tx: Queryable,
  { operatorId, name, passwordHash }: { operatorId: string; name: string; passwordHash: string },
  now: number,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO operator_account (operator_id, name, password_hash, must_change, created_at)
     VALUES ($1, $2, $3, true, $4) ON CONFLICT (name) DO NOTHING RETURNING operator_id`,
    [operatorId, name, passwordHash, now],
  );
  return rows.length === 1;
}

/** The account with its password's hash, for signing in. */
export async function findOperator(
  database: Queryable,
  name: string,
): Promise<(OperatorAccount & { passwordHash: string }) | null> {
  const [row] = await database.query<OperatorAccount & { passwordHash: string }>(
    `SELECT ${COLUMNS}, password_hash AS "passwordHash" FROM operator_account WHERE name = $1`,
    [name],
  );
  return row ?? null;
}

export function listOperators(database: Queryable): Promise<OperatorAccount[]> {
  return database.query<OperatorAccount>(`SELECT ${COLUMNS} FROM operator_account ORDER BY name`);
}

export async function hasOperators(database: Queryable): Promise<boolean> {
  return (await database.query('SELECT 1 FROM operator_account LIMIT 1')).length > 0;
}

/**
 * A password given by somebody else, which also lets a disabled operator in again; whoever was signed in with the old one is signed out.
 * @returns whether there is such an operator
 */
export async function givePassword(tx: Queryable, name: string, passwordHash: string): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE operator_account SET password_hash = $2, must_change = true, disabled_at = NULL WHERE name = $1
     RETURNING operator_id AS id`,
    [name, passwordHash],
  );
  return signOut(tx, rows);
}

/**
 * A password of one's own in place of `verifiedHash`; every session of the old one ends.
 * @returns false when the operator was disabled or given another password since that was verified
 */
export async function choosePassword(
  tx: Queryable,
  operatorId: string,
  { verifiedHash, passwordHash }: { verifiedHash: string; passwordHash: string },
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE operator_account SET password_hash = $3, must_change = false
     WHERE operator_id = $1 AND password_hash = $2 AND disabled_at IS NULL RETURNING operator_id AS id`,
    [operatorId, verifiedHash, passwordHash],
  );
  return signOut(tx, rows);
}

/** Locks an operator out at once; the account and what it did stay readable. @returns whether it was an active one */
export async function disableOperator(tx: Queryable, name: string, now: number): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE operator_account SET disabled_at = $2 WHERE name = $1 AND disabled_at IS NULL
     RETURNING operator_id AS id`,
    [name, now],
  );
  return signOut(tx, rows);
}

/** Ends the sessions of the account that was changed. @returns whether one was */
async function signOut(tx: Queryable, [changed]: { id: string }[]): Promise<boolean> {
  if (changed) await tx.query('DELETE FROM operator_session WHERE operator_id = $1', [changed.id]);
  return changed !== undefined;
}
