import type { OperatorKind } from '../protocol.ts';
import type { Queryable } from './database.ts';

/** A showroom, created or renamed. Without an operator an existing one keeps its own, a new one is the dealer's. */
export async function saveStore(
  database: Queryable,
  storeId: string,
  name: string,
  operator: OperatorKind | undefined,
): Promise<void> {
  await database.query(
    `INSERT INTO store (store_id, name, operator) VALUES ($1, $2, coalesce($3::text, 'dealer'))
     ON CONFLICT (store_id) DO UPDATE SET name = EXCLUDED.name, operator = coalesce($3::text, store.operator)`,
    [storeId, name, operator ?? null],
  );
}

/** Keeps only the hash of a code: whoever reads the database can't enrol with it. */
export async function saveCode(
  database: Queryable,
  codeSha256: string,
  storeId: string,
  expiresAt: number,
): Promise<void> {
  await database.query('INSERT INTO enrol_code (code_sha256, store_id, expires_at) VALUES ($1, $2, $3)', [
    codeSha256,
    storeId,
    expiresAt,
  ]);
}

/** Uses up a code. @returns its showroom, or null when it is unknown, used or expired */
export async function takeCode(
  tx: Queryable,
  codeSha256: string,
  now: number,
): Promise<{ storeId: string; operator: OperatorKind } | null> {
  const [store] = await tx.query<{ storeId: string; operator: OperatorKind }>(
    `UPDATE enrol_code SET used_at = $2 FROM store
     WHERE code_sha256 = $1 AND used_at IS NULL AND expires_at > $2 AND store.store_id = enrol_code.store_id
     RETURNING store.store_id AS "storeId", store.operator`,
    [codeSha256, now],
  );
  return store ?? null;
}

export async function saveDevice(
  tx: Queryable,
  device: { deviceId: string; storeId: string; name: string; publicKey: object },
  now: number,
): Promise<void> {
  await tx.query(
    'INSERT INTO device (device_id, store_id, name, public_key, enrolled_at) VALUES ($1, $2, $3, $4::text::jsonb, $5)',
    [device.deviceId, device.storeId, device.name, JSON.stringify(device.publicKey), now],
  );
}

/** Keeps a nonce for its PC; expired ones go at the same time. */
export async function saveChallenge(
  database: Queryable,
  nonce: string,
  deviceId: string,
  now: number,
  expiresAt: number,
): Promise<void> {
  await database.query('DELETE FROM challenge WHERE expires_at <= $1', [now]);
  await database.query('INSERT INTO challenge (nonce, device_id, expires_at) VALUES ($1, $2, $3)', [
    nonce,
    deviceId,
    expiresAt,
  ]);
}

/** Uses up a nonce. @returns whether it was this PC's and still valid */
export async function takeChallenge(
  database: Queryable,
  nonce: string,
  deviceId: string,
  now: number,
): Promise<boolean> {
  const rows = await database.query<{ expiresAt: number }>(
    'DELETE FROM challenge WHERE nonce = $1 AND device_id = $2 RETURNING expires_at AS "expiresAt"',
    [nonce, deviceId],
  );
  return rows.some(({ expiresAt }) => expiresAt > now);
}
