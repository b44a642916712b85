import type { EntityName } from '../protocol.ts';
import { queueForCrm } from '../store/crm-outbox.ts';
import type { Queryable } from '../store/database.ts';
import { allInFlight } from '../store/in-flight.ts';
import { advanceHead, type Pusher, writeOperations } from '../store/operations.ts';
import { loadRows, ownSequences, writeChanges, writeRows } from '../store/rows.ts';
import { applyOperation } from './apply.ts';
import { crmIntent } from './consent.ts';
import type { Operation, ReadOperation } from './operation.ts';
import { type Change, fieldSeqOf, type RecordRow } from './record.ts';

/** Records by `entity/id`, as they are and as they become. */
type Records = Map<string, RecordRow>;
const keyOf = (entity: EntityName, id: string): string => `${entity}/${id}`;
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
  const before = await load(tx, pusher.storeId, open);
  const own = await ownChanges(tx, pusher, open, before);
  const records: Records = new Map(before);
  const touched = new Map<EntityName, Set<string>>();
  const changes: Change[] = [];
  for (const operation of open) {
    const { entity, entity_id: entityId } = operation.body;
    const key = keyOf(entity, entityId);
    const seq = headSeq + changes.length + 1;
    const isOwn = (last: number): boolean => last > headSeq || own.has(last);
    const { outcome, row } = applyOperation(records.get(key) ?? null, operation, { seq, now: pusher.now, isOwn });
    operation.outcome = outcome;
    if (row === null) continue;
    records.set(key, row);
    touched.set(entity, (touched.get(entity) ?? new Set()).add(key));
    changes.push({ entity, row });
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
    const intents = written.flatMap(({ row, exists }) => crmIntent(row, exists));
    if (intents.length > 0) sent.push(queueForCrm(tx, pusher.storeId, intents, pusher.now));
  }
  const last = changes.at(-1);
  if (last) {
    sent.push(writeChanges(tx, pusher.storeId, pusher.deviceId, changes));
    sent.push(advanceHead(tx, pusher.storeId, last.row.seq));
  }
  await allInFlight(sent);
}

async function load(tx: Queryable, storeId: string, open: readonly ReadOperation[]): Promise<Records> {
  const wanted = new Map<EntityName, Set<string>>();
  for (const { body } of open) wanted.set(body.entity, (wanted.get(body.entity) ?? new Set()).add(body.entity_id));
  const records: Records = new Map();
  for (const [entity, ids] of wanted) {
    for (const row of await loadRows(tx, storeId, entity, [...ids])) records.set(keyOf(entity, row.id), row);
  }
  return records;
}

/** Of the field changes the operations didn't know of, those that came from the pushing device itself. */
async function ownChanges(
  tx: Queryable,
  pusher: Pusher,
  open: readonly ReadOperation[],
  records: Records,
): Promise<Set<number>> {
  const unseen = new Set<number>();
  for (const { body } of open) {
    const row = records.get(keyOf(body.entity, body.entity_id));
    if (!row) continue;
    for (const field of Object.keys(body.patch)) {
      const seq = fieldSeqOf(row, field);
      if (seq > (body.base_seq ?? 0)) unseen.add(seq);
    }
  }
  return unseen.size === 0 ? unseen : ownSequences(tx, pusher.storeId, pusher.deviceId, [...unseen]);
}
