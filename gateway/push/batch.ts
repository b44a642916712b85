import { queueForCrm } from '../store/crm-outbox.ts';
import type { Queryable } from '../store/database.ts';
import { HEAD_OFFICE_DEVICE } from '../store/head-office.ts';
import { allInFlight } from '../store/in-flight.ts';
import type { Operation, ReadOperation } from '../store/operation.ts';
import { advanceHead, type Pusher, writeOperations } from '../store/operations.ts';
import type { Change } from '../store/record.ts';
import { queueRelays } from '../store/relay.ts';
import { changedBy, loadRows, writeChanges, writeRows } from '../store/rows.ts';
import { applyOperation } from './apply.ts';
import { type Bench, ClaimDesk } from './claims.ts';
import { crmIntent, sharedWithin } from './consent.ts';
import { decisionRefusal } from './decisions.ts';
import { frozenRefusal, type Writer } from './frozen.ts';
import { afterLoss, fetchHeads } from './heads.ts';
import { loadRecords, Records, unseenChanges } from './load.ts';
import { awaitsTarget } from './merge.ts';
import { waiting } from './outcomes.ts';
import { PostOffice } from './relay.ts';

const readable = (operation: Operation): operation is ReadOperation =>
  operation.body !== null && operation.outcome === null;

/** What a batch does to the store's records, worked out and not yet written. */
export interface BatchEffect {
  before: Records;
  after: Records;
  changes: Change[];
  /** Null: nobody claimed anything. */
  claims: ClaimDesk | null;
  /** Null: nothing goes on to another showroom. */
  post: PostOffice | null;
}

/**
 * Works out what operations do, in the given order, inside the transaction that holds the store's lock; every operation then has its
 * `outcome`.
 * @param trusting as for `loadRecords`
 */
export async function workOut(
  tx: Queryable,
  pusher: Pusher,
  headSeq: number,
  operations: readonly Operation[],
  trusting: boolean,
): Promise<BatchEffect> {
  const open = operations.filter(readable);
  const before = await loadRecords(tx, pusher.storeId, open, trusting);
  const authors = await unseenChanges(tx, pusher.storeId, open, before);
  const after = new Records();
  const changes: Change[] = [];
  const blocked = new Set<string>();
  const looked = new Set<string>();
  const bench: Bench = {
    async fetch(entity, ids) {
      const fresh = ids.filter((id) => before.get(entity, id) === null && !looked.has(`${entity} ${id}`));
      for (const id of fresh) looked.add(`${entity} ${id}`);
      const rows = fresh.length === 0 ? [] : await loadRows(tx, pusher.storeId, entity, fresh);
      for (const row of rows) before.set(entity, row);
    },
    async recordOf(entity, id) {
      if (after.get(entity, id) === null) await bench.fetch(entity, [id]);
      return after.get(entity, id) ?? before.get(entity, id);
    },
  };
  const claims = await ClaimDesk.open(tx, pusher, open, bench);
  const post = await PostOffice.open(tx, pusher.storeId, open);
  await fetchHeads(open, before, bench);
  const writer: Writer = {
    bench,
    authorOf: async (seq) =>
      seq > headSeq
        ? changes[seq - headSeq - 1]?.deviceId
        : (authors.get(seq) ?? (await changedBy(tx, pusher.storeId, [seq])).get(seq)),
  };
  for (const operation of open) {
    const { entity, entity_id: entityId } = operation.body;
    const { deviceId } = operation.from;
    const behind = () => `${deviceId} ${entity}/${entityId}`;
    if (blocked.size > 0 && blocked.has(behind())) {
      operation.outcome = waiting();
      continue;
    }
    const seq = headSeq + changes.length + 1;
    const recordOf = (id: string) => after.get(entity, id) ?? before.get(entity, id);
    const isOwn = (last: number) =>
      (last > headSeq ? changes[last - headSeq - 1]?.deviceId : authors.get(last)) === deviceId;
    const said = await afterLoss(operation, recordOf(entityId), bench);
    const refused =
      (await frozenRefusal(operation, recordOf(entityId), writer)) ??
      (await decisionRefusal(operation, recordOf(entityId), bench));
    const done = refused ?? applyOperation(recordOf(entityId), said, { seq, now: pusher.now, isOwn, recordOf });
    const effect = refused ?? post?.take(operation, recordOf(entityId), done) ?? done;
    const judged = claims && !refused && operation.body.claims ? await claims.judge(operation, effect) : null;
    const { outcome, row } = judged?.effect ?? effect;
    operation.outcome = outcome;
    if (awaitsTarget(operation)) blocked.add(behind());
    if (row === null) continue;
    after.set(entity, row);
    const { actor_id: actorId, wall_at: wallAt } = operation.body;
    changes.push({ entity, row, deviceId, author: { actorId, wallAt } });
    for (const { entity: theirs, make } of judged?.also ?? []) {
      const made = make(headSeq + changes.length + 1);
      if (made === null) continue;
      after.set(theirs, made);
      changes.push({ entity: theirs, row: made, deviceId: HEAD_OFFICE_DEVICE });
    }
  }
  return { before, after, changes, claims, post };
}

/**
 * Writes all of a batch's effect: records, change log, answers, CRM queue, head. One statement per table, however many operations;
 * all of them are sent before this returns.
 */
export async function writeBatch(
  tx: Queryable,
  pusher: Pusher,
  operations: readonly Operation[],
  { before, after, changes, claims, post }: BatchEffect,
): Promise<void> {
  const sent: Promise<unknown>[] = [];
  const final = operations.filter((operation) => operation.outcome?.stored);
  // The bytes first: while the database stores them the documents become text here.
  if (final.length > 0) sent.push(writeOperations(tx, pusher, final));
  for (const [entity, rows] of after.byEntity()) {
    const written = rows.map((row) => ({ row, exists: before.get(entity, row.id) !== null }));
    sent.push(writeRows(tx, pusher.storeId, entity, written));
    if (entity !== 'customer') continue;
    const shared = sharedWithin(changes);
    const intents = written.flatMap(({ row, exists }) => crmIntent(row, exists, shared.has(row.id)));
    if (intents.length > 0) sent.push(queueForCrm(tx, pusher, intents));
  }
  if (claims) sent.push(claims.write());
  if (post && post.queued.length > 0) sent.push(queueRelays(tx, pusher.storeId, post.queued, pusher.now));
  const last = changes.at(-1);
  if (last) {
    sent.push(writeChanges(tx, pusher.storeId, changes, pusher.now));
    sent.push(advanceHead(tx, pusher.storeId, last.row.seq));
  }
  await allInFlight(sent);
}
