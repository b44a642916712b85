import { getTableColumns, getTableName } from 'drizzle-orm';
import type { Connection } from './connection.ts';
import type { SyncedEntity } from './entity.ts';

/** Rows filled at a time; a save never waits longer than for these. */
const SLICE = 100;

/**
 * Fills derived fields of records that were saved before there was such a field, some rows at a time, from then on `entity.ts` keeps
 * them. True while there are more. A derivation never gives null, so a null is a row that waits.
 */
export function fillDerived(db: Connection, entities: readonly SyncedEntity[]): boolean {
  for (const entity of entities)
    for (const [field, { of, by }] of Object.entries(entity.derived ?? {})) {
      const columns = getTableColumns(entity.table);
      const [table, target, source] = [getTableName(entity.table), columns[field]!.name, columns[of]!.name];
      const rows = db
        .prepare(`SELECT id, "${source}" AS value FROM "${table}" WHERE "${target}" IS NULL LIMIT ${SLICE}`)
        .all() as { id: string; value: unknown }[];
      if (rows.length === 0) continue;
      const update = db.prepare(`UPDATE "${table}" SET "${target}" = ? WHERE id = ?`);
      db.transaction(() => {
        for (const { id, value } of rows) update.run(by(value), id);
      }).immediate();
      return true;
    }
  return false;
}
