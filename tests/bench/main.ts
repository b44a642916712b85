/** `npm run bench [-- save list push reports deals sync sync:memory --operations N --visits N]`: ratios against raw baselines measured in the same run; no promise in milliseconds. */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { benchDeals } from './deals.ts';
import { benchList } from './list.ts';
import { benchPush } from './push.ts';
import { benchReports } from './reports.ts';
import { benchSave } from './save.ts';
import { benchSync, syncParts } from './sync.ts';

const refuse = (why: string): never => {
  console.error(why);
  process.exit(2);
};
const read = () =>
  parseArgs({ allowPositionals: true, options: { operations: { type: 'string' }, visits: { type: 'string' } } });
const readOrRefuse = (): ReturnType<typeof read> => {
  try {
    return read();
  } catch (error) {
    return refuse((error as Error).message);
  }
};
const { values, positionals: wanted } = readOrRefuse();
const wholeNumber = (name: 'operations' | 'visits'): number | undefined => {
  const given = values[name];
  if (given === undefined) return undefined;
  return /^[1-9]\d*$/.test(given) ? Number(given) : refuse(`--${name} is a whole number`);
};
const operations = wholeNumber('operations');
const visits = wholeNumber('visits');

const usual: Record<string, () => Promise<void>> = { save: benchSave, list: benchList, push: benchPush };
const benches = {
  ...usual,
  reports: () => benchReports(visits),
  deals: benchDeals,
  sync: () => benchSync(operations),
  ...syncParts(operations),
};
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) refuse(`unknown bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);

console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown CPU'}`);
/** `sync` measures push too. */
const chosen = wanted.length > 0 ? wanted : ['save', 'list', 'sync'];
for (const [name, run] of Object.entries(benches)) if (chosen.includes(name)) await run();
