import type { OpBody, OpResult, OpStatus } from '../protocol.ts';
import { grouped } from '../store/columns.ts';

/** What became of one operation. `stored` ones are final: a retry gets the same answer. */
export interface Outcome {
  status: OpStatus;
  code: string | null;
  message: string | null;
  retryable: boolean;
  serverSeq: number | null;
  serverDoc: Record<string, unknown> | null;
  /** The record that took the change instead of the one named, which was merged into it. */
  followed: string | null;
  stored: boolean;
}

/** The PC an operation was saved on, and its numbering at that time. */
export interface Sender {
  deviceId: string;
  epoch: string;
}

/** One operation of a push on its way through the gateway. `raw` are the exact bytes of `body` as sent. */
export interface Operation {
  opId: string;
  /** Number of the operation at the PC that saved it. */
  opSeq: number;
  from: Sender;
  /** Saved on another PC than the one that sends it (USB stick). */
  carried: boolean;
  sha256: string;
  raw: Uint8Array;
  /** Null when the text could not be read; then `outcome` says why. */
  body: OpBody | null;
  outcome: Outcome | null;
}

/** An operation whose body could be read and that still waits for its effect. */
export type ReadOperation = Operation & { body: OpBody };

/** The PC and epoch an operation was saved in, as one text. */
export const senderOf = ({ from }: Pick<Operation, 'from'>): string => `${from.deviceId} ${from.epoch}`;

/** The operations of each PC and epoch, in order of first appearance; nearly always one. */
export function bySender<T extends Pick<Operation, 'from'>>(operations: readonly T[]): T[][] {
  const { from } = operations[0] ?? {};
  // Of a PC's own operations `from` is one object: no names to put together and compare.
  if (operations.every((operation) => operation.from === from)) return from ? [[...operations]] : [];
  return [...grouped(operations, senderOf).values()];
}

const NOTHING = { code: null, message: null, serverSeq: null, serverDoc: null, followed: null } as const;

/** Applied: the change is in the log under `serverSeq`. */
export function applied(serverSeq: number): Outcome {
  return { ...NOTHING, status: 'applied', retryable: false, serverSeq, stored: true };
}

/**
 * Refused for good; a person must fix or discard it. The message may quote a field's name as sent: what PostgreSQL cannot keep in a
 * text would fail the whole push, each time it is sent.
 */
export function rejected(code: string, message: string): Outcome {
  const kept = message.toWellFormed().replaceAll('\u0000', '\ufffd');
  return { ...NOTHING, status: 'rejected', code, message: kept, retryable: false, stored: true };
}

/** Not now: the PC keeps it and sends it again. */
export function deferred(code: string, message: string): Outcome {
  return { ...NOTHING, status: 'deferred', code, message, retryable: true, stored: false };
}

/** An earlier operation on the same record has not taken effect yet, and this one must not overtake it. */
export const waiting = () => deferred('waiting', '同一条记录的前一次修改尚未处理，稍后自动重试');

/** Two people changed the same guarded field; a person decides between `serverDoc` and the local record. */
export function conflict(code: string, message: string, serverSeq: number, serverDoc: Outcome['serverDoc']): Outcome {
  return { ...NOTHING, status: 'conflict', code, message, retryable: false, serverSeq, serverDoc, stored: true };
}

/** The outcome in wire form. */
export function toResult(opId: string, outcome: Outcome): OpResult {
  const { status, code, message, retryable, serverSeq, serverDoc, followed } = outcome;
  const result = { op_id: opId, status, code, message, retryable, server_seq: serverSeq, server_doc: serverDoc };
  return followed === null ? result : { ...result, followed };
}
