import type { Mergeable } from '../../db/records.ts';
import type { Connection } from './connection.ts';

/** A chain of merges is short; the bound is for two PCs that merged the same pair in opposite directions. */
const LONGEST_CHAIN = 10;

/** The record that stands for this one after all merges; the id itself when it was not merged or is not known. */
export function standingId(db: Connection, entity: Mergeable, id: string): string {
  const into = db.prepare<[string], string | null>(`SELECT merged_into FROM ${entity} WHERE id = ?`).pluck();
  let standing = id;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const next = into.get(standing);
    if (!next) break;
    standing = next;
  }
  return standing;
}

/** SQL of the ids of a record and of all merged into it; `idSql` is a parameter or a column of the query around it. */
export const withAliases = (entity: Mergeable, idSql: string): string =>
  `(WITH RECURSIVE same(id) AS (SELECT ${idSql} UNION SELECT alias.id FROM same CROSS JOIN ${entity} alias
     ON alias.merged_into = same.id) SELECT id FROM same)`;

/** A record with all that were merged into it, itself first. */
export const aliasIds = (db: Connection, entity: Mergeable, id: string): string[] =>
  db
    .prepare<[string], string>(`SELECT id FROM ${withAliases(entity, '?')}`)
    .pluck()
    .all(id);

/** SQL of the id of the record that stands for another one after all merges; `idSql` is a column of the query around it. */
export const standingSql = (entity: Mergeable, idSql: string): string =>
  `(WITH RECURSIVE up(id, step) AS (SELECT ${idSql}, 0 UNION ALL SELECT one.merged_into, step + 1 FROM up CROSS JOIN ${entity} one
     ON one.id = up.id WHERE one.merged_into IS NOT NULL AND step < ${LONGEST_CHAIN}) SELECT id FROM up ORDER BY step DESC LIMIT 1)`;
