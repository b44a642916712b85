import { openPglite } from '../../../gateway/store/pglite.ts';

/** How the operations of one record ended at a stopped gateway, in the order they were sent. */
export async function operationsIn(dir: string, entityId: string): Promise<string[]> {
  const database = await openPglite(dir);
  try {
    const rows = await database.query<{ status: string }>(
      'SELECT status FROM applied_op WHERE position($1::bytea IN raw) > 0 ORDER BY op_seq',
      [Buffer.from(entityId)],
    );
    return rows.map(({ status }) => status);
  } finally {
    await database.close();
  }
}
