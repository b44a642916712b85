import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder of its own for one test, and its removal. */
export function tempFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'zhanting-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A loopback port nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

export interface RunningProcess {
  url: string;
  output: string[];
  /** `kill -9`: no chance to tidy up. */
  kill(): Promise<void>;
  /** Asks it to end and waits. */
  stop(): Promise<void>;
}

const ended = async (child: ChildProcess, signal: NodeJS.Signals) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
};

async function start(script: string, args: string[], env: Record<string, string> = {}): Promise<RunningProcess> {
  const child = spawn(process.execPath, [join(root, 'dist', 'node', script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    // The demo writes a year down first: half a minute, more on a machine that does other things.
    const patience = args.includes('--demo') ? 240_000 : 60_000;
    const timer = setTimeout(() => reject(new Error(`${script} did not start:\n${output.join('\n')}`)), patience);
    createInterface(child.stdout).on('line', (line) => {
      output.push(line);
      const found = /(http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      // The demo names its head office first.
      if (!found || line.startsWith('Head office')) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${script} ended with ${code}:\n${output.join('\n')}`));
    });
  });
  return { url, output, kill: () => ended(child, 'SIGKILL'), stop: () => ended(child, 'SIGTERM') };
}

/** The browser host as users run it, from the build. `syncDelayMs` shortens the waits between sync attempts. */
export const startApp = (dir: string, port: number, options: { args?: string[]; syncDelayMs?: number } = {}) =>
  start('serve.js', ['--no-open', '--port', String(port), '--data', dir, ...(options.args ?? [])], {
    ZHANTING_SYNC_DELAY_MS: String(options.syncDelayMs ?? 300),
  });

/** The gateway as the operator runs it, on embedded PGlite in `dir`. */
export const startGateway = (dir: string, port: number) => start('gateway.js', ['--data', dir, '--port', String(port)]);

/** The gateway on a PostgreSQL server. */
export const startGatewayOn = (databaseUrl: string, port: number) =>
  start('gateway.js', ['--database-url', databaseUrl, '--port', String(port)]);

/** Runs a gateway command (`enrol`, `devices`, `records`) and returns what it printed, line by line. */
export async function gatewayCommand(...args: string[]): Promise<string[]> {
  const child = spawn(process.execPath, [join(root, 'dist', 'node', 'gateway.js'), ...args], { cwd: root });
  let [text, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  // Node's own warnings stand here too.
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`gateway ${args.join(' ')} ended with ${code}: ${text}${complaint}`);
  return text.trim().split('\n');
}

/** An enrolment code for a store, from the running or the stopped gateway. */
export async function enrolCode(dir: string, store = 'S001', ...more: string[]): Promise<string> {
  return (await gatewayCommand('enrol', '--data', dir, '--store', store, '--name', '城西店', ...more)).at(-1)!;
}
