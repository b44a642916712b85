/** `npm run gateway`: the head-office gateway and its commands. */
import { join } from 'node:path';
import { ensureBuilt, root } from './built.ts';
import { foreground } from './foreground.ts';

ensureBuilt();
process.exitCode = await foreground(process.execPath, [
  join(root, 'dist', 'node', 'gateway.js'),
  ...process.argv.slice(2),
]);
