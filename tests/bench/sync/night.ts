import { randomUUID } from 'node:crypto';
import { CONNECTIONS } from '../../../gateway/store/postgresql.ts';
import { newCards } from '../cards.ts';
import { percentile } from '../measure.ts';
import { preparePushes } from '../sender.ts';
import { dice, nightlyArrivals } from './arrivals.ts';
import { sendNight } from './night-sent.ts';
import { type Office, withOffice } from './office.ts';
import { type Call, type Night, simulateNight } from './queue.ts';
import { sendRound } from './sending.ts';
import { enrolShowrooms } from './showrooms.ts';

const SHOWROOMS = 3_000;
const PCS = 4;
const OPERATIONS = 60;
/** A PC's clock is off by up to this, and its line takes up to this to bring the request: assumed, not measured. */
const CLOCK_MS = 60_000;
const LINE_MS = 1_500;
const SEED = 1;
/** Of really sent ones, all PCs' arrivals of a night pressed together into this. */
const SENT_SHOWROOMS = 300;
const SENT_MS = 60_000;
const MEASURED_PUSHES = 40;

/** A night of 3,000 showrooms on paper, with service times measured just before, and a tenth of it really sent within a minute. */
export async function benchNight(): Promise<void> {
  await withOffice(async (office) => {
    const pcs = await enrolShowrooms(office, 'N', SENT_SHOWROOMS, PCS);
    const measured = await measurePushes(office, pcs);
    const random = dice(SEED);
    const pick = (): number => measured[Math.floor(random() * measured.length)]!;
    const stores = Array.from({ length: SHOWROOMS * PCS }, (_, i) => `S${Math.floor(i / PCS)}`);
    const slots = nightlyArrivals(stores.map(() => randomUUID()));
    const jitter = (): number => (random() * 2 - 1) * CLOCK_MS + random() * LINE_MS;
    const call = (at: number, i: number): Call => ({ storeId: stores[i]!, at: at + jitter(), serviceMs: pick() });
    console.log(
      `\nA night of ${SHOWROOMS} showrooms × ${PCS} PCs × ${OPERATIONS} operations, simulated (seed ${SEED}): arrivals by the app's nightly slots ` +
        `over 22:00-06:00, clocks off by up to ±${CLOCK_MS / 1000} s and lines of up to ${LINE_MS / 1000} s (assumed), ${CONNECTIONS} database connections, ` +
        `service times drawn from ${measured.length} pushes of ${OPERATIONS} new customers measured now with ${CONNECTIONS} in flight ` +
        `(p50 ${percentile(measured, 50).toFixed(0)} ms, p99 ${percentile(measured, 99).toFixed(0)} ms; ${office.title})`,
    );
    console.table([
      line('the slots as they are', simulateNight(slots.map(call), CONNECTIONS)),
      line(
        'without slots: all at 22:00',
        simulateNight(
          slots.map((_, i) => call(0, i)),
          CONNECTIONS,
        ),
      ),
    ]);
    await sendNight(office, pcs, { operations: OPERATIONS, within: SENT_MS });
  });
}

/** What a push of a night takes from request to answer, with as many in flight as the gateway has connections. */
async function measurePushes(office: Office, pcs: Awaited<ReturnType<typeof enrolShowrooms>>): Promise<Float64Array> {
  const ofOneEach = pcs.filter((_, i) => i % PCS === 0).slice(0, CONNECTIONS);
  const round = async (pushes: number) => {
    const prepared = ofOneEach.map((device) =>
      preparePushes(
        device,
        Array.from({ length: pushes }, () => newCards(device, OPERATIONS)),
      ),
    );
    return sendRound(office.url, await Promise.all(prepared), ofOneEach.length * pushes * OPERATIONS);
  };
  await round(5);
  return Float64Array.from((await round(MEASURED_PUSHES)).pushes);
}

function line(what: string, { lastCallAt, drainedAt, mostInside, mostConnections, answers }: Night) {
  return {
    what,
    'last call': clock(lastCallAt),
    drained: clock(drainedAt),
    'after the last call s': ((drainedAt - lastCallAt) / 1000).toFixed(1),
    'answer p50 ms': percentile(answers, 50).toFixed(0),
    'p99 ms': percentile(answers, 99).toFixed(0),
    'max s': (answers.at(-1)! / 1000).toFixed(1),
    'requests at once': mostInside,
    'connections at once': mostConnections,
  };
}

/** The time of day so long after 22:00. */
function clock(ms: number): string {
  return new Date(Date.UTC(2026, 10, 24, 22) + ms).toISOString().slice(11, 19);
}
