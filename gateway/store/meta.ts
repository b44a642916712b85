import { randomBytes, randomUUID } from 'node:crypto';
import type { Queryable } from './database.ts';
import { skipCodes } from './device-codes.ts';

/** What the gateway remembers about itself. */
export interface GatewayMeta {
  /** Changes when the gateway was restored from a backup; PCs then send retained operations again. */
  gatewayEpoch: string;
  /** Key of the tokens' signature. */
  tokenSecret: string;
}

/** Reads the gateway's own facts, making them up the first time. */
export async function openMeta(database: Queryable): Promise<GatewayMeta> {
  await database.query(
    `INSERT INTO gateway_meta (key, value) VALUES ('gateway_epoch', $1), ('token_secret', $2) ON CONFLICT DO NOTHING`,
    [randomUUID(), randomBytes(32).toString('base64url')],
  );
  const rows = await database.query<{ key: string; value: string }>('SELECT key, value FROM gateway_meta');
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return { gatewayEpoch: values.get('gateway_epoch')!, tokenSecret: values.get('token_secret')! };
}

/** The epoch in force; another process may have renewed it. */
export async function currentEpoch(database: Queryable): Promise<string> {
  const [row] = await database.query<{ value: string }>(`SELECT value FROM gateway_meta WHERE key = 'gateway_epoch'`);
  return row!.value;
}

/** After a restore: a new epoch makes every PC send its retained operations again. */
export async function renewEpoch(database: Queryable): Promise<string> {
  const epoch = randomUUID();
  await database.query(`UPDATE gateway_meta SET value = $1 WHERE key = 'gateway_epoch'`, [epoch]);
  await skipCodes(database);
  return epoch;
}
