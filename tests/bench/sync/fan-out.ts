import type { TestDevice } from '../../harness/device.ts';
import { newCards } from '../cards.ts';
import { percentile } from '../measure.ts';
import { type ListeningPc, listeningPc } from './listener.ts';
import { type Office, withOffice } from './office.ts';
import { enrolShowrooms } from './showrooms.ts';

const PCS = 20;
const SAVES = 60;
const BURST = 10;
const PUSH = 500;

/** Pushes new cards. @returns the head of the showroom's log, and when the answer was there */
async function save(device: TestDevice, count: number): Promise<{ seq: number; answeredAt: number }> {
  const { body } = await device.push(newCards(device, count));
  const answeredAt = performance.now();
  return { seq: Math.max(...body.results.map(({ server_seq: seq }) => seq!)), answeredAt };
}

/** From the answer to one PC's save until the others have it, and how fast a backlog spreads. */
export async function benchFanOut(): Promise<void> {
  await withOffice(async (office) => {
    const [saver] = await enrolShowrooms(office, 'F', 1, 1);
    const codes = await office.codesFor(Array.from({ length: PCS }, () => 'F0'));
    const pcs: ListeningPc[] = [];
    for (const code of codes) pcs.push(await listeningPc(office.url, code));
    await save(saver!, 1);
    const times = await single(saver!, pcs);
    const spread = await backlog(saver!, pcs);
    for (const pc of pcs) pc.close();
    print(office, times, spread);
  });
}

async function single(saver: TestDevice, pcs: ListeningPc[]) {
  const times = { push: [] as number[], pull: [] as number[], first: [] as number[], all: [] as number[] };
  for (let i = 0; i < SAVES; i++) {
    const started = performance.now();
    const { seq, answeredAt } = await save(saver, 1);
    const at = await Promise.all(pcs.map((pc) => pc.has(seq)));
    times.push.push(answeredAt - started);
    // A wake-up may overtake the answer.
    times.first.push(Math.max(0, Math.min(...at) - answeredAt));
    times.all.push(Math.max(0, Math.max(...at) - answeredAt));
    const asked = performance.now();
    await pcs[0]!.session.pull(seq - 1);
    times.pull.push(performance.now() - asked);
  }
  return times;
}

/** Changes a second with all PCs pulling while a backlog is pushed, and with one PC pulling the same alone afterwards. */
async function backlog(saver: TestDevice, pcs: ListeningPc[]): Promise<{ all: number; one: number }> {
  const before = pcs.reduce((sum, { received }) => sum + received, 0);
  const started = performance.now();
  let first = 0;
  let last = 0;
  for (let i = 0; i < BURST; i++) {
    last = (await save(saver, PUSH)).seq;
    first ||= last - PUSH;
  }
  const done = Math.max(...(await Promise.all(pcs.map((pc) => pc.has(last)))));
  const received = pcs.reduce((sum, pc) => sum + pc.received, 0) - before;
  const asked = performance.now();
  for (let cursor = first; cursor < last; ) cursor = (await pcs[0]!.session.pull(cursor)).cursor;
  const perSecond = (changes: number, ms: number): number => Math.round(changes / (ms / 1000));
  return { all: perSecond(received, done - started), one: perSecond(last - first, performance.now() - asked) };
}

function print(
  { title }: Office,
  times: Awaited<ReturnType<typeof single>>,
  spread: Awaited<ReturnType<typeof backlog>>,
): void {
  const base = percentile(Float64Array.from(times.pull), 50);
  const line = (what: string, ms: number[]) => {
    const of = (p: number): number => percentile(Float64Array.from(ms), p);
    return {
      what,
      'p50 ms': of(50).toFixed(1),
      'p95 ms': of(95).toFixed(1),
      'max ms': of(100).toFixed(1),
      'p50 ÷ one pull': (of(50) / base).toFixed(1),
    };
  };
  console.log(
    `\nFan-out: one save at a time, ${SAVES} saves, ${PCS} other PCs of the showroom listening with the app's own line; ${title}, ` +
      'gateway and PCs on this machine, all PCs in one process',
  );
  console.table([
    line('one pull of one change, alone', times.pull),
    line('the push itself, until its answer', times.push),
    line('answer → the first PC has it', times.first),
    line(`answer → all ${PCS} PCs have it`, times.all),
  ]);
  console.log(
    `A backlog of ${BURST * PUSH} changes, ${PCS} PCs pulling while it is pushed: ${spread.all} changes/s overall, ` +
      `${(spread.all / spread.one).toFixed(2)}× one PC pulling it alone (${spread.one} changes/s)`,
  );
}
