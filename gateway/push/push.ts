import { TransportError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { type OpResult, PROTOCOL, PUSH_LIMITS, type PushRequest } from '../protocol.ts';
import { type Database, isOutage, sqlState } from '../store/database.ts';
import { noteContact } from '../store/devices.ts';
import { allInFlight } from '../store/in-flight.ts';
import { bySender, type Operation } from '../store/operation.ts';
import { countRefusals, lockStore, type Pusher } from '../store/operations.ts';
import type { ParkedOperation } from '../store/parked.ts';
import { workOut, writeBatch } from './batch.ts';
import { toResult } from './outcomes.ts';
import { readOperation } from './read.ts';
import { applyOneByOne, holdTroubled } from './redo.ts';
import { repeated, settleKnown } from './settle.ts';

/** What a push leaves behind: the answers in the order of the operations, and the epoch they are valid for. */
export interface Pushed {
  results: OpResult[];
  gatewayEpoch: string;
  /** Where the log now ends; null when nothing was added. */
  headSeq: number | null;
  deviceCode: string;
}

/**
 * How sure a push is that its operations are new. `trusting`: numbers above all that its PC ever sent are new, and the database's own
 * keys refuse what is not. `looking`: every op_id and record is looked up first. `one by one`: so is each alone behind a savepoint.
 */
type Care = 'trusting' | 'looking' | 'one by one';

/** An operation taken for new may not be: nothing of this attempt stands. */
class NotNew extends Error {}

/**
 * Takes one push: in one transaction lock the store, answer what is known, apply the rest in `op_seq` order, keep answers and
 * change log. If the batch as a whole fails, it is done again one operation at a time, so one poisonous operation never
 * stops the others.
 * @throws {TransportError} gateway_epoch_changed, device_cloned, protocol_unsupported, too_large
 */
export async function push(database: Database, pusher: Pusher, request: PushRequest, log: Logger): Promise<Pushed> {
  if (request.protocol > PROTOCOL) throw new TransportError('protocol_unsupported');
  if (isTooLarge(request)) throw new TransportError('too_large');
  for (let care: Care = 'trusting'; ; ) {
    try {
      return await attempt(database, pusher, request, log, care);
    } catch (error) {
      if (error instanceof TransportError || isOutage(error) || care === 'one by one') throw error;
      care = care === 'trusting' && isTaken(error) ? 'looking' : 'one by one';
      if (care === 'looking') continue;
      log.warn(
        { storeId: pusher.storeId, deviceId: pusher.deviceId, state: sqlState(error) },
        'push redone one by one',
      );
    }
  }
}

const UNIQUE_VIOLATION = '23505';
const isTaken = (error: unknown): boolean => error instanceof NotNew || sqlState(error) === UNIQUE_VIOLATION;

async function attempt(
  database: Database,
  pusher: Pusher,
  request: PushRequest,
  log: Logger,
  care: Care,
): Promise<Pushed> {
  // Hashing and parsing before the lock: other PCs of the showroom needn't wait for it.
  const operations = request.ops.map((op) => readOperation(op, pusher));
  const inOrder = asSaved(operations);
  let alerts: ParkedOperation[] = [];
  let headSeq: number | null = null;
  let deviceCode = '';
  const gatewayEpoch = await database.transaction(async (tx) => {
    const store = await lockStore(tx, pusher);
    if (store.gatewayEpoch !== request.gateway_epoch) throw epochChanged(store.gatewayEpoch);
    if (operations.length === 0) {
      deviceCode = await noteContact(tx, pusher, request, { lastOpSeq: store.lastOpSeq, settled: 0 });
      return store.gatewayEpoch;
    }
    const trusting = care === 'trusting' && !store.hasTroubled && areNew(operations, store.lastOpSeq);
    const { fresh, repeats } = await settleKnown(tx, pusher, store.lastOpSeq, inOrder, trusting);
    const troubled = store.hasTroubled && (await holdTroubled(tx, pusher, fresh));
    const sent: Promise<unknown>[] = [];
    let head = store.headSeq;
    if (care === 'one by one' || troubled) ({ alerts, head } = await applyOneByOne(tx, pusher, head, fresh));
    else {
      const effect = await workOut(tx, pusher, store.headSeq, fresh, trusting);
      // No key of the database watches over an answer that is not kept.
      if (trusting && fresh.some(({ outcome }) => !outcome!.stored)) throw new NotNew();
      sent.push(writeBatch(tx, pusher, fresh, effect));
      head = effect.changes.at(-1)?.row.seq ?? head;
    }
    headSeq = head > store.headSeq ? head : null;
    for (const [operation, earlier] of repeats) operation.outcome = repeated(earlier.outcome!);
    const refused = operations.filter((operation) => isNewRefusal(operation, fresh));
    if (refused.length > 0) sent.push(countRefusals(tx, pusher.storeId, refused));
    const settled = operations.filter(({ outcome }) => !outcome?.retryable).length;
    const contact = noteContact(tx, pusher, request, { lastOpSeq: lastOwn(operations), settled });
    await allInFlight([...sent, contact]);
    deviceCode = await contact;
    return store.gatewayEpoch;
  });
  for (const { opId, tries } of alerts) log.error({ storeId: pusher.storeId, opId, tries }, 'operation parked');
  const results = operations.map((operation, index) => toResult(request.ops[index]!.op_id, operation.outcome!));
  return { results, gatewayEpoch, headSeq, deviceCode };
}

/**
 * Whether these are all of the pushing PC's own, numbered above whatever it sent before in an epoch that has begun, and their answers
 * kept. In a new epoch a PC that was put back from a backup sends again what is known.
 */
function areNew(operations: readonly Operation[], lastOpSeq: number): boolean {
  const isNew = ({ carried, opSeq, outcome }: Operation): boolean =>
    !carried && opSeq > lastOpSeq && (outcome === null || outcome.stored);
  return lastOpSeq > 0 && operations.every(isNew);
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

function epochChanged(gatewayEpoch: string): TransportError {
  return new TransportError('gateway_epoch_changed', { fields: { gateway_epoch: gatewayEpoch } });
}

const USE_UP_NOTHING = ['hash_mismatch', 'op_reused', 'origin_unknown', 'device_cloned'];

/** Refused now, not the stored answer of an earlier push again. */
function isNewRefusal({ outcome, opId }: Operation, fresh: readonly Operation[]): boolean {
  if (!outcome?.code) return false;
  return USE_UP_NOTHING.includes(outcome.code) || fresh.some((operation) => operation.opId === opId);
}
