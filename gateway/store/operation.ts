import type { OpBody, OpStatus } from '../protocol.ts';
import { grouped } from './columns.ts';

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
