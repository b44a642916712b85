import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { freePort } from '../harness/processes.ts';
import { fitNativeModule, NATIVE_MODULE, root } from './desktop-copy.ts';
import { SWITCHES } from './electron-at-hand.ts';

/** `release/*-unpacked` as `npm run pack` left it; null when it was not run. */
export const unpacked: string | null = (() => {
  const release = join(root, 'release');
  const found = existsSync(release) && readdirSync(release).find((name) => name.endsWith('-unpacked'));
  return found ? join(release, found) : null;
})();

export const resourcesOf = (app: string): string => join(app, 'resources');
export const executableOf = (app: string): string =>
  join(app, process.platform === 'win32' ? 'Zhanting.exe' : 'zhanting');

/** A copy of the packed app, its native module fitted to the Electron at hand. */
export function packedCopy(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-packed-'));
  cpSync(unpacked!, dir, { recursive: true });
  fitNativeModule(join(resourcesOf(dir), 'app.asar.unpacked', NATIVE_MODULE));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export interface PackedWindow {
  page: Page;
  process: ChildProcess;
  /** What the app printed so far. */
  said(): string;
  close(): Promise<void>;
}

const ADDRESS = 'app://showroom/';

/**
 * Waits until the window shows the app: a driver that connects while the window is being made may never get an answer.
 * @throws Error with what the app printed, when it ended or showed nothing within 80 s (a demo enters a year of data first)
 */
async function pageShown(port: number, child: ChildProcess, log: readonly string[]): Promise<void> {
  for (const end = Date.now() + 80_000; Date.now() < end; ) {
    if (child.exitCode !== null) throw new Error(`the packed app ended with ${child.exitCode}:\n${log.join('')}`);
    const targets = await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((answer) => answer.json() as Promise<{ type: string; url: string }[]>)
      .catch(() => []);
    if (targets.some(({ type, url }) => type === 'page' && url.startsWith(ADDRESS))) return;
    await setTimeout(200);
  }
  throw new Error(`the packed app showed nothing:\n${log.join('')}`);
}

/** @throws Error when three attempts of 20 s got no answer */
async function connect(port: number): Promise<Browser> {
  for (let tries = 0; tries < 3; tries++) {
    const browser = await Promise.race([
      chromium.connectOverCDP(`http://127.0.0.1:${port}`),
      setTimeout(20_000, null, { ref: false }),
    ]);
    if (browser) return browser;
  }
  throw new Error('the packed app shows its window but does not answer the driver');
}

/** A bare display has no window manager that gives the focus to the window somebody works in; another test's window may have it. */
async function holdFocus(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
}

/**
 * Starts the packed app as a user does and drives its window from outside: the fuses leave no other way in. `env`: variables
 * the app reads besides those of this process.
 */
export async function openPacked(app: string, flags: string[], env: NodeJS.ProcessEnv = {}): Promise<PackedWindow> {
  const port = await freePort();
  const args = [...SWITCHES, `--remote-debugging-port=${port}`, ...flags];
  const child = spawn(executableOf(app), args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  // A test that runs out of time closes nothing, and an app without its display would spin for ever.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  await pageShown(port, child, log);
  const browser = await connect(port);
  const page = browser.contexts()[0]!.pages()[0]!;
  await page.waitForURL(ADDRESS);
  await holdFocus(page);
  return {
    page,
    process: child,
    said: () => log.join(''),
    async close() {
      await browser.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
}
