import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import type { SyncStatus } from '../../../db/sync/model.ts';
import { tempFolder } from '../../harness/processes.ts';
import type { FailpointName } from './failpoints.ts';

const HOST = fileURLToPath(new URL('../../../electron/serve.ts', import.meta.url));
const PRELOAD = new URL('preload.ts', import.meta.url).href;
const ADMIN = { name: '韩梅', login: 'hanmei', password: 'correct horse' };

export interface StartOptions {
  /** Where the process is killed. */
  failpoint?: FailpointName;
  /** Holds how many days this PC's clock is off. */
  clockFile?: string;
  syncDelayMs?: number;
}

/** An answer of the app that is no result: the code a person is told by. */
export class Refused extends Error {
  readonly code: string;
  constructor(path: string, answer: unknown) {
    super(`${path}: ${JSON.stringify(answer)}`);
    this.code = /"code":"([a-zA-Z]+\.[a-zA-Z.]+)"/.exec(JSON.stringify(answer))?.[1] ?? '';
  }
}

/** Starts the browser host on a folder; the first line it says decides whether it is open or has ended. */
export async function spawnHost(dir: string, options: StartOptions = {}) {
  const { failpoint, clockFile, syncDelayMs = 100 } = options;
  const child = spawn(process.execPath, ['--import', PRELOAD, HOST, '--no-open', '--port', '0', '--data', dir], {
    env: {
      ...process.env,
      // Each test starts it some dozen times.
      NODE_COMPILE_CACHE: join(tmpdir(), 'zhanting-compiled'),
      ZHANTING_SYNC_DELAY_MS: String(syncDelayMs),
      ...(failpoint ? { ZHANTING_TEST_FAILPOINT: failpoint } : {}),
      ...(clockFile ? { ZHANTING_TEST_CLOCK: clockFile } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const lines = createInterface(child.stdout);
  const url = await new Promise<string | null>((resolve) => {
    lines.on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (found) resolve(found);
    });
    void gone.then(() => resolve(null));
  });
  return { child, url, said, gone };
}

/** A showroom PC as its own process, driven as its page drives it. */
export class ShowroomPc {
  readonly folder: { dir: string; remove(): void };
  /** What the person at this PC was told is saved: names of guests. */
  readonly saved: string[] = [];
  #running: { child: ChildProcess; url: string; gone: Promise<[number | null, NodeJS.Signals | null]> } | null = null;
  #token = '';

  constructor(dir?: string) {
    this.folder = dir === undefined ? tempFolder() : { dir, remove: () => undefined };
  }

  get dir(): string {
    return this.folder.dir;
  }
  get url(): string {
    return this.#running!.url;
  }

  async start(options: StartOptions = {}): Promise<void> {
    const { url, ...host } = await spawnHost(this.dir, options);
    if (url === null) throw new Error(`the app ended at its start: ${host.said.join('')} ${await host.gone}`);
    this.#running = { ...host, url };
  }

  /** As one would pull the plug. */
  async kill(): Promise<void> {
    this.#running?.child.kill('SIGKILL');
    await this.died();
  }
  /** As one closes the app. */
  async stop(): Promise<void> {
    this.#running?.child.kill('SIGTERM');
    await this.died();
  }
  /** Waits for the process to be gone; the signal that took it. */
  async died(): Promise<NodeJS.Signals | null> {
    const [, signal] = (await this.#running?.gone) ?? [null, null];
    this.#running = null;
    return signal;
  }
  async remove(): Promise<void> {
    await this.kill();
    this.folder.remove();
  }

  /** Calls the app as its page does. @throws Refused; TypeError when the process is gone. */
  async call<T>(path: string, input: unknown = null): Promise<T> {
    return this.#answer(path, { method: 'POST', body: JSON.stringify(input) });
  }
  ask<T>(path: string, input?: unknown): Promise<T> {
    return this.#answer(input === undefined ? path : `${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {});
  }
  async #answer<T>(path: string, init: RequestInit): Promise<T> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` };
    const response = await fetch(`${this.url}/api/${path}`, { ...init, headers });
    const answer = (await response.json()) as { result?: { data: T } };
    if (!answer.result) throw new Refused(path, answer);
    return answer.result.data;
  }

  /** The first PC of a showroom, with head office or without. */
  async setUp(gatewayUrl?: string, enrolCode?: string): Promise<void> {
    const run = { showroomName: '城西店', showroomCode: 'S001', admin: ADMIN, gatewayUrl, enrolCode };
    const { recoveryKey } = await this.call<{ recoveryKey: string }>('setup.firstRun', run);
    await this.call('setup.confirmRecoveryKey', { lastGroup: recoveryKey.slice(-5) });
    await this.login();
  }
  /** A further one. */
  async join(url: string, code: string): Promise<void> {
    await this.call('setup.join', { url, code });
    await vi.waitFor(async () => expect(await this.ask('setup.state')).toMatchObject({ joining: { people: true } }), {
      timeout: 30_000,
      interval: 100,
    });
    const { recoveryKey } = await this.call<{ recoveryKey: string }>('setup.joinKey');
    await this.call('setup.confirmRecoveryKey', { lastGroup: recoveryKey.slice(-5) });
    await this.login();
  }
  async login(): Promise<void> {
    this.#token = (await this.call<{ token: string }>('session.login', ADMIN)).token;
  }

  /** Registers a party; once this returns the person was told that it is saved. */
  async register(guestName: string): Promise<string> {
    const party = {
      channel: 'walkIn',
      purpose: 'viewing',
      partySize: 2,
      guestName,
      guestPhone: '13800138000',
      again: true,
    };
    const { id } = await this.call<{ id: string }>('visits.register', party);
    this.saved.push(guestName);
    return id;
  }
  status(): Promise<SyncStatus> {
    return this.ask<SyncStatus>('sync.status');
  }
  /** 立即发送: a gateway in trouble asks for a pause of some seconds, and a person need not wait for that. */
  async sendNow(): Promise<void> {
    await this.call('sync.sendNow');
    await this.settled();
  }
  /** Waits until nothing is left to send and the last attempt went well. */
  async settled(timeout = 30_000): Promise<void> {
    const calm = { state: 'synced', pending: 0, receiving: null, reason: null };
    await vi.waitFor(async () => expect(await this.status()).toMatchObject(calm), { timeout, interval: 100 });
  }
}
