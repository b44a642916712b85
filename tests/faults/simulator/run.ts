import { rollFor } from './dice.ts';
import { prepareDisks } from './disk.ts';
import { openHeadOffice } from './head-office.ts';
import { GATEWAY_URL } from './network.ts';
import { NOTHING_YET, plus, type Report } from './report.ts';
import { type Outcome, play, type Stage, stepsOf } from './schedule.ts';
import { shrink } from './shrink.ts';
import type { Step } from './steps.ts';

export interface Order {
  seed: number;
  from: number;
  count: number;
  stride: number;
  /** Ends at the first failure. */
  first: boolean;
  /** Ends it after the schedule that is being played. */
  enough: AbortSignal;
}

/** After so many failures the next ones tell nothing new. */
const ENOUGH = 5;

/**
 * Plays schedules one after the other against one gateway; failures are told at once, cut down to what they need.
 * @param heard how it stands after each
 */
export async function run(order: Order, heard: (soFar: Report) => void): Promise<Report> {
  const { seed, from, count, stride, first, enough } = order;
  const head = await openHeadOffice();
  const disks = await prepareDisks();
  // Enrolling is not under attack; nothing else may leave this process.
  globalThis.fetch = async (input, init) => {
    if (!String(input).startsWith(GATEWAY_URL)) throw new Error(`nobody may call ${input}`);
    return head.gateway.fetch(new Request(input, init), { ip: '10.0.0.1' });
  };
  const stage: Stage = { head, disks };
  let report = NOTHING_YET;
  const over = () => enough.aborted || report.failures.length >= (first ? 1 : ENOUGH);
  try {
    for (let index = 0; index < count && !over(); index++) {
      const schedule = from + index * stride;
      const steps = stepsOf(seed, schedule);
      const outcome = await played(stage, steps, seed, schedule);
      report = plus(report, schedule, outcome);
      heard(report);
      if (outcome.violations.length > 0 && !first) await explain(stage, seed, schedule, steps, outcome);
    }
    return report;
  } finally {
    await head.close();
    disks.remove();
  }
}

/** What breaks the product itself is a finding too. */
async function played(stage: Stage, steps: readonly Step[], seed: number, schedule: number): Promise<Outcome> {
  try {
    return await play(stage, steps, rollFor(seed, schedule));
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { violations: [{ kind: 'stalled', what }], operations: 0, exchanges: 0, drain: 0 };
  }
}

async function explain(stage: Stage, seed: number, schedule: number, steps: readonly Step[], outcome: Outcome) {
  const kinds = new Set(outcome.violations.map(({ kind }) => kind));
  const few = await shrink(steps, async (fewer) =>
    (await played(stage, fewer, seed, schedule)).violations.some(({ kind }) => kinds.has(kind)),
  );
  const { violations } = await played(stage, few, seed, schedule);
  console.error(`\nschedule ${schedule} of seed ${seed}, cut down to ${few.length} of ${steps.length} steps:`);
  for (const step of few) console.error(`  ${JSON.stringify(step)}`);
  for (const { kind, what } of violations) console.error(`  → ${kind}: ${what}`);
  console.error(`  again: npm run test:faults -- --seed ${seed} --schedule ${schedule}`);
}
