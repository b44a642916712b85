import { TransportError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { type OpResult, PROTOCOL, PUSH_LIMITS, type PushRequest } from '../protocol.ts';
import { type Database, isOutage, sqlState } from '../store/database.ts';
import { noteContact } from '../store/devices.ts';
import { countRefusals, lockStore, type Pusher } from '../store/operations.ts';
import type { ParkedOperation } from '../store/parked.ts';
import { applyBatch } from './batch.ts';
import { bySender, type Operation, toResult } from './operation.ts';
import { readOperation } from './read.ts';
import { applyOneByOne, holdTroubled } from './redo.ts';
import { repeated, settleKnown } from './settle.ts';

/** What a push leaves behind: the answers in the order of the operations, and the epoch they are valid for. */
export interface Pushed {
  results: OpResult[];
  gatewayEpoch: string;
  /** Where the log now ends; null when nothing was added. */
  headSeq: number | null;
}

/**
 * Takes one push: in one transaction lock the store, answer what is known, apply the rest in `op_seq` order, keep answers and
 * change log. If the batch as a whole fails, it is done again one operation at a time, so one poisonous operation never
 * stops the others.
 * @throws {TransportError} gateway_epoch_changed, device_cloned, protocol_unsupported, too_large
 */
export async function push(database: Database, pusher: Pusher, request: PushRequest, log: Logger): Promise<Pushed> {
  if (request.protocol > PROTOCOL) throw new TransportError('protocol_unsupported');
  if (isTooLarge(request)) throw new TransportError('too_large');
  try {
    return await attempt(database, pusher, request, log, false);
  } catch (error) {
    if (error instanceof TransportError || isOutage(error)) throw error;
    log.warn({ storeId: pusher.storeId, deviceId: pusher.deviceId, state: sqlState(error) }, 'push redone one by one');
    return attempt(database, pusher, request, log, true);
  }
}

async function attempt(
  database: Database,
  pusher: Pusher,
  request: PushRequest,
  log: Logger,
  oneByOne: boolean,
): Promise<Pushed> {
  // Hashing and parsing before the lock: other PCs of the showroom needn't wait for it.
  const operations = request.ops.map((op) => readOperation(op, pusher));
  const inOrder = asSaved(operations);
  let alerts: ParkedOperation[] = [];
  let headSeq: number | null = null;
  const gatewayEpoch = await database.transaction(async (tx) => {
    const store = await lockStore(tx, pusher);
    if (store.gatewayEpoch !== request.gateway_epoch) throw epochChanged(store.gatewayEpoch);
    if (operations.length === 0) {
      await noteContact(tx, pusher, request, { lastOpSeq: store.lastOpSeq, settled: 0 });
      return store.gatewayEpoch;
    }
    const { fresh, repeats } = await settleKnown(tx, pusher, store.lastOpSeq, inOrder);
    const troubled = store.hasTroubled && (await holdTroubled(tx, pusher, fresh));
    if (oneByOne || troubled) alerts = await applyOneByOne(tx, pusher, store.headSeq, fresh);
    else await applyBatch(tx, pusher, store.headSeq, fresh);
    headSeq = lastApplied(fresh);
    for (const [operation, earlier] of repeats) operation.outcome = repeated(earlier.outcome!);
    const refused = operations.filter((operation) => isNewRefusal(operation, fresh));
    if (refused.length > 0) await countRefusals(tx, pusher.storeId, refused);
    const settled = operations.filter(({ outcome }) => !outcome?.retryable).length;
    await noteContact(tx, pusher, request, { lastOpSeq: lastOwn(operations), settled });
    return store.gatewayEpoch;
  });
  for (const { opId, tries } of alerts) log.error({ storeId: pusher.storeId, opId, tries }, 'operation parked');
  const results = operations.map((operation, index) => toResult(request.ops[index]!.op_id, operation.outcome!));
  return { results, gatewayEpoch, headSeq };
}

/** UTF-8 takes at most three bytes for each unit of a string: short pushes need not be counted. */
function isTooLarge({ ops }: PushRequest): boolean {
  if (ops.reduce((sum, { body }) => sum + body.length * 3, 0) <= PUSH_LIMITS.maxBytes) return false;
  return ops.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0) > PUSH_LIMITS.maxBytes;
}

/** Each PC's operations in the order it saved them; one PC's after another's. */
function asSaved(operations: readonly Operation[]): Operation[] {
  return bySender(operations).flatMap((own) => own.sort((a, b) => a.opSeq - b.opSeq));
}

const lastOwn = (operations: readonly Operation[]): number =>
  operations.reduce((last, { carried, opSeq }) => (carried ? last : Math.max(last, opSeq)), 0);

function lastApplied(fresh: readonly Operation[]): number | null {
  const seqs = fresh.flatMap(({ outcome }) => (outcome?.status === 'applied' ? (outcome.serverSeq ?? []) : []));
  return seqs.length === 0 ? null : Math.max(...seqs);
}

function epochChanged(gatewayEpoch: string): TransportError {
  return new TransportError('gateway_epoch_changed', { fields: { gateway_epoch: gatewayEpoch } });
}

const USE_UP_NOTHING = ['hash_mismatch', 'op_reused', 'origin_unknown', 'device_cloned'];

/** Refused now, not the stored answer of an earlier push again. */
function isNewRefusal({ outcome, opId }: Operation, fresh: readonly Operation[]): boolean {
  if (!outcome?.code) return false;
  return USE_UP_NOTHING.includes(outcome.code) || fresh.some((operation) => operation.opId === opId);
}
