import type { Queryable } from './database.ts';

/** Unchanged places are written again only after this long, so that an idle PC costs no write per pull. */
const QUIET_MS = 60_000;

/** Keeps up to which change a PC was given the log: how far it lags behind its showroom. */
export async function noteReading(database: Queryable, deviceId: string, seq: number, now: number): Promise<void> {
  await database.query(
    `INSERT INTO device_reading (device_id, seq, at) VALUES ($1, $2, $3)
     ON CONFLICT (device_id) DO UPDATE SET seq = EXCLUDED.seq, at = EXCLUDED.at
     WHERE device_reading.seq <> EXCLUDED.seq OR device_reading.at < EXCLUDED.at - ${QUIET_MS}`,
    [deviceId, seq, now],
  );
}
