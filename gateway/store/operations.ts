import type { OpStatus } from '../protocol.ts';
import type { Operation, Outcome } from '../push/operation.ts';
import type { Queryable } from './database.ts';

/** The store row under lock; the gateway's epoch read under the same lock. */
export interface LockedStore {
  headSeq: number;
  gatewayEpoch: string;
}

/** Locks the showroom until the transaction ends, so pushes of its PCs follow one another. */
export async function lockStore(tx: Queryable, storeId: string): Promise<LockedStore> {
  const [row] = await tx.query<LockedStore>(
    `SELECT head_seq AS "headSeq", (SELECT value FROM gateway_meta WHERE key = 'gateway_epoch') AS "gatewayEpoch"
     FROM store WHERE store_id = $1 FOR UPDATE`,
    [storeId],
  );
  if (!row) throw new Error(`store ${storeId} is gone`);
  return row;
}

export async function advanceHead(tx: Queryable, storeId: string, headSeq: number): Promise<void> {
  await tx.query('UPDATE store SET head_seq = $2 WHERE store_id = $1', [storeId, headSeq]);
}

/** An operation that has its final answer already. */
export interface KnownOperation {
  opId: string;
  storeId: string;
  sha256: string;
  status: OpStatus;
  code: string | null;
  message: string | null;
  serverSeq: number | null;
  result: Outcome['serverDoc'];
}

export function knownOperations(tx: Queryable, opIds: string[]): Promise<KnownOperation[]> {
  return tx.query<KnownOperation>(
    `SELECT op_id AS "opId", store_id AS "storeId", sha256, status, code, message, server_seq AS "serverSeq", result
     FROM applied_op WHERE op_id = ANY($1::uuid[])`,
    [opIds],
  );
}

/** The op_id that took each of these op_seq of a device's epoch. */
export function takenSequences(
  tx: Queryable,
  deviceId: string,
  epoch: string,
  opSeqs: number[],
): Promise<{ opSeq: number; opId: string }[]> {
  return tx.query(
    `SELECT op_seq AS "opSeq", op_id AS "opId" FROM applied_op
     WHERE device_id = $1 AND epoch = $2 AND op_seq = ANY($3::bigint[])`,
    [deviceId, epoch, opSeqs],
  );
}

/** Who pushes, and when. */
export interface Pusher {
  storeId: string;
  deviceId: string;
  epoch: string;
  now: number;
}

/** Keeps the final answers, with the operation's bytes exactly as sent. */
export async function writeOperations(tx: Queryable, pusher: Pusher, done: readonly Operation[]): Promise<void> {
  const outcomes = done.map((operation) => operation.outcome!);
  await tx.query(
    `INSERT INTO applied_op
       (op_id, store_id, device_id, epoch, op_seq, sha256, raw, status, code, message, server_seq, result, at)
     SELECT op_id, $1, $2, $3, op_seq, sha256, raw, status, code, message, server_seq, result::jsonb, $4
     FROM unnest($5::uuid[], $6::bigint[], $7::text[], $8::bytea[], $9::text[], $10::text[], $11::text[], $12::bigint[],
       $13::text[]) AS t(op_id, op_seq, sha256, raw, status, code, message, server_seq, result)`,
    [
      pusher.storeId,
      pusher.deviceId,
      pusher.epoch,
      pusher.now,
      done.map((operation) => operation.opId),
      done.map((operation) => operation.opSeq),
      done.map((operation) => operation.sha256),
      done.map((operation) => operation.raw),
      outcomes.map((outcome) => outcome.status),
      outcomes.map((outcome) => outcome.code),
      outcomes.map((outcome) => outcome.message),
      outcomes.map((outcome) => outcome.serverSeq),
      outcomes.map((outcome) => (outcome.serverDoc === null ? null : JSON.stringify(outcome.serverDoc))),
    ],
  );
}

/** Counts what was refused, per showroom and code, for `/metrics`. */
export async function countRefusals(tx: Queryable, storeId: string, refused: readonly Operation[]): Promise<void> {
  await tx.query(
    `INSERT INTO refusal_count (store_id, code, count)
     SELECT $1, code, count(*) FROM unnest($2::text[]) AS t(code) GROUP BY code
     ON CONFLICT (store_id, code) DO UPDATE SET count = refusal_count.count + EXCLUDED.count`,
    [storeId, refused.map(({ outcome }) => outcome!.code)],
  );
}
