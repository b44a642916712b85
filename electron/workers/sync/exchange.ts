import { drain } from './drain.ts';
import { TransportFailure } from './failure.ts';
import type { Office } from './office.ts';
import { receiveAll } from './receive.ts';
import type { AttemptEnd } from './scheduler.ts';
import type { GatewaySession } from './session.ts';

/** How an exchange ended; `cursor` is the place reached in the feed, null when nothing could be received. */
export interface Exchanged {
  end: AttemptEnd;
  cursor: number | null;
  /** The new epoch, when the gateway says it was restored. */
  gatewayEpoch: string | null;
}

/**
 * One exchange with the gateway: sends what waits, then receives what others saved. A refused or poisonous push never keeps the
 * others' records from arriving. With `heartbeat` the gateway hears of this PC even when nothing waits.
 */
export async function exchangeOnce(
  office: Office,
  session: GatewaySession,
  heartbeat: boolean,
  now: () => number,
): Promise<Exchanged> {
  const sent = await attempt(() => drain(office, session, heartbeat, now));
  if (sent.failure && !mayStillReceive(sent.failure)) return failed(sent.failure);
  const received = await attempt(() => receiveAll(office, session));
  const failure = sent.failure ?? received.failure;
  const cursor = received.value ?? null;
  if (failure) return { ...failed(failure), cursor };
  return { end: { ok: true, nextDueAt: sent.value ?? null }, cursor, gatewayEpoch: null };
}

interface Attempt<T> {
  value?: T;
  failure?: TransportFailure;
}

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof TransportFailure) return { failure: error };
    throw error;
  }
}

/** After these the line itself is gone, or the gateway wants nothing of this PC. */
const mayStillReceive = ({ reason, stops }: TransportFailure): boolean =>
  !stops &&
  !['unreachable', 'certificate', 'notAGateway', 'token_invalid', 'gateway_epoch_changed', 'storeUnwritable'].includes(
    reason,
  );

const failed = ({ reason, retryAfterMs, stops, gatewayEpoch }: TransportFailure): Exchanged => ({
  end: { ok: false, reason, retryAfterMs, stops },
  cursor: null,
  gatewayEpoch,
});
