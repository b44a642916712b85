import { getTableName } from 'drizzle-orm';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';

/**
 * Sends what head office never had and no operation is on its way for: records from before they travelled, and, at another
 * gateway, those whose operations were forgotten. What a person discarded is not offered again.
 */
export function offerNeverSent(store: Store, tx: Write, only?: readonly string[]): number {
  let offered = 0;
  for (const { name, table } of store.entities) {
    if (only && !only.includes(name)) continue;
    const ids = tx.db
      .prepare(
        `SELECT id FROM "${getTableName(table)}" AS r WHERE server_seq IS NULL
         AND NOT EXISTS (SELECT 1 FROM outbox WHERE entity_id = r.id) ORDER BY created_at, id`,
      )
      .pluck()
      .all() as string[];
    for (const id of ids) tx.offer(name, id);
    offered += ids.length;
  }
  return offered;
}
