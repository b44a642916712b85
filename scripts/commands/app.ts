import { electronBinary, electronDist, electronVersion } from '../electron-binary.ts';
import { root, run, runNode } from '../process.ts';

/** The store's native module asks for Node-API 10. */
const OLDEST_ELECTRON = 35;

const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** Opens the desktop window where that is possible, else the same app in a browser, and says so. */
export async function runApp(args: string[]): Promise<number> {
  const browser = () =>
    runNode(
      'dist/node/serve.js',
      args.filter((arg) => arg !== '--browser'),
    );
  if (args.includes('--browser')) return browser();
  if (!hasDisplay()) {
    console.log('There is no display, so the app opens for a browser instead of in a window of its own.');
    return browser();
  }
  const electron = await electronBinary();
  const dist = electronDist();
  if (dist && Number.parseInt(electronVersion(dist), 10) < OLDEST_ELECTRON) {
    console.log(
      `Electron ${electronVersion(dist)} is too old for the store's module, so the app opens in the browser.`,
    );
    return browser();
  }
  if (!electron) {
    console.log(
      "Electron's binary cannot be had here, so the app opens in the browser instead of in a window of its own.",
    );
    return browser();
  }
  // Chromium's sandbox refuses to run as root; only development machines and containers start it that way.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return run(electron, [...(asRoot ? ['--no-sandbox'] : []), root, ...args]);
}
