import { z } from 'zod';

/**
 * Life of an outbox row. `pending` waits or is being sent; `acked` is at the gateway; `rejected` and `conflict` wait for a
 * person; `held` waits for the customer's consent; `discarded` was given up, by a person with a reason in `message`, or, with a
 * `code`, because something else says it now.
 */
export const outboxStates = ['pending', 'acked', 'rejected', 'conflict', 'held', 'discarded'] as const;
export type OutboxState = (typeof outboxStates)[number];

/** State of one record as its card shows it: 仅本地 / 待发送 / 已送达 / 被退回 / 冲突 / 未同意共享. */
export type RecordSyncState = 'local' | 'pending' | 'delivered' | 'rejected' | 'conflict' | 'held';

/** After this many deferred answers an operation is shown to a person. */
export const PARKED_AFTER = 5;
/** Acknowledged operations are kept this long: they re-feed a restored gateway. */
export const KEEP_ACKED_DAYS = 35;

export const enrolInput = z.object({
  url: z.url({ protocol: /^https?$/, error: 'gatewayUrl.format' }).max(300, 'text.tooLong'),
  code: z.string().trim().min(4, 'enrolCode.required').max(64, 'text.tooLong'),
  /** The showroom goes by another code now: what this PC has of it is this showroom's too. */
  renamed: z.boolean().optional(),
});

/** Why a person must look: `conflict` two people changed one field, `deleted` changed here and deleted there, `rejected` refused. */
export const issueKinds = ['conflict', 'deleted', 'rejected'] as const;
export type IssueKind = (typeof issueKinds)[number];
/** A decision can be taken back this long. */
export const UNDO_DAYS = 30;

/** 我的 or 对方的, per field. */
export const pick = z.enum(['mine', 'theirs']);
export type Pick = z.infer<typeof pick>;
/** How an issue was settled; `before` are the record's values of these fields as they were shown then, for the undo. */
export interface Resolution {
  picks: Record<string, Pick>;
  before: Record<string, unknown>;
}

/** The last nightly proof: `records` of this showroom equal head office's, as of `at` (UTC ms); `healed` had to be fetched or sent again. */
export interface Proof {
  at: number;
  records: number;
  operations: number;
  healed: number;
  /** Differences that could not be healed; named on the page. */
  open: number;
}

/** What the mark in the frame shows: 离线 / 同步中 n / 已同步 hh:mm / 需处理 n. */
export interface SyncStatus {
  state: 'unenrolled' | 'offline' | 'syncing' | 'synced' | 'attention' | 'stopped';
  pending: number;
  held: number;
  rejected: number;
  /** Of `rejected`: records with two versions, met here or on another PC, which only some may decide about. */
  undecided: number;
  lastOkAt: number | null;
  nextTryAt: number | null;
  oldestPendingAt: number | null;
  /** Code of the reason while offline or stopped, e.g. `unreachable`, `notAGateway`, `device_revoked`. */
  reason: string | null;
  gatewayUrl: string | null;
  deviceId: string | null;
  operator: 'dealer' | 'head_office' | null;
  /** While the showroom's records arrive for the first time (or anew): how many of how many. */
  receiving: { done: number; total: number } | null;
  /** Gateway's clock minus this PC's, ms; people are warned above 5 minutes. */
  clockOffsetMs: number | null;
  proof: Proof | null;
}

/** A PC's clock this far off is told to people; it decides nothing. */
export const CLOCK_WARNING_MS = 5 * 60_000;
