import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consoleBrowser } from '../../tests/harness/console.ts';
import { GATEWAY_DATABASES, type GatewayPlace } from '../../tests/harness/gateway.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const PASSWORD = /[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/;

describe.each(GATEWAY_DATABASES)('operators by the command line on $title', ({ open }) => {
  let place: GatewayPlace;
  let running: ChildProcess | null = null;
  beforeEach(async () => {
    place = await open();
  });
  afterEach(async () => {
    await stop();
    await place.remove();
  });
  const where = (): string[] => {
    const { dataDir, databaseUrl } = place.options;
    return databaseUrl ? ['--database-url', databaseUrl] : ['--data', dataDir!];
  };
  const run = async (...args: string[]): Promise<string[]> =>
    (await promisify(execFile)(process.execPath, [MAIN, ...args, ...where()])).stdout.trimEnd().split('\n');
  /** Starts the gateway and waits until it has printed a line that matches, with all lines up to there. */
  const serve = (until: RegExp): Promise<string> => {
    running = spawn(process.execPath, [MAIN, '--port', '0', ...where()], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    return new Promise((resolve) => {
      running!.stdout!.on('data', (chunk) => {
        text += chunk;
        if (until.test(text)) resolve(text);
      });
    });
  };
  const stop = async (): Promise<void> => {
    const child = running;
    running = null;
    if (!child) return;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  };

  it('the first start prints a one-time password that opens the console; the next start prints none', async () => {
    const first = await serve(/one-time password \S+/);
    const url = /gateway on (http:\S+)/.exec(first)![1]!;
    const page = await consoleBrowser(url).signIn('admin', PASSWORD.exec(first)![0]);
    expect(page.url).toBe('/console/password');
    await stop();
    expect(await serve(/gateway on \S+.*\n/)).not.toContain('password');
  }, 60_000);

  it('are added, get a new password and are disabled, with the gateway running and with it stopped', async () => {
    const added = (await run('operator', 'add', '李娜')).at(-1)!;
    expect(added).toMatch(PASSWORD);
    await expect(run('operator', 'add', '李娜')).rejects.toThrow(/already/);
    await expect(run('operator', 'add', 'a b')).rejects.toThrow(/letters, digits/);
    await expect(run('operator', 'fly')).rejects.toThrow(/unknown command: operator fly/);
    const url = /gateway on (http:\S+)/.exec(await serve(/gateway on \S+.*\n/))![1]!;
    const lina = consoleBrowser(url);
    expect((await lina.signIn('李娜', added)).url).toBe('/console/password');
    const renewed = (await run('operator', 'password', '--name', '李娜')).at(-1)!;
    expect((await lina.get('/console/password')).text).toContain('name="password"');
    expect((await lina.signIn('李娜', added)).status).toBe(401);
    expect((await lina.signIn('李娜', renewed)).url).toBe('/console/password');
    await run('operator', 'disable', '李娜');
    expect((await lina.signIn('李娜', renewed)).status).toBe(401);
    expect((await run('operator', 'list')).join('\n')).toMatch(/李娜 {2}disabled/);
  }, 90_000);
});
