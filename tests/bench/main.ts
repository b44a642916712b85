/** `npm run bench [-- save list push]`: ratios against raw baselines measured in the same run; no promise in milliseconds. */
import { cpus } from 'node:os';
import { benchList } from './list.ts';
import { benchPush } from './push.ts';
import { benchSave } from './save.ts';

const benches: Record<string, () => Promise<void>> = { save: benchSave, list: benchList, push: benchPush };

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`unknown bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown CPU'}`);
for (const [name, run] of Object.entries(benches)) if (wanted.length === 0 || wanted.includes(name)) await run();
