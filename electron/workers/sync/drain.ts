import { setTimeout as pause } from 'node:timers/promises';
import { type OpResult, PUSH_LIMITS, type PushResponse, type WireOp } from '../../../gateway/protocol.ts';
import { TransportFailure } from './failure.ts';
import type { Answered, Lease } from './messages.ts';
import type { Office } from './office.ts';
import type { GatewaySession } from './session.ts';

/** Longest pause between batches a gateway may ask for within one attempt. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Sends batch after batch until nothing is left that may go now. With `heartbeat` the gateway hears of this PC even when there
 * is nothing to send.
 * @returns when the next deferred operation may be tried again, UTC ms
 * @throws TransportFailure
 */
export async function drain(
  office: Pick<Office, 'lease' | 'settle'>,
  session: Pick<GatewaySession, 'push'>,
  heartbeat: boolean,
  now: () => number,
): Promise<number | null> {
  let contacted = !heartbeat;
  let limit: number = PUSH_LIMITS.maxOps;
  let maxBytes: number = PUSH_LIMITS.maxBytes;
  for (;;) {
    const lease = await office.lease(limit, maxBytes);
    if (lease === null) throw new TransportFailure('storeUnwritable');
    if (lease.ops.length === 0 && lease.more) continue;
    if (lease.ops.length === 0 && contacted) return lease.nextDueAt;
    const sent = await pushOrShrink(session, lease);
    if (sent === 'smaller') {
      limit = Math.ceil(lease.ops.length / 2);
      continue;
    }
    contacted = true;
    if (!(await office.settle(answered(sent, now())))) throw new TransportFailure('storeUnwritable');
    // Without this an answer that settles nothing would be asked for again and again at full speed.
    if (sent.results.length < lease.ops.length) throw new TransportFailure('incompleteAnswer');
    limit = Math.min(sent.next.max_ops, limit * 2, PUSH_LIMITS.maxOps);
    maxBytes = Math.min(sent.next.max_bytes, PUSH_LIMITS.maxBytes);
    if (sent.next.delay_ms > 0) await pause(Math.min(sent.next.delay_ms, LONGEST_PAUSE_MS));
  }
}

const answered = (
  { results, gateway_epoch, server_time, device_code, group }: PushResponse,
  now: number,
): Answered => ({
  results,
  gatewayEpoch: gateway_epoch,
  clockOffsetMs: server_time - now,
  deviceCode: device_code ?? null,
  group: group ?? null,
});

/**
 * Sends a batch. When the gateway refuses it as a whole, smaller ones find the operation it chokes on, which is then
 * rejected (a person sees it) instead of stopping all the others for ever.
 */
async function pushOrShrink(session: Pick<GatewaySession, 'push'>, lease: Lease): Promise<PushResponse | 'smaller'> {
  const head = { pending_count: lease.pendingCount, oldest_pending_at: lease.oldestPendingAt };
  const batch = { ...head, ops: lease.ops };
  try {
    return await session.push(batch);
  } catch (error) {
    if (refusedAs(error) === null || lease.ops.length === 0) throw error;
    if (lease.ops.length > 1) return 'smaller';
  }
  // Only the operation's fault if the same gateway takes a push without it; else it fails here again and nothing is judged.
  const empty = await session.push({ ...head, ops: [] });
  try {
    // The body may have lost its end on the way, that once.
    return await session.push(batch);
  } catch (error) {
    const code = refusedAs(error);
    if (code === null) throw error;
    return { ...empty, results: [rejection(lease.ops[0]!, code)] };
  }
}

/** The gateway refused the push as a whole; null for any other failure. */
const refusedAs = (error: unknown): string | null =>
  error instanceof TransportFailure && (error.reason === 'too_large' || error.reason === 'invalid_request')
    ? error.reason
    : null;

const rejection = (op: WireOp, code: string): OpResult => ({
  op_id: op.op_id,
  status: 'rejected',
  code,
  message: null,
  retryable: false,
  server_seq: null,
  server_doc: null,
});
