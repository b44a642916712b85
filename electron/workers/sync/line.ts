import { drain, type Office } from './drain.ts';
import type { FromWorker } from './messages.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { type Credentials, openSession } from './session.ts';
import type { SyncTiming } from './timing.ts';

/** The running line to one gateway: scheduler, session and drain tied together on the real clock. */
export function openLine(
  credentials: Credentials,
  timing: SyncTiming,
  office: Office,
  tell: (message: FromWorker) => void,
): Scheduler {
  let closed = false;
  // After a new enrolment an attempt may still be under way: its answers are another gateway's and settle nothing here.
  const own: Office = {
    lease: async (limit, maxBytes) => {
      const lease = closed ? null : await office.lease(limit, maxBytes);
      return closed ? null : lease;
    },
    settle: async (answered) => (closed ? false : office.settle(answered)),
  };
  const session = openSession(credentials, timing.requestTimeoutMs, Date.now);
  const scheduler = createScheduler({
    timing,
    deviceId: credentials.deviceId,
    now: Date.now,
    random: Math.random,
    setAlarm(delayMs, ring) {
      const timer = setTimeout(ring, delayMs);
      return () => clearTimeout(timer);
    },
    attempt(heartbeat, done) {
      const watched = {
        async push(batch: Parameters<typeof session.push>[0]) {
          try {
            return await session.push(batch);
          } catch (error) {
            const epoch = (error as { gatewayEpoch?: string | null }).gatewayEpoch;
            if (epoch && !closed) tell({ type: 'gatewayEpoch', epoch: credentials.epoch, gatewayEpoch: epoch });
            throw error;
          }
        },
      };
      void drain(own, watched, heartbeat, Date.now).then(done);
    },
    nightly: () => tell({ type: 'nightly' }),
    changed: (line) => tell({ type: 'line', line }),
  });
  return {
    ...scheduler,
    close() {
      closed = true;
      scheduler.close();
    },
  };
}
