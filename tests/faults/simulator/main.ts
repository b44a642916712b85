/** One process of the simulator: plays schedules of a seed; each line it prints is its report so far, as JSON. */
import { parseArgs } from 'node:util';
import { loadMutant } from '../mutants/load.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: '1' },
    /** Every n-th schedule, so that several processes share a range. */
    stride: { type: 'string', default: '1' },
    mutant: { type: 'string' },
    /** Ends at the first schedule that fails, and leaves it as it is. */
    first: { type: 'boolean', default: false },
  },
});
// Before anything of the product is loaded.
if (values.mutant) loadMutant(values.mutant);
const { run } = await import('./run.ts');
const say = (report: object) => process.stdout.write(`${JSON.stringify(report)}\n`);
const { seed, from, count, stride, first } = values;
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
const order = { seed: Number(seed), from: Number(from), count: Number(count), stride: Number(stride), first };
const report = await run({ ...order, enough: stop.signal }, (soFar) => {
  if (soFar.schedules % 10 === 0) say(soFar);
});
say(report);
process.exitCode = report.failures.length === 0 ? 0 : 1;
