import { readEnrolment } from '../../../electron/features/sync/enrolment/enrolled.ts';
import { enrolPc } from '../../../electron/features/sync/enrolment/enrolment.ts';
import { createDesk, type Desk } from '../../../electron/features/sync/line/desk.ts';
import { checkStanding, followGatewayEpoch } from '../../../electron/features/sync/restore/restore.ts';
import { silentLogger } from '../../../electron/kernel/logger.ts';
import type { Store } from '../../../electron/kernel/store.ts';
import { enrol } from '../../../electron/workers/sync/enrol.ts';
import { type Exchanged, exchangeOnce } from '../../../electron/workers/sync/exchange.ts';
import { TransportFailure } from '../../../electron/workers/sync/failure.ts';
import type { Office } from '../../../electron/workers/sync/office.ts';
import { prove } from '../../../electron/workers/sync/prove.ts';
import { type GatewaySession, openSession } from '../../../electron/workers/sync/session.ts';
import { SYNC_TIMING } from '../../../electron/workers/sync/timing.ts';
import type { Fetch } from '../../../electron/workers/sync/transport.ts';
import type { TestClock } from '../../harness/store.ts';
import { openDisk } from './disk.ts';
import { GATEWAY_URL } from './network.ts';
import { PowerCut, powerFailed } from './power.ts';

export const SYSTEM = { id: 'system' };
const log = silentLogger();

/** One PC of the showroom: production store, production desk, production exchange; only the network is made up. */
export interface Pc {
  readonly number: number;
  readonly dir: string;
  readonly clock: TestClock;
  store: Store;
  desk: Desk;
  /** Ends without a word; what is on the disk stays. */
  close(): void;
  /** As after a start of the app. */
  open(): Promise<void>;
  enrol(code: string): Promise<void>;
  exchange(line: Fetch): Promise<Exchanged>;
  /** The nightly comparison; whether everything was found equal. */
  prove(line: Fetch): Promise<boolean>;
}

/** Nothing happens any more on a PC without power; an office that catches errors must not go on as if it were a full disk. */
function powered({ db }: Store, office: Office): Office {
  const calls = Object.entries(office as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>);
  const guarded = calls.map(([name, ask]) => [
    name,
    async (...args: unknown[]) => {
      const answer = await ask(...args);
      if (powerFailed(db)) throw new PowerCut();
      return answer;
    },
  ]);
  return Object.fromEntries(guarded) as Office;
}

export async function openPc(number: number, dir: string, clock: TestClock): Promise<Pc> {
  /** Kept while the app runs and stays who it is, as the worker keeps it: its token serves many exchanges. */
  let session: { identity: string; line: Fetch; held: GatewaySession } | null = null;
  const sessionOf = (line: Fetch): GatewaySession => {
    const { gatewayUrl: url, deviceId, epoch, gatewayEpoch, privateKey } = readEnrolment(pc.store.db)!;
    const identity = `${deviceId} ${epoch} ${gatewayEpoch}`;
    if (session?.identity !== identity) {
      const credentials = { url, deviceId, epoch, gatewayEpoch, privateKey: new Uint8Array(privateKey) };
      const now = () => clock.now();
      const current: Fetch = (input, init) => session!.line(input, init);
      session = { identity, line, held: openSession(credentials, 5_000, now, current) };
    }
    session.line = line;
    return session.held;
  };

  const run = async (session: GatewaySession): Promise<Exchanged> => {
    const office = powered(pc.store, pc.desk.office);
    const exchanged = await exchangeOnce(office, session, true, () => clock.now());
    if (powerFailed(pc.store.db)) throw new PowerCut();
    // What the main process does when the gateway says it was restored.
    if (exchanged.gatewayEpoch !== null) followGatewayEpoch(pc.store, exchanged.gatewayEpoch);
    return exchanged;
  };

  const pc: Pc = {
    number,
    dir,
    clock,
    store: null as unknown as Store,
    desk: null as unknown as Desk,
    close: () => pc.store.close(),
    async open() {
      session = null;
      pc.store = await openDisk(dir, clock);
      checkStanding(pc.store, log);
      pc.desk = createDesk(pc.store, log, SYNC_TIMING);
      // As the app does: what waits for a consent is looked at again.
      pc.store.onChange((changes) => pc.desk.reviewHeld(changes));
    },
    async enrol(code) {
      await enrolPc(pc.store, SYSTEM, { url: GATEWAY_URL, code }, (order) => enrol({ ...order, timeoutMs: 5_000 }));
    },
    exchange: (line) => run(sessionOf(line)),
    async prove(line) {
      const session = sessionOf(line);
      if (!(await run(session)).end.ok) return false;
      const office = powered(pc.store, pc.desk.office);
      try {
        return await prove(office, session, async () => (await run(session)).end.ok);
      } catch (error) {
        if (error instanceof TransportFailure) return false;
        throw error;
      }
    },
  };
  await pc.open();
  return pc;
}
