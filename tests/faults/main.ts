/** `npm run test:faults`: attacks the sync, then shows that the attack would notice known mistakes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fate, GATE_BOUND, runGate } from './mutants/gate.ts';
import { MUTANTS } from './mutants/list.ts';
import { showProgress } from './progress.ts';
import { simulate } from './simulator/fleet.ts';
import { NOTHING_YET, reportLine } from './simulator/report.ts';

const HELP = `npm run test:faults -- [options]
  --seed S         which story (1)
  --count N        how many schedules (10000)
  --from N         the first of them (0)
  --schedule N     only this one: a failure is played again and cut down to the steps it needs
  --processes N    at once (2)
  --mutants        only the gate of known-wrong variants
  --no-mutants     without it
  --report FILE    writes how many checks passed and failed`;

const { values } = parseArgs({
  allowNegative: true,
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string' },
    from: { type: 'string', default: '0' },
    schedule: { type: 'string' },
    processes: { type: 'string', default: '2' },
    mutants: { type: 'boolean' },
    report: { type: 'string' },
    help: { type: 'boolean' },
  },
});

/** @throws when it is none */
function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} takes a number\n\n${HELP}`);
  return Number(text);
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const seed = whole('seed', values.seed);
  const processes = whole('processes', values.processes);
  const one = values.schedule !== undefined;
  const count = one ? 1 : whole('count', values.count ?? '10000');
  const from = one ? whole('schedule', values.schedule!) : whole('from', values.from);
  const started = Date.now();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

  let found = NOTHING_YET;
  if (values.mutants !== true) {
    const progress = showProgress(count);
    found = await simulate({ seed, schedules: count, from, processes, enough: stop.signal }, progress.at);
    progress.end();
  }
  const fates: Fate[] = [];
  if (!stop.signal.aborted && (values.mutants ?? !one)) {
    console.log(`Known-wrong variants, each against up to ${GATE_BOUND} schedules:`);
    fates.push(...(await runGate(seed, processes, stop.signal, (fate) => console.log(lineOf(fate)))));
  }
  const killed = fates.filter(({ after }) => after !== null).length;
  const gate = fates.length > 0 ? [`mutants killed ${killed}/${MUTANTS.length}`] : [];
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  const played = found.schedules > 0 ? [reportLine(found)] : [];
  console.log([`seed ${seed}`, ...played, ...gate, `${minutes} minutes`].join(', '));
  if (stop.signal.aborted) console.log('stopped before its end');

  const failed = found.failures.length + fates.length - killed;
  if (stop.signal.aborted) return 130;
  const attacked = found.schedules > 0 && found.failures.length === 0 ? 1 : 0;
  if (values.report) {
    mkdirSync(dirname(values.report), { recursive: true });
    writeFileSync(values.report, JSON.stringify({ passed: attacked + killed, failed, skipped: 0 }));
  }
  return failed === 0 ? 0 : 1;
}

const lineOf = ({ mutant, after, kind }: Fate): string =>
  after === null ? `  SURVIVED ${mutant.name}: ${mutant.harm}` : `  ${mutant.name}: ${kind} after ${after}`;

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
