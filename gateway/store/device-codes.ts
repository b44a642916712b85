import { deviceCode } from '../../db/documents/number.ts';
import type { Queryable } from './database.ts';

/** The showroom's next 设备码, for a PC that has none or must not go on with the one it has. `epoch`: under which it is used, when known. */
export async function giveCode(
  tx: Queryable,
  { storeId, deviceId, epoch = null }: { storeId: string; deviceId: string; epoch?: string | null },
): Promise<string> {
  const [given] = await tx.query<{ count: number }>(
    'UPDATE store SET device_codes = device_codes + 1 WHERE store_id = $1 RETURNING device_codes AS count',
    [storeId],
  );
  const code = deviceCode(given!.count - 1);
  await tx.query('UPDATE device SET number_code = $2, number_epoch = $3 WHERE device_id = $1', [deviceId, code, epoch]);
  return code;
}

/** More than are given out between two backups of a showroom. */
const SKIPPED = 24;

/** The database is an older one: what was given out since is not given out again. */
export async function skipCodes(database: Queryable): Promise<void> {
  await database.query('UPDATE store SET device_codes = device_codes + $1 WHERE device_codes > 0', [SKIPPED]);
}
