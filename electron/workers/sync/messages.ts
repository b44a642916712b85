import type {
  CrmEntryLine,
  CrmPreview,
  CrmSent,
  EnrolResponse,
  EntityName,
  OpResult,
  PullResponse,
  SnapshotResponse,
  WireOp,
} from '../../../gateway/protocol.ts';
import type { FailureReason } from './failure.ts';
import type { Office, OfficeCall } from './office.ts';
import type { Credentials } from './session.ts';
import type { SyncTiming } from './timing.ts';

/** What the main process, which owns the store, hands out for one push. */
export interface Lease {
  ops: WireOp[];
  pendingCount: number;
  oldestPendingAt: number | null;
  /** When the next deferred operation may be tried again, UTC ms. */
  nextDueAt: number | null;
  /** More may be had right away by asking again, even when `ops` is empty. */
  more: boolean;
}

/** What came back of one push; `results` may be fewer than were sent. */
export interface Answered {
  results: OpResult[];
  gatewayEpoch: string;
  /** The gateway's clock minus this PC's, ms. */
  clockOffsetMs: number;
  /** 设备码 of this PC's document numbers; null: an older gateway gives none. */
  deviceCode: string | null;
  /** The showrooms of the group; null: an older gateway, or a head office's. */
  group: { id: string; name: string }[] | null;
}

/** Where a PC stands: up to `cursor` it has the feed; while a snapshot arrives `snapshotAfter` is the place of its next page. */
export interface Place {
  cursor: number;
  snapshotAfter: string | null;
}

/** What was asked for, and what came. */
export type Page =
  | { kind: 'feed'; cursor: number; answer: PullResponse }
  | { kind: 'snapshot'; after: string; answer: SnapshotResponse };

/** What a proof leaves to do. `proved`: nothing, and it is written down. */
export interface Todo {
  proved: boolean;
  fetch: { entity: EntityName; id: string }[];
}

export interface EnrolOrder {
  url: string;
  code: string;
  publicKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  /** How head office sees this PC. */
  name: string;
  /** The showroom whose records are here. */
  storeId?: string | undefined;
  timeoutMs: number;
}
/** `storeId`: whose the code is, where it is another showroom's. */
export type EnrolOutcome = { enrolled: EnrolResponse } | { reason: FailureReason; storeId?: string | null };

/** A question of a person at work about customers on their way to the head-office CRM; answered or refused at once, never kept. */
export type CrmQuestion =
  | { about: 'preview'; id: string }
  | { about: 'send'; ids: readonly string[] }
  | { about: 'state'; ids: readonly string[] };
export interface CrmAnswers {
  preview: CrmPreview;
  send: { id: string; state: CrmSent }[];
  state: { id: string; entries: CrmEntryLine[] }[];
}
/** `unenrolled`: there is no line to ask on. `notAGateway`: head office's gateway does not know the question (an older one). */
export type CrmOutcome = { answer: CrmAnswers[keyof CrmAnswers] } | { reason: FailureReason | 'unenrolled' };

/** State of the line as the worker knows it. */
export interface LineState {
  sending: boolean;
  /** Null while the last attempt went well. */
  reason: FailureReason | null;
  stopped: boolean;
  nextTryAt: number | null;
}

/** Main → worker. */
export type ToWorker =
  | { type: 'configure'; credentials: Credentials; timing: SyncTiming }
  | { type: 'saved' }
  | { type: 'sendNow' }
  /** The PC woke up or its network came back. */
  | { type: 'hint' }
  | { type: 'enrol'; id: number; order: EnrolOrder }
  /** The files' lane may have work: one was opened, a switch was moved. */
  | { type: 'attachments' }
  /** Compare with head office now (立即核对). */
  | { type: 'prove' }
  | { type: 'crm'; id: number; question: CrmQuestion }
  | { type: 'answer'; id: number; value: unknown };

/** A question to the office, with the arguments of its call. */
export type Asked = {
  [Call in OfficeCall]: { type: 'ask'; id: number; epoch: string; call: Call; args: Parameters<Office[Call]> };
}[OfficeCall];

/** Worker → main. `epoch` is that of the line that speaks: after another enrolment it is not the PC's any more. */
export type FromWorker =
  | Asked
  | { type: 'enrolled'; id: number; outcome: EnrolOutcome }
  | { type: 'crm'; id: number; outcome: CrmOutcome }
  | { type: 'line'; line: LineState }
  /** The gateway was restored from a backup: retained operations are to be sent again, then configure anew. */
  | { type: 'gatewayEpoch'; epoch: string; gatewayEpoch: string }
  | { type: 'nightly' };
