import type { OpBody, OpResult, OpStatus } from '../protocol.ts';

/** What became of one operation. `stored` ones are final: a retry gets the same answer. */
export interface Outcome {
  status: OpStatus;
  code: string | null;
  message: string | null;
  retryable: boolean;
  serverSeq: number | null;
  serverDoc: Record<string, unknown> | null;
  stored: boolean;
}

/** One operation of a push on its way through the gateway. `raw` are the exact bytes of `body` as sent. */
export interface Operation {
  opId: string;
  opSeq: number;
  sha256: string;
  raw: Uint8Array;
  /** Null when the text could not be read; then `outcome` says why. */
  body: OpBody | null;
  outcome: Outcome | null;
}

/** An operation whose body could be read and that still waits for its effect. */
export type ReadOperation = Operation & { body: OpBody };

/** Applied: the change is in the log under `serverSeq`. */
export function applied(serverSeq: number): Outcome {
  return { status: 'applied', code: null, message: null, retryable: false, serverSeq, serverDoc: null, stored: true };
}

/** Refused for good; a person must fix or discard it. */
export function rejected(code: string, message: string): Outcome {
  return { status: 'rejected', code, message, retryable: false, serverSeq: null, serverDoc: null, stored: true };
}

/** Not now: the PC keeps it and sends it again. */
export function deferred(code: string, message: string): Outcome {
  return { status: 'deferred', code, message, retryable: true, serverSeq: null, serverDoc: null, stored: false };
}

/** Two people changed the same guarded field; a person decides between `serverDoc` and the local record. */
export function conflict(code: string, message: string, serverSeq: number, serverDoc: Outcome['serverDoc']): Outcome {
  return { status: 'conflict', code, message, retryable: false, serverSeq, serverDoc, stored: true };
}

/** The outcome in wire form. */
export function toResult(opId: string, outcome: Outcome): OpResult {
  const { status, code, message, retryable, serverSeq, serverDoc } = outcome;
  return { op_id: opId, status, code, message, retryable, server_seq: serverSeq, server_doc: serverDoc };
}
