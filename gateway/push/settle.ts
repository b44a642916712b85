import { TransportError } from '../errors.ts';
import type { Queryable } from '../store/database.ts';
import { devicesOf } from '../store/devices.ts';
import { bySender, type Operation, type Outcome, senderOf } from '../store/operation.ts';
import { type KnownOperation, knownOperations, type Pusher, takenSequences } from '../store/operations.ts';
import { rejected, waiting } from './outcomes.ts';

/** Operations that are new, and repetitions of them within the same push. */
export interface Settled {
  fresh: Operation[];
  /** Repetition → the operation it repeats. */
  repeats: Map<Operation, Operation>;
}

/**
 * Answers what is known already: the same operation again gets its stored answer, another content under a used op_id is
 * `op_reused`. A damaged operation is left alone, and what its PC saved after it waits: nobody can tell which record it is of. Operations
 * another PC saved must be of a PC of this showroom.
 * @param trusting the op_ids are not looked up: if one is known, keeping its answer fails
 * @throws {TransportError} `device_cloned` when an op_seq of this device and epoch carries another operation
 */
export async function settleKnown(
  tx: Queryable,
  pusher: Pusher,
  lastOpSeq: number,
  operations: readonly Operation[],
  trusting: boolean,
): Promise<Settled> {
  const intact = operations.filter((operation) => !isDamaged(operation));
  const known = trusting ? new Map<string, KnownOperation>() : await knownAmong(tx, intact);
  await refuseStrangers(tx, pusher, intact);
  await refuseClones(tx, lastOpSeq, intact);
  const first = new Map<string, Operation>();
  const settled: Settled = { fresh: [], repeats: new Map() };
  const behind = new Set<string>();
  for (const operation of operations) {
    if (isDamaged(operation)) {
      behind.add(senderOf(operation));
      continue;
    }
    const stored = known.get(operation.opId);
    const earlier = first.get(operation.opId);
    if (stored) operation.outcome = storedAnswer(stored, operation, pusher.storeId);
    else if (isRefused(operation)) continue;
    else if (behind.size > 0 && behind.has(senderOf(operation))) operation.outcome = waiting();
    else if (!earlier) {
      first.set(operation.opId, operation);
      settled.fresh.push(operation);
    } else if (earlier.sha256 === operation.sha256) settled.repeats.set(operation, earlier);
    else operation.outcome = reused();
  }
  return settled;
}

const isDamaged = ({ outcome }: Operation): boolean => outcome?.code === 'hash_mismatch';

async function knownAmong(tx: Queryable, operations: readonly Operation[]): Promise<Map<string, KnownOperation>> {
  const known = await knownOperations(
    tx,
    operations.map(({ opId }) => opId),
  );
  return new Map(known.map((entry) => [entry.opId, entry]));
}

/** The answer to a repetition, once the operation it repeats has one. */
export function repeated(outcome: Outcome): Outcome {
  return outcome.status === 'applied' ? { ...outcome, status: 'duplicate' } : outcome;
}

function storedAnswer(stored: KnownOperation, operation: Operation, storeId: string): Outcome {
  if (stored.sha256 !== operation.sha256 || stored.storeId !== storeId) return reused();
  const { status, code, message, serverSeq, result, followed } = stored;
  return repeated({ status, code, message, retryable: false, serverSeq, serverDoc: result, followed, stored: false });
}

/** Refusals that use up nothing: neither the op_id nor the number. */
const unstored = (code: string, message: string): Outcome => ({ ...rejected(code, message), stored: false });
const reused = () => unstored('op_reused', '同一编号的操作内容不同，请重新保存这条记录');
const stranger = () => unstored('origin_unknown', '这条操作来自本店以外的电脑，不能接收');
const cloned = () => unstored('device_cloned', '原电脑的同一序号已有另一条操作，请核对后重新保存这条记录');
const isRefused = ({ outcome }: Operation): boolean =>
  outcome?.code === 'origin_unknown' || outcome?.code === 'device_cloned';

async function refuseStrangers(tx: Queryable, pusher: Pusher, operations: readonly Operation[]): Promise<void> {
  const carried = operations.filter((operation) => operation.carried);
  if (carried.length === 0) return;
  const origins = [...new Set(carried.map(({ from }) => from.deviceId))];
  const ours = await devicesOf(tx, pusher.storeId, origins);
  for (const operation of carried) if (!ours.has(operation.from.deviceId)) operation.outcome = stranger();
}

/** Of the pushing PC's own operations a taken number stops the PC; of carried ones only the operation. */
async function refuseClones(tx: Queryable, lastOpSeq: number, operations: readonly Operation[]): Promise<void> {
  for (const own of bySender(operations)) {
    const { carried, from } = own[0]!;
    const owner = new Map<number, string>();
    // Numbers the PC never sent before can't be taken; then there is nothing to look up.
    const seen = own.map(({ opSeq }) => opSeq).filter((opSeq) => carried || opSeq <= lastOpSeq);
    const taken = seen.length === 0 ? [] : await takenSequences(tx, from, seen);
    for (const { opSeq, opId } of taken) owner.set(opSeq, opId);
    for (const operation of own) {
      const { opSeq, opId } = operation;
      if ((owner.get(opSeq) ?? opId) === opId) owner.set(opSeq, opId);
      else if (carried) operation.outcome = cloned();
      else throw new TransportError('device_cloned');
    }
  }
}
