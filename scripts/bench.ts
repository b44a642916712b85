/** `npm run bench`: ratios against raw baselines measured in the same run. */
import { join } from 'node:path';
import { ensureBuilt, root } from './built.ts';
import { foreground } from './foreground.ts';

ensureBuilt();
process.exitCode = await foreground(process.execPath, [
  join(root, 'tests', 'bench', 'main.ts'),
  ...process.argv.slice(2),
]);
