import type { OpResult } from '../protocol.ts';
import type { Outcome } from '../store/operation.ts';

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
