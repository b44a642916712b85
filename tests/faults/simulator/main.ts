/** One process of the simulator: plays schedules of a seed and prints what it found as JSON on the last line. */
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
const report = await run({
  seed: Number(values.seed),
  from: Number(values.from),
  count: Number(values.count),
  stride: Number(values.stride),
  first: values.first,
});
console.log(JSON.stringify(report));
process.exit(report.failures.length === 0 ? 0 : 1);
