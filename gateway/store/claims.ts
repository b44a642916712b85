import type { EntityName } from '../protocol.ts';
import { lookup } from './columns.ts';
import type { Queryable } from './database.ts';

/** A key a record holds. */
export interface HeldClaim {
  scope: string;
  key: string;
  /** Blank, and `9999-12-31`: always. */
  from: string;
  to: string;
  storeId: string;
  entity: EntityName;
  docId: string;
  opId: string;
  actorId: string;
  seq: number;
  at: number;
}

const HELD = `scope, key, from_on AS "from", to_on AS "to", store_id AS "storeId", entity, doc_id AS "docId", op_id AS "opId",
  actor_id AS "actorId", seq, at`;

/** Who holds these keys in any of the scopes. */
export function heldClaims(tx: Queryable, scopes: readonly string[], keys: readonly string[]): Promise<HeldClaim[]> {
  const held = lookup('unnest($2::text[])', HELD, 'claim', 'scope = ANY($1::text[]) AND key = wanted.key');
  return tx.query<HeldClaim>(`SELECT found.* ${held}`, [[...scopes], [...keys]]);
}

/** Claims that are no more go first; new ones in the order of their keys, so that two showrooms never wait for each other in a ring. */
export async function writeClaims(
  tx: Queryable,
  gone: readonly HeldClaim[],
  fresh: readonly HeldClaim[],
): Promise<void> {
  if (gone.length > 0)
    await tx.query(
      `DELETE FROM claim c USING ROWS FROM (unnest($1::text[]), unnest($2::text[]), unnest($3::uuid[])) AS g(scope, key, doc_id)
       WHERE c.scope = g.scope AND c.key = g.key AND c.doc_id = g.doc_id`,
      [gone.map(({ scope }) => scope), gone.map(({ key }) => key), gone.map(({ docId }) => docId)],
    );
  const inOrder = [...fresh].sort((a, b) => (a.key < b.key ? -1 : 1));
  const column = (field: keyof HeldClaim) => inOrder.map((claim) => claim[field]);
  if (inOrder.length > 0)
    await tx.query(
      `INSERT INTO claim (scope, key, from_on, to_on, store_id, entity, doc_id, op_id, actor_id, seq, at)
       SELECT * FROM ROWS FROM (unnest($1::text[]), unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
         unnest($6::text[]), unnest($7::uuid[]), unnest($8::uuid[]), unnest($9::text[]), unnest($10::bigint[]), unnest($11::bigint[])) AS t`,
      (['scope', 'key', 'from', 'to', 'storeId', 'entity', 'docId', 'opId', 'actorId', 'seq', 'at'] as const).map(
        column,
      ),
    );
}

/** A member of staff as far as judging asks: what they may, and their name. */
export async function staffOf(
  tx: Queryable,
  storeId: string,
  id: string,
): Promise<{ name: string | null; role: string | null } | null> {
  const [person] = await tx.query<{ name: string | null; role: string | null }>(
    `SELECT data->>'name' AS name, data->>'role' AS role FROM staff WHERE store_id = $1 AND id::text = $2 AND deleted_at IS NULL`,
    [storeId, id],
  );
  return person ?? null;
}

/** A showroom's name, and whether its group shares one scope: each showroom of a head office is somebody else's. */
export async function showroomOf(tx: Queryable, storeId: string): Promise<{ name: string; operator: string }> {
  const [store] = await tx.query<{ name: string; operator: string }>(
    'SELECT name, operator FROM store WHERE store_id = $1',
    [storeId],
  );
  return store!;
}
