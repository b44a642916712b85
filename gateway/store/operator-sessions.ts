import type { Queryable } from './database.ts';

/** Who is signed in. */
export interface SignedIn {
  operatorId: string;
  name: string;
  mustChange: boolean;
}

/** A session ends after half an hour of nothing, and after a working day in any case. */
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;

/** Opens a session under the hash of its token: whoever reads the database can't take it over. */
export async function openSession(tx: Queryable, tokenSha256: string, operatorId: string, now: number): Promise<void> {
  await tx.query('DELETE FROM operator_session WHERE last_seen_at <= $1 OR created_at <= $2', [
    now - IDLE_MS,
    now - LONGEST_MS,
  ]);
  await tx.query(
    'INSERT INTO operator_session (token_sha256, operator_id, created_at, last_seen_at) VALUES ($1, $2, $3, $3)',
    [tokenSha256, operatorId, now],
  );
  await tx.query('UPDATE operator_account SET last_sign_in_at = $2 WHERE operator_id = $1', [operatorId, now]);
}

/** Whose session this is, kept alive by asking; null when it ended or its operator was disabled. */
export async function touchSession(database: Queryable, tokenSha256: string, now: number): Promise<SignedIn | null> {
  const [row] = await database.query<SignedIn>(
    `UPDATE operator_session s SET last_seen_at = $2 FROM operator_account a
     WHERE s.token_sha256 = $1 AND s.last_seen_at > $3 AND s.created_at > $4
       AND a.operator_id = s.operator_id AND a.disabled_at IS NULL
     RETURNING a.operator_id AS "operatorId", a.name, a.must_change AS "mustChange"`,
    [tokenSha256, now, now - IDLE_MS, now - LONGEST_MS],
  );
  return row ?? null;
}

export async function closeSession(database: Queryable, tokenSha256: string): Promise<void> {
  await database.query('DELETE FROM operator_session WHERE token_sha256 = $1', [tokenSha256]);
}
