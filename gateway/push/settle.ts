import { TransportError } from '../errors.ts';
import type { Queryable } from '../store/database.ts';
import { type KnownOperation, knownOperations, type Pusher, takenSequences } from '../store/operations.ts';
import { type Operation, type Outcome, rejected } from './operation.ts';

/** Operations that are new, and repetitions of them within the same push. */
export interface Settled {
  fresh: Operation[];
  /** Repetition → the operation it repeats. */
  repeats: Map<Operation, Operation>;
}

/**
 * Answers what is known already: the same operation again gets its stored answer, another content under a used op_id is
 * `op_reused`. A damaged operation is left alone.
 * @throws {TransportError} `device_cloned` when an op_seq of this device and epoch carries another operation
 */
export async function settleKnown(
  tx: Queryable,
  pusher: Pusher,
  lastOpSeq: number,
  operations: readonly Operation[],
): Promise<Settled> {
  const intact = operations.filter(({ outcome }) => outcome?.code !== 'hash_mismatch');
  const ids = intact.map((operation) => operation.opId);
  const known = new Map((await knownOperations(tx, ids)).map((entry) => [entry.opId, entry]));
  await refuseClone(tx, pusher, lastOpSeq, intact);
  const first = new Map<string, Operation>();
  const settled: Settled = { fresh: [], repeats: new Map() };
  for (const operation of intact) {
    const stored = known.get(operation.opId);
    const earlier = first.get(operation.opId);
    if (stored) operation.outcome = storedAnswer(stored, operation, pusher.storeId);
    else if (!earlier) {
      first.set(operation.opId, operation);
      settled.fresh.push(operation);
    } else if (earlier.sha256 === operation.sha256) settled.repeats.set(operation, earlier);
    else operation.outcome = reused();
  }
  return settled;
}

/** The answer to a repetition, once the operation it repeats has one. */
export function repeated(outcome: Outcome): Outcome {
  return outcome.status === 'applied' ? { ...outcome, status: 'duplicate' } : outcome;
}

function storedAnswer(stored: KnownOperation, operation: Operation, storeId: string): Outcome {
  if (stored.sha256 !== operation.sha256 || stored.storeId !== storeId) return reused();
  const { status, code, message, serverSeq, result } = stored;
  return repeated({ status, code, message, retryable: false, serverSeq, serverDoc: result, stored: false });
}

const reused = (): Outcome => ({
  ...rejected('op_reused', '同一编号的操作内容不同，请重新保存这条记录'),
  stored: false,
});

async function refuseClone(
  tx: Queryable,
  pusher: Pusher,
  lastOpSeq: number,
  operations: readonly Operation[],
): Promise<void> {
  const owner = new Map<number, string>();
  // Numbers the PC never sent before can't be taken; then there is nothing to look up.
  const seen = operations.map((operation) => operation.opSeq).filter((opSeq) => opSeq <= lastOpSeq);
  const taken = seen.length === 0 ? [] : await takenSequences(tx, pusher.deviceId, pusher.epoch, seen);
  for (const { opSeq, opId } of taken) owner.set(opSeq, opId);
  for (const { opSeq, opId } of operations) {
    if ((owner.get(opSeq) ?? opId) !== opId) throw new TransportError('device_cloned');
    owner.set(opSeq, opId);
  }
}
