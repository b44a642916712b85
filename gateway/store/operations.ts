import type { OpStatus } from '../protocol.ts';
import { bytesArray, jsonArray, lookup, plainArray } from './columns.ts';
import type { Queryable } from './database.ts';
import { allInFlight } from './in-flight.ts';
import { bySender, type Operation, type Outcome, type Sender } from './operation.ts';

/** The store row under lock, and what is read under the same lock. */
export interface LockedStore {
  headSeq: number;
  gatewayEpoch: string;
  /** Whether any operation of the showroom is in trouble; nearly never. */
  hasTroubled: boolean;
  /** Highest op_seq of the PC in this epoch, brought by itself or on a stick; 0 when there is none. */
  lastOpSeq: number;
}

/** Locks the showroom until the transaction ends, so pushes of its PCs follow one another. */
export async function lockStore(tx: Queryable, { storeId, deviceId, epoch }: Pusher): Promise<LockedStore> {
  const locked = tx.query<{ headSeq: number }>(
    'SELECT head_seq AS "headSeq" FROM store WHERE store_id = $1 FOR UPDATE',
    [storeId],
  );
  // A statement of its own: only what starts after the lock is granted sees what the previous push committed.
  const read = tx.query<Omit<LockedStore, 'headSeq'>>(
    `SELECT (SELECT value FROM gateway_meta WHERE key = 'gateway_epoch') AS "gatewayEpoch",
       EXISTS (SELECT 1 FROM parked_op WHERE store_id = $1) AS "hasTroubled",
       coalesce((SELECT op_seq FROM applied_op WHERE device_id = $2 AND epoch = $3
         ORDER BY op_seq DESC LIMIT 1), 0) AS "lastOpSeq"`,
    [storeId, deviceId, epoch],
  );
  await allInFlight([locked, read]);
  const [[row], [state]] = [await locked, await read];
  if (!row) throw new Error(`store ${storeId} is gone`);
  return { ...row, ...state! };
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
  followed: string | null;
}

export function knownOperations(tx: Queryable, opIds: string[]): Promise<KnownOperation[]> {
  const known = lookup(
    'unnest($1::uuid[])',
    'op_id AS "opId", store_id AS "storeId", sha256, status, code, message, server_seq AS "serverSeq", result, followed',
    'applied_op',
    'op_id = wanted.key',
  );
  return tx.query<KnownOperation>(`SELECT found.* ${known}`, [plainArray(opIds)]);
}

/** The op_id that took each of these op_seq of a PC's epoch. */
export function takenSequences(
  tx: Queryable,
  { deviceId, epoch }: Sender,
  opSeqs: number[],
): Promise<{ opSeq: number; opId: string }[]> {
  const taken = lookup(
    'unnest($3::bigint[])',
    'op_seq AS "opSeq", op_id AS "opId"',
    'applied_op',
    'device_id = $1 AND epoch = $2 AND op_seq = wanted.key',
  );
  return tx.query(`SELECT found.* ${taken}`, [deviceId, epoch, plainArray(opSeqs)]);
}

/** Who pushes, and when. */
export interface Pusher extends Sender {
  storeId: string;
  now: number;
  /** A head-office CRM is set up: it is told of customers who agreed. */
  hasCrm: boolean;
}

/** Keeps the final answers, with the operation's bytes exactly as sent. Nearly all of them are `applied`, with nothing to add. */
export async function writeOperations(tx: Queryable, pusher: Pusher, done: readonly Operation[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const own of bySender(done)) {
    const plain = own.filter(isPlain);
    const others = plain.length === own.length ? [] : own.filter((operation) => !isPlain(operation));
    if (plain.length > 0) sent.push(keepApplied(tx, pusher, plain));
    if (others.length > 0) sent.push(keepAnswers(tx, pusher, others));
  }
  await allInFlight(sent);
}

const isPlain = ({ outcome }: Operation): boolean => outcome!.status === 'applied' && outcome!.followed === null;

function keepApplied(tx: Queryable, pusher: Pusher, done: readonly Operation[]): Promise<unknown> {
  return tx.query(
    `INSERT INTO applied_op (store_id, device_id, epoch, at, op_id, op_seq, sha256, raw, server_seq, status)
     SELECT $1, $2, $3, $4, ${SENT}, unnest($9::bigint[]), 'applied'`,
    [...sentColumns(pusher, done), plainArray(done.map(({ outcome }) => outcome!.serverSeq))],
  );
}

function keepAnswers(tx: Queryable, pusher: Pusher, done: readonly Operation[]): Promise<unknown> {
  return tx.query(
    `INSERT INTO applied_op (store_id, device_id, epoch, at, op_id, op_seq, sha256, raw, status, code, message, server_seq,
       followed, result)
     SELECT $1, $2, $3, $4, op_id, op_seq, sha256, raw, answer->>'status', answer->>'code', answer->>'message',
       (answer->>'serverSeq')::bigint, (answer->>'followed')::uuid,
       CASE WHEN json_typeof(answer->'serverDoc') = 'object' THEN answer->'serverDoc' END
     FROM (SELECT ${SENT}, unnest($9::json[]) AS answer) AS t`,
    [...sentColumns(pusher, done), jsonArray(done.map(({ outcome }) => JSON.stringify(outcome)))],
  );
}

/** What was sent, `$5` to `$8` of both statements. */
const SENT = `unnest($5::uuid[]) AS op_id, unnest($6::bigint[]) AS op_seq, unnest($7::text[]) AS sha256,
  unnest($8::bytea[]) AS raw`;

/** `$1` to `$8` of both statements, all operations of one PC. */
function sentColumns({ storeId, now }: Pusher, done: readonly Operation[]): unknown[] {
  const { deviceId, epoch } = done[0]!.from;
  return [
    storeId,
    deviceId,
    epoch,
    now,
    plainArray(done.map(({ opId }) => opId)),
    plainArray(done.map(({ opSeq }) => opSeq)),
    plainArray(done.map(({ sha256 }) => sha256)),
    bytesArray(done.map(({ raw }) => raw)),
  ];
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
