import type { EntityName } from '../protocol.ts';
import { queueForCrm } from '../store/crm-outbox.ts';
import type { Queryable } from '../store/database.ts';
import { allInFlight } from '../store/in-flight.ts';
import { advanceHead, type Pusher, writeOperations } from '../store/operations.ts';
import { writeChanges, writeRows } from '../store/rows.ts';
import { applyOperation } from './apply.ts';
import { crmIntent, sharedWithin } from './consent.ts';
import { keyOf, loadRecords, type Records, unseenChanges } from './load.ts';
import { awaitsTarget } from './merge.ts';
import { type Operation, type ReadOperation, waiting } from './operation.ts';
import type { Change } from './record.ts';

const readable = (operation: Operation): operation is ReadOperation =>
  operation.body !== null && operation.outcome === null;

/**
 * Applies operations in the given order inside the transaction that holds the store's lock and writes all of their effect:
 * records, change log, answers, CRM queue, head. One statement per table, however many operations.
 * @returns the new head_seq; every operation has its `outcome`
 */
export async function applyBatch(
  tx: Queryable,
  pusher: Pusher,
  headSeq: number,
  operations: readonly Operation[],
): Promise<number> {
  const open = operations.filter(readable);
  const before = await loadRecords(tx, pusher.storeId, open);
  const authors = await unseenChanges(tx, pusher.storeId, open, before);
  const records: Records = new Map(before);
  const touched = new Map<EntityName, Set<string>>();
  const changes: Change[] = [];
  const blocked = new Set<string>();
  for (const operation of open) {
    const { entity, entity_id: entityId } = operation.body;
    const { deviceId } = operation.from;
    const theirs = `${deviceId} ${keyOf(entity, entityId)}`;
    if (blocked.has(theirs)) {
      operation.outcome = waiting();
      continue;
    }
    const seq = headSeq + changes.length + 1;
    const recordOf = (id: string) => records.get(keyOf(entity, id)) ?? null;
    const isOwn = (last: number) =>
      (last > headSeq ? changes[last - headSeq - 1]?.deviceId : authors.get(last)) === deviceId;
    const { outcome, row } = applyOperation(recordOf(entityId), operation, { seq, now: pusher.now, isOwn, recordOf });
    operation.outcome = outcome;
    if (awaitsTarget(operation)) blocked.add(theirs);
    if (row === null) continue;
    const key = keyOf(entity, row.id);
    records.set(key, row);
    touched.set(entity, (touched.get(entity) ?? new Set()).add(key));
    changes.push({ entity, row, deviceId });
  }
  await write(tx, pusher, operations, changes, touched, records, before);
  return headSeq + changes.length;
}

async function write(
  tx: Queryable,
  pusher: Pusher,
  operations: readonly Operation[],
  changes: readonly Change[],
  touched: ReadonlyMap<EntityName, ReadonlySet<string>>,
  records: Records,
  before: Records,
): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const final = operations.filter((operation) => operation.outcome?.stored);
  // The bytes first: while the database stores them the documents become text here.
  if (final.length > 0) sent.push(writeOperations(tx, pusher, final));
  for (const [entity, keys] of touched) {
    const written = [...keys].map((key) => ({ row: records.get(key)!, exists: before.has(key) }));
    sent.push(writeRows(tx, pusher.storeId, entity, written));
    if (entity !== 'customer') continue;
    const shared = sharedWithin(changes);
    const intents = written.flatMap(({ row, exists }) => crmIntent(row, exists, shared.has(row.id)));
    if (intents.length > 0) sent.push(queueForCrm(tx, pusher.storeId, intents, pusher.now));
  }
  const last = changes.at(-1);
  if (last) {
    sent.push(writeChanges(tx, pusher.storeId, changes, pusher.now));
    sent.push(advanceHead(tx, pusher.storeId, last.row.seq));
  }
  await allInFlight(sent);
}
