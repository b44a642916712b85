import { getTableName } from 'drizzle-orm';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';

/**
 * Sends whole what this PC only changed and nobody else brings any more: head office and the disk it was made on both lost it. Called
 * by the nightly proof, when whoever still has it has had time to send it.
 */
export function offerOrphans(store: Store, tx: Write): void {
  for (const { name, table } of store.entities) {
    const ids = tx.db
      .prepare(
        `SELECT id FROM "${getTableName(table)}" AS r WHERE server_seq IS NULL
         AND EXISTS (SELECT 1 FROM outbox WHERE entity_id = r.id AND state = 'pending' AND code = 'record_missing'
           AND origin_device IS NULL)
         AND NOT EXISTS (SELECT 1 FROM outbox WHERE entity_id = r.id AND kind IN ('put', 'delete') AND state <> 'discarded')`,
      )
      .pluck()
      .all() as string[];
    for (const id of ids) tx.offer(name, id);
  }
}

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
