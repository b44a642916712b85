import { z } from 'zod';

/**
 * Life of an outbox row. `pending` waits or is being sent; `acked` is at the gateway; `rejected` and `conflict` wait for a
 * person; `held` waits for the customer's consent; `discarded` was given up by a person, with a reason in `message`.
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
});

/** What the mark in the frame shows: 离线 / 同步中 n / 已同步 hh:mm / 需处理 n. */
export interface SyncStatus {
  state: 'unenrolled' | 'offline' | 'syncing' | 'synced' | 'attention' | 'stopped';
  pending: number;
  held: number;
  rejected: number;
  lastOkAt: number | null;
  nextTryAt: number | null;
  oldestPendingAt: number | null;
  /** Code of the reason while offline or stopped, e.g. `unreachable`, `notAGateway`, `device_revoked`. */
  reason: string | null;
  gatewayUrl: string | null;
  deviceId: string | null;
  operator: 'dealer' | 'head_office' | null;
}
