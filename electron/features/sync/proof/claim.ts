import { createHash, type Hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getTableName } from 'drizzle-orm';
import type { EntityName, ReconcileRequest } from '../../../../gateway/protocol.ts';
import type { Store } from '../../../kernel/store.ts';

export type Claim = Pick<ReconcileRequest, 'ranges' | 'records'>;
/** A record this PC has seen: its id and the sequence of the newest document. */
export interface Seen {
  id: string;
  seq: number;
}

/** Rows read between two requests of the showroom: about 3 ms. */
const SLICE = 1_500;
/** Operations a range holds at least, and ranges a claim holds at most. */
const RANGE = 200;
const MOST_RANGES = 400;

/** Bucket of an id: its last two hex digits (protocol, `reconcileRequest`). */
export const bucketOf = (id: string): number => Number.parseInt(id.slice(-2), 16);

/** Every live record of an entity head office has shown to this PC, ascending, slice by slice. */
export async function* seenRecords(store: Store, table: string): AsyncGenerator<Seen[]> {
  // A record deleted here and not yet there, or the other way round, is counted as head office has it.
  const page = store.db.prepare<[string], Seen>(
    `SELECT id, server_seq AS seq FROM "${table}" WHERE id > ? AND server_seq IS NOT NULL
     AND CASE WHEN json_type(base_json, '$.deletedAt') IS NULL THEN deleted_at ELSE base_json ->> '$.deletedAt' END IS NULL
     ORDER BY id LIMIT ${SLICE}`,
  );
  let after = '';
  for (;;) {
    const rows = page.all(after);
    if (rows.length > 0) yield rows;
    if (rows.length < SLICE) return;
    after = rows.at(-1)!.id;
    await nextTurn();
  }
}

async function buckets(store: Store): Promise<NonNullable<Claim['records']>['buckets']> {
  const all: NonNullable<Claim['records']>['buckets'] = [];
  for (const { name, table } of store.entities) {
    const found = new Map<number, { count: number; hash: Hash }>();
    for await (const rows of seenRecords(store, getTableName(table))) {
      for (const { id, seq } of rows) {
        const bucket = found.get(bucketOf(id)) ?? { count: 0, hash: createHash('sha256') };
        found.set(bucketOf(id), bucket);
        bucket.count += 1;
        bucket.hash.update(`${id}:${seq},`);
      }
    }
    for (const [bucket, { count, hash }] of found)
      all.push({ entity: name as EntityName, bucket, count, sha256: hash.digest('hex') });
  }
  return all;
}

/** Delivered operations of the present epoch, in ranges of op_seq. Older epochs are covered by the records they changed. */
async function ranges(store: Store, epochFrom: number): Promise<Claim['ranges']> {
  const delivered = `FROM outbox WHERE state = 'acked' AND origin_device IS NULL AND op_seq > ?`;
  const total = store.db.prepare(`SELECT count(*) ${delivered}`).pluck().get(epochFrom) as number;
  const size = Math.max(RANGE, Math.ceil(total / MOST_RANGES));
  const next = store.db.prepare<[number], { opSeq: number; opId: string }>(
    `SELECT op_seq AS opSeq, op_id AS opId ${delivered} ORDER BY op_seq LIMIT ${size}`,
  );
  const found: Claim['ranges'] = [];
  for (let after = epochFrom; ; ) {
    const ops = next.all(after);
    if (ops.length === 0) return found;
    const hash = createHash('sha256');
    for (const { opId } of ops) hash.update(opId);
    after = ops.at(-1)!.opSeq;
    found.push({ from: ops[0]!.opSeq, to: after, count: ops.length, sha256: hash.digest('hex') });
    await nextTurn();
  }
}

/** What this PC believes: which of its operations are delivered, and which records it has seen in which state. */
export async function makeClaim(store: Store, cursor: number, epochFrom: number): Promise<Claim> {
  return {
    ranges: await ranges(store, epochFrom),
    records: { as_of_seq: cursor, buckets: await buckets(store) },
  };
}
