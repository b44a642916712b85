/** `npm start`: the desktop window where Electron can be had, else the same app in the browser. */
import { join } from 'node:path';
import { ensureBuilt, root } from './built.ts';
import { electronBinary, hasDisplay } from './electron-binary.ts';
import { foreground } from './foreground.ts';

const args = process.argv.slice(2);
ensureBuilt();
const wantsBrowser = args.includes('--browser');
const electron = wantsBrowser || !hasDisplay() ? null : electronBinary({ fetch: true });
if (!electron && !wantsBrowser)
  console.log('No desktop window can be had here (Electron or a display is missing): opening the browser instead.');
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
process.exitCode = electron
  ? await foreground(electron, [...(asRoot ? ['--no-sandbox'] : []), root, ...args])
  : await foreground(process.execPath, [join(root, 'dist', 'node', 'serve.js'), ...args]);
