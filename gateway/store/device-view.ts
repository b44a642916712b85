import type { Queryable } from './database.ts';

/** A PC as the console shows it. Instants UTC ms; null: never, unknown. */
export interface DeviceView {
  deviceId: string;
  storeId: string;
  name: string;
  status: 'active' | 'revoked';
  enrolledAt: number;
  lastSeenAt: number | null;
  pendingCount: number;
  oldestPendingAt: number | null;
  protocol: number | null;
  appVersion: string | null;
  /** Changes it has not fetched yet; null before its first pull. */
  lag: number | null;
  proof: DeviceProof | null;
}

/** What the PC's last reconcile found; the records' part is null until they were compared once. */
export interface DeviceProof {
  at: number;
  operations: number;
  missing: number;
  records: number | null;
  differing: number | null;
}

const SELECT = `
  SELECT d.device_id AS "deviceId", d.store_id AS "storeId", d.name, d.status, enrolled_at AS "enrolledAt",
    last_seen_at AS "lastSeenAt", pending_count AS "pendingCount", oldest_pending_at AS "oldestPendingAt", protocol,
    app_version AS "appVersion", greatest(s.head_seq - r.seq, 0) AS lag,
    CASE WHEN p.at IS NOT NULL THEN json_build_object('at', p.at, 'operations', p.operations, 'missing', p.missing,
      'records', p.records, 'differing', p.differing) END AS proof
  FROM device d JOIN store s USING (store_id) LEFT JOIN device_reading r USING (device_id)
    LEFT JOIN device_proof p USING (device_id)`;

/** The PCs of a showroom: active ones first, among them the ones unheard of longest. */
export function devicesOf(database: Queryable, storeId: string): Promise<DeviceView[]> {
  return database.query<DeviceView>(
    `${SELECT} WHERE d.store_id = $1 ORDER BY d.status, last_seen_at NULLS FIRST, d.device_id`,
    [storeId],
  );
}

export async function viewDevice(database: Queryable, deviceId: string): Promise<DeviceView | null> {
  const [device] = await database.query<DeviceView>(`${SELECT} WHERE d.device_id = $1`, [deviceId]);
  return device ?? null;
}
