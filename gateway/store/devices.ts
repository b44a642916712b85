import type { JsonWebKey } from 'node:crypto';
import type { PushRequest } from '../protocol.ts';
import { plainArray } from './columns.ts';
import type { Queryable } from './database.ts';
import { giveCode } from './device-codes.ts';
import type { Pusher } from './operations.ts';

/** A PC as authentication needs it. */
export interface Device {
  deviceId: string;
  storeId: string;
  publicKey: JsonWebKey;
  status: 'active' | 'revoked';
}

/** A PC as an operator sees it; instants UTC ms. */
export interface DeviceReport {
  deviceId: string;
  storeId: string;
  storeName: string;
  name: string;
  status: 'active' | 'revoked';
  enrolledAt: number;
  lastSeenAt: number | null;
  pendingCount: number;
  oldestPendingAt: number | null;
}

export async function findDevice(database: Queryable, deviceId: string): Promise<Device | null> {
  const [device] = await database.query<Device>(
    `SELECT device_id AS "deviceId", store_id AS "storeId", public_key AS "publicKey", status
     FROM device WHERE device_id = $1`,
    [deviceId],
  );
  return device ?? null;
}

/** Which of these PCs are the showroom's, revoked ones among them. */
export async function devicesOf(tx: Queryable, storeId: string, deviceIds: string[]): Promise<Set<string>> {
  const rows = await tx.query<{ deviceId: string }>(
    'SELECT device_id AS "deviceId" FROM device WHERE store_id = $1 AND device_id = ANY($2::uuid[])',
    [storeId, plainArray(deviceIds)],
  );
  return new Set(rows.map(({ deviceId }) => deviceId));
}

/** All PCs, the ones unheard of longest first. */
export function listDevices(database: Queryable): Promise<DeviceReport[]> {
  return database.query<DeviceReport>(
    `SELECT device_id AS "deviceId", store_id AS "storeId", store.name AS "storeName", device.name, status,
       enrolled_at AS "enrolledAt", last_seen_at AS "lastSeenAt", pending_count AS "pendingCount",
       oldest_pending_at AS "oldestPendingAt"
     FROM device JOIN store USING (store_id) ORDER BY store_id, last_seen_at NULLS FIRST`,
  );
}

/** Stops a PC from sending. @returns its showroom, null when there was no such active PC */
export async function revokeDevice(tx: Queryable, deviceId: string): Promise<string | null> {
  const [revoked] = await tx.query<{ storeId: string }>(
    `UPDATE device SET status = 'revoked' WHERE device_id = $1 AND status = 'active' RETURNING store_id AS "storeId"`,
    [deviceId],
  );
  return revoked?.storeId ?? null;
}

/** Keeps what a push says about its PC: protocol, epoch, and the backlog that is left once it has the answers. @returns its 设备码 */
export async function noteContact(
  tx: Queryable,
  { storeId, deviceId, epoch, now }: Pusher,
  request: PushRequest,
  { lastOpSeq, settled }: { lastOpSeq: number; settled: number },
): Promise<string> {
  const left = Math.max(0, request.pending_count - settled);
  const [device] = await tx.query<{ code: string | null; codeEpoch: string }>(
    `UPDATE device SET last_seen_at = $2, epoch = $3, number_epoch = coalesce(number_epoch, $3), protocol = $4, schema_v = $5, pending_count = $6,
       app_version = coalesce($9, app_version),
       oldest_pending_at = $7,
       last_op_seq = CASE WHEN epoch = $3 THEN greatest(last_op_seq, $8::bigint) ELSE $8::bigint END
     WHERE device_id = $1 RETURNING number_code AS code, number_epoch AS "codeEpoch"`,
    [
      deviceId,
      now,
      epoch,
      request.protocol,
      request.schema_v,
      left,
      left === 0 ? null : request.oldest_pending_at,
      lastOpSeq,
      request.app_version ?? null,
    ],
  );
  // Put back from a backup it may have given out numbers it knows nothing of.
  if (device?.code && device.codeEpoch === epoch) return device.code;
  return giveCode(tx, { storeId, deviceId, epoch });
}
