import { attachmentLane } from './attachments.ts';
import { attachmentWire } from './attachments-wire.ts';
import { askAboutCrm } from './crm.ts';
import { listenForEvents } from './events.ts';
import { exchangeOnce } from './exchange.ts';
import { TransportFailure } from './failure.ts';
import type { CrmOutcome, CrmQuestion, FromWorker } from './messages.ts';
import type { Office } from './office.ts';
import { prove } from './prove.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { type Credentials, openSession } from './session.ts';
import type { SyncTiming } from './timing.ts';

/** A proof that the line or a person at work got in the way of is tried again after the next exchanges, so often. */
const PROOFS = 5;

export interface Line extends Scheduler {
  /** Compares with head office at the next attempt, and sends and fetches what differs. */
  prove(): void;
  /** The files' lane may have work. */
  attachments(): void;
  /** Asks head office's gateway about its CRM, beside the exchanges. */
  crm(question: CrmQuestion): Promise<CrmOutcome>;
}

/** After a new enrolment an attempt may still be under way: its answers are another gateway's and settle nothing here. */
function whileOpen(office: Office, closed: () => boolean): Office {
  const guarded = Object.entries(office as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>).map(
    ([call, ask]) => {
      const refused = call === 'settle' || call === 'mend' ? false : null;
      return [call, async (...args: unknown[]) => (closed() ? refused : ask(...args))];
    },
  );
  return Object.fromEntries(guarded) as Office;
}

/** The running line to one gateway: scheduler, session, events and exchange tied together on the real clock. */
export function openLine(
  credentials: Credentials,
  timing: SyncTiming,
  office: Office,
  tell: (message: FromWorker) => void,
): Line {
  let closed = false;
  let proofsLeft = 0;
  let cursor: number | null = null;
  const own = whileOpen(office, () => closed);
  const session = openSession(credentials, timing.requestTimeoutMs, Date.now);

  const attempt = async (heartbeat: boolean) => {
    const exchanged = await exchangeOnce(own, session, heartbeat, Date.now);
    cursor = exchanged.cursor ?? cursor;
    const { gatewayEpoch } = exchanged;
    if (gatewayEpoch && !closed) tell({ type: 'gatewayEpoch', epoch: credentials.epoch, gatewayEpoch });
    return exchanged.end;
  };

  const attemptAndProve = async (heartbeat: boolean) => {
    const end = await attempt(heartbeat);
    if (!end.ok || proofsLeft === 0 || closed) return end;
    proofsLeft -= 1;
    try {
      if (await prove(own, session, async () => (await attempt(false)).ok)) proofsLeft = 0;
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
      // A gateway that cannot prove (an older one, another maker's) still takes and gives records.
      if (error.reason === 'notAGateway') proofsLeft = 0;
    }
    return end;
  };

  const clock = {
    timing,
    now: Date.now,
    random: Math.random,
    setAlarm(delayMs: number, ring: () => void) {
      const timer = setTimeout(ring, delayMs);
      return () => clearTimeout(timer);
    },
  };
  const wire = attachmentWire(credentials.url, session, timing.requestTimeoutMs);
  const lane = attachmentLane({ ...clock, wire, desk: { next: own.attachmentNext } });
  const scheduler = createScheduler({
    ...clock,
    deviceId: credentials.deviceId,
    attempt(heartbeat, done) {
      lane.yield();
      void attemptAndProve(heartbeat).then((end) => {
        done(end);
        if (end.ok && !closed) lane.go();
      });
    },
    nightly() {
      proofsLeft = PROOFS;
      tell({ type: 'nightly' });
    },
    changed: (line) => tell({ type: 'line', line }),
  });
  const events = listenForEvents(credentials, session, timing, (headSeq) => {
    if (headSeq === null || cursor === null || headSeq > cursor) scheduler.woken();
  });
  return {
    ...scheduler,
    saved() {
      lane.yield();
      scheduler.saved();
    },
    attachments: lane.look,
    crm: (question) => askAboutCrm(session, question),
    prove() {
      proofsLeft = PROOFS;
      scheduler.sendNow();
    },
    close() {
      closed = true;
      events.close();
      lane.close();
      scheduler.close();
    },
  };
}
