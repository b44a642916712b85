import type { Matchable, MatchKey } from '../duplicates/keys.ts';
import type { RecordRow } from '../push/record.ts';
import { plainArray } from './columns.ts';
import type { Queryable } from './database.ts';

/** Showrooms whose log has grown since their records were last compared. */
export function behindStores(database: Queryable): Promise<{ storeId: string }[]> {
  return database.query(
    `SELECT s.store_id AS "storeId" FROM store s LEFT JOIN match_progress p USING (store_id)
     WHERE s.head_seq > coalesce(p.seq, 0) ORDER BY s.store_id`,
  );
}

/** Locks the showroom until the transaction ends; its head, or null when there is none. */
export async function lockHead(tx: Queryable, storeId: string): Promise<number | null> {
  const [row] = await tx.query<{ head: number }>('SELECT head_seq AS head FROM store WHERE store_id = $1 FOR UPDATE', [
    storeId,
  ]);
  return row?.head ?? null;
}

/** How far a showroom's log was compared. */
export async function comparedUpTo(tx: Queryable, storeId: string): Promise<number> {
  const [row] = await tx.query<{ seq: number }>('SELECT seq FROM match_progress WHERE store_id = $1', [storeId]);
  return row?.seq ?? 0;
}

export async function noteCompared(tx: Queryable, storeId: string, seq: number): Promise<void> {
  await tx.query(
    `INSERT INTO match_progress (store_id, seq) VALUES ($1, $2)
     ON CONFLICT (store_id) DO UPDATE SET seq = EXCLUDED.seq`,
    [storeId, seq],
  );
}

/** The next changes to compare, oldest first. */
export function changesToCompare(
  tx: Queryable,
  storeId: string,
  after: number,
  limit: number,
): Promise<{ seq: number; entity: string; id: string }[]> {
  return tx.query(
    `SELECT seq, entity, entity_id AS id FROM change_log WHERE store_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [storeId, after, limit],
  );
}

/** Replaces the keys of these records. */
export async function replaceKeys(
  tx: Queryable,
  storeId: string,
  entity: Matchable,
  records: readonly { id: string; keys: readonly MatchKey[] }[],
): Promise<void> {
  await tx.query('DELETE FROM match_key WHERE store_id = $1 AND entity = $2 AND record_id = ANY($3::uuid[])', [
    storeId,
    entity,
    plainArray(records.map(({ id }) => id)),
  ]);
  const lines = records.flatMap(({ id, keys }) => keys.map(({ reason, key }) => ({ id, reason, key })));
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO match_key (store_id, entity, record_id, reason, key)
     SELECT $1, $2, (line->>'id')::uuid, line->>'reason', line->>'key' FROM json_array_elements($3::json) AS line`,
    [storeId, entity, JSON.stringify(lines)],
  );
}

/** More records than this under one key are no person: a switchboard's number, a fleet's name. */
const MOST_ALIKE = 20;

/** Pairs of these records with any other record that shares a key. */
export function sharedKeys(
  tx: Queryable,
  storeId: string,
  entity: Matchable,
  ids: readonly string[],
): Promise<{ id: string; otherId: string; reason: MatchKey['reason'] }[]> {
  return tx.query(
    `SELECT own.record_id AS id, other.record_id AS "otherId", own.reason
     FROM match_key own CROSS JOIN LATERAL (
       SELECT record_id FROM match_key o WHERE o.store_id = own.store_id AND o.entity = own.entity
         AND o.reason = own.reason AND o.key = own.key AND o.record_id <> own.record_id LIMIT ${MOST_ALIKE}) other
     WHERE own.store_id = $1 AND own.entity = $2 AND own.record_id = ANY($3::uuid[])`,
    [storeId, entity, plainArray([...ids])],
  );
}

/** Pairs these records stand in. */
export function pairsOf(tx: Queryable, storeId: string, ids: readonly string[]): Promise<RecordRow[]> {
  return tx.query<RecordRow>(
    `SELECT id, rev, seq, data, field_seq AS "fieldSeq", extra, deleted_at AS "deletedAt", merged_into AS "mergedInto"
     FROM duplicate WHERE store_id = $1 AND (data->>'leftId' = ANY($2::text[]) OR data->>'rightId' = ANY($2::text[]))`,
    [storeId, plainArray([...ids])],
  );
}
