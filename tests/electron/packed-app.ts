import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

async function connect(port: number, child: ChildProcess, log: string[]): Promise<Browser> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`the packed app ended with ${child.exitCode}:\n${log.join('')}`);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
    if (browser) return browser;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the packed app did not answer:\n${log.join('')}`);
}

/**
 * Starts the packed app as a user does and drives its window from outside: the fuses leave no other way in. `env`: variables
 * the app reads besides those of this process.
 */
export async function openPacked(app: string, flags: string[], env: NodeJS.ProcessEnv = {}): Promise<PackedWindow> {
  const port = await freePort();
  const args = [...SWITCHES, `--remote-debugging-port=${port}`, ...flags];
  const child = spawn(executableOf(app), args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  const browser = await connect(port, child, log);
  const context = browser.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  // A demo enters a year of data first.
  await page.waitForURL('app://showroom/', { timeout: 80_000 });
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
