import type { Database } from './database.ts';
import { advanceHead } from './operations.ts';
import type { RecordRow } from './record.ts';
import { loadRows, writeChanges, writeRows } from './rows.ts';

/** Stands for the gateway itself where the change log names a PC. */
export const HEAD_OFFICE_DEVICE = '00000000-0000-0000-0000-000000000000';

/**
 * Writes the customer's number at head office into the record, under the store's lock like any change, so that PCs get it by pull.
 * @returns the showroom's new head_seq, or null when nothing changed: the number is there, or the record is gone
 */
export function writeHqNo(
  database: Database,
  { storeId, id, hqNo }: { storeId: string; id: string; hqNo: string },
  now: number,
): Promise<number | null> {
  return database.transaction(async (tx) => {
    const [store] = await tx.query<{ head: number }>(
      'SELECT head_seq AS head FROM store WHERE store_id = $1 FOR UPDATE',
      [storeId],
    );
    const [row] = await loadRows(tx, storeId, 'customer', [id]);
    if (!store || !row || row.deletedAt !== null || row.data.hqNo === hqNo) return null;
    const seq = store.head + 1;
    const fieldSeq = { ...row.fieldSeq, hqNo: seq };
    const next: RecordRow = { ...row, rev: row.rev + 1, seq, data: { ...row.data, hqNo }, fieldSeq };
    await writeRows(tx, storeId, 'customer', [{ row: next, exists: true }]);
    await writeChanges(tx, storeId, [{ entity: 'customer', row: next, deviceId: HEAD_OFFICE_DEVICE }], now);
    await advanceHead(tx, storeId, seq);
    return seq;
  });
}
