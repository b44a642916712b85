import { isOutage, type Queryable, sqlState } from '../store/database.ts';
import type { Operation } from '../store/operation.ts';
import type { Pusher } from '../store/operations.ts';
import { noteFailure, type ParkedOperation, parkedOn, unpark } from '../store/parked.ts';
import { behindSavepoint } from '../store/savepoint.ts';
import { workOut, writeBatch } from './batch.ts';
import { awaitsTarget } from './merge.ts';
import { deferred, waiting } from './outcomes.ts';

/** Failed tries after which an operation is parked and an operator alerted. */
const TRIES = 5;
/** A parked operation is tried again this often at most; a newer gateway may know what to do with it. */
const PARKED_PAUSE_MS = 60 * 60_000;
/** How long the records of a troubled operation wait for it when the PC stops sending it (it may have been discarded). */
const WAIT_MS = 24 * 60 * 60_000;

const parkedNow = () => deferred('parked', '网关无法处理这条记录，已转交管理员，修复后自动补发');

/**
 * Holds back what can't be tried now: parked operations within their pause, and operations on records that wait for a troubled
 * one of the same PC.
 * @returns whether some of the operations failed before, so they had better be applied one by one
 */
export async function holdTroubled(tx: Queryable, pusher: Pusher, fresh: readonly Operation[]): Promise<boolean> {
  const ids = [...new Set(fresh.flatMap(({ body }) => (body ? [body.entity_id] : [])))];
  const parked = await parkedOn(tx, pusher.storeId, ids);
  if (parked.length === 0) return false;
  const sent = new Map(fresh.map((operation) => [operation.opId, operation]));
  const blocked = new Set<string>();
  for (const { opId, deviceId, entityId, parkedAt, lastAt } of parked) {
    const operation = sent.get(opId);
    if (!operation && deviceId === pusher.deviceId && lastAt > pusher.now - WAIT_MS) blocked.add(entityId);
    if (operation && parkedAt !== null && lastAt > pusher.now - PARKED_PAUSE_MS) operation.outcome = parkedNow();
  }
  for (const operation of fresh) {
    if (operation.outcome?.code === 'parked') blocked.add(operation.body!.entity_id);
    else if (!operation.outcome && operation.body && blocked.has(operation.body.entity_id))
      operation.outcome = waiting();
  }
  return true;
}

/**
 * Applies operations one by one, each behind a savepoint: the one that fails is deferred, later ones on the same record wait,
 * the others go on.
 * @returns operations parked just now, and where the log ends
 */
export async function applyOneByOne(
  tx: Queryable,
  pusher: Pusher,
  headSeq: number,
  fresh: readonly Operation[],
): Promise<{ alerts: ParkedOperation[]; head: number }> {
  let head = headSeq;
  const blocked = new Set<string>();
  const alerts: ParkedOperation[] = [];
  for (const operation of fresh) {
    const { body } = operation;
    if (body && !operation.outcome && blocked.has(body.entity_id)) operation.outcome = waiting();
    if (operation.outcome && !operation.outcome.stored) continue;
    const failure = await behindSavepoint(tx, async () => {
      const effect = await workOut(tx, pusher, head, [operation], false);
      await writeBatch(tx, pusher, [operation], effect);
      head += effect.changes.length;
    });
    if (body && awaitsTarget(operation)) blocked.add(body.entity_id);
    if (!failure) continue;
    if (isOutage(failure.error) || body === null) throw failure.error;
    const noted = await noteFailure(tx, pusher, { ...operation, body }, reasonOf(failure.error), TRIES);
    operation.outcome = noted.parkedAt === null ? deferred('failed', '网关处理出错，稍后自动重试') : parkedNow();
    if (noted.parkedAt === pusher.now) alerts.push(noted);
    blocked.add(body.entity_id);
  }
  const settled = fresh.filter(({ outcome }) => outcome?.stored).map(({ opId }) => opId);
  if (settled.length > 0) await unpark(tx, settled);
  return { alerts, head };
}

/** Why it failed, without the record's content: the database's details quote values. */
function reasonOf(error: unknown): string {
  const state = sqlState(error);
  return state ? `SQLSTATE ${state}` : error instanceof Error ? error.name : 'unknown';
}
