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

/** A new password; whoever was signed in with the old one is signed out. @returns whether there is such an operator */
export async function savePassword(
  tx: Queryable,
  name: string,
  { passwordHash, mustChange }: { passwordHash: string; mustChange: boolean },
): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE operator_account SET password_hash = $2, must_change = $3, disabled_at = NULL WHERE name = $1
     RETURNING operator_id AS id`,
    [name, passwordHash, mustChange],
  );
  if (rows[0]) await tx.query('DELETE FROM operator_session WHERE operator_id = $1', [rows[0].id]);
  return rows.length === 1;
}

/** Locks an operator out at once; the account and what it did stay readable. @returns whether it was an active one */
export async function disableOperator(tx: Queryable, name: string, now: number): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `UPDATE operator_account SET disabled_at = $2 WHERE name = $1 AND disabled_at IS NULL
     RETURNING operator_id AS id`,
    [name, now],
  );
  if (rows[0]) await tx.query('DELETE FROM operator_session WHERE operator_id = $1', [rows[0].id]);
  return rows.length === 1;
}
