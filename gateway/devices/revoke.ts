import type { Database } from '../store/database.ts';
import { revokeDevice } from '../store/devices.ts';
import { type Doer, noteDeed } from '../store/operator-log.ts';

/** Stops a PC for an operator; nothing on it is deleted. @returns its showroom, null when there was no such active PC */
export function stopDevice(database: Database, deviceId: string, doer: Doer, now: number): Promise<string | null> {
  return database.transaction(async (tx) => {
    const storeId = await revokeDevice(tx, deviceId);
    if (storeId === null) return null;
    await noteDeed(tx, { ...doer, action: 'device_revoked', subject: `${storeId} ${deviceId}` }, now);
    return storeId;
  });
}
