import type { EntityName, WireChange } from '../protocol.ts';
import { grouped } from '../store/columns.ts';
import type { Queryable } from '../store/database.ts';
import { loadRows } from '../store/rows.ts';
import { toChange } from '../store/snapshot.ts';

/** Records by id, as they are now; what the showroom does not have is left out. */
export async function recordsById(
  database: Queryable,
  storeId: string,
  wanted: readonly { entity: EntityName; id: string }[],
): Promise<WireChange[]> {
  const changes: WireChange[] = [];
  for (const [entity, ofEntity] of grouped(wanted, (record) => record.entity)) {
    const ids = [...new Set(ofEntity.map(({ id }) => id))];
    for (const row of await loadRows(database, storeId, entity, ids)) changes.push(toChange(entity, row));
  }
  return changes;
}
