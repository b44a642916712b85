import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrolTestDevice } from '../../tests/harness/device.ts';
import { GATEWAY_DATABASES, type GatewayPlace } from '../../tests/harness/gateway.ts';
import { openDatabase } from '../store/open.ts';
import { readDeeds } from '../store/operator-log.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

const where = ({ options: { dataDir, databaseUrl } }: GatewayPlace): string[] =>
  databaseUrl ? ['--database-url', databaseUrl] : ['--data', dataDir!];
const commandLine = (place: GatewayPlace, args: string[]) =>
  promisify(execFile)(process.execPath, [MAIN, ...args, ...where(place)]);

describe.each(GATEWAY_DATABASES)('the gateway’s command line on $title', ({ open }) => {
  let place: GatewayPlace;
  let running: ChildProcess | null = null;
  beforeEach(async () => {
    place = await open();
  });
  afterEach(async () => {
    await stop();
    await place.remove();
  });

  const run = async (...args: string[]) => (await commandLine(place, args)).stdout.trimEnd().split('\n');
  const failing = async (...args: string[]): Promise<{ code: number; stderr: string }> =>
    run(...args).then(
      () => ({ code: 0, stderr: '' }),
      (error: { code: number; stderr: string }) => error,
    );
  const serve = async (...args: string[]): Promise<string> => {
    running = spawn(process.execPath, [MAIN, '--port', '0', ...where(place), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    return new Promise((resolve) => {
      running!.stdout!.on('data', (chunk) => {
        text += chunk;
        const url = /gateway on (http\S+)/.exec(text)?.[1];
        if (url) resolve(url);
      });
    });
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    const child = running;
    if (!child) return null;
    running = null;
    child.kill(signal);
    return new Promise((resolve) => child.once('exit', resolve));
  };

  it('enrols, lists PCs and finds a record, with the gateway running and with it stopped', async () => {
    const code = (await run('enrol', '--store', 'S001', '--name', '城西店')).at(-1)!;
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(await run('devices')).toEqual(['no devices enrolled yet']);

    const url = await serve();
    const pc = await enrolTestDevice(url, code);
    await pc.push([pc.op({ patch: { kind: 'person', name: '张𠮷', mobile: '13800138000' } })], { pending_count: 3 });
    const second = (await run('enrol', '--store', 'S001', '--name', '城西店', '--operator', 'dealer')).at(-1)!;
    expect((await enrolTestDevice(url, second)).store_id).toBe('S001');
    const looks = async () => {
      const devices = await run('devices');
      expect(devices).toHaveLength(3);
      expect(devices.find((line) => line.includes(pc.device_id))).toMatch(/S001 .*前台一号机 .* ok .*Z +2 /);
      const records = await run('records', '--store', 'S001', '--entity', 'customer', '--find', '1380013');
      expect(records.map((line) => JSON.parse(line))).toMatchObject([{ rev: 1, doc: { name: '张𠮷' } }]);
      expect(await run('records', '--store', 'S001', '--find', '%')).toEqual(['']);
    };
    await looks();
    const { dataDir } = place.options;
    if (dataDir && process.platform !== 'win32') expect(statSync(join(dataDir, 'admin.json')).mode & 0o777).toBe(0o600);
    expect(await stop()).toBe(0);
    if (dataDir) expect(existsSync(join(dataDir, 'admin.json'))).toBe(false);
    await looks();
  }, 60_000);

  it('leaves a line in the operators’ log for every code and every PC revoked, with the gateway running and with it stopped', async () => {
    const code = async () => (await run('enrol', '--store', 'S001', '--name', '城西店')).at(-1)!;
    const early = await code();
    const url = await serve();
    const [first, second] = [await enrolTestDevice(url, early), await enrolTestDevice(url, await code())];
    await run('revoke', '--device', first.device_id);
    await stop();
    await run('revoke', '--device', second.device_id);
    expect((await failing('revoke', '--device', second.device_id)).code).toBeGreaterThan(0);
    const database = await openDatabase(place.options);
    const deeds = await readDeeds(database, { before: 0, limit: 10 });
    await database.close();
    expect(deeds.map(({ operator, action, subject }) => [operator, action, subject]).reverse()).toEqual([
      ['cli', 'code_made', 'S001'],
      ['cli', 'operator_added', 'admin'],
      ['cli', 'code_made', 'S001'],
      ['cli', 'device_revoked', `S001 ${first.device_id}`],
      ['cli', 'device_revoked', `S001 ${second.device_id}`],
    ]);
  }, 60_000);

  it('keeps what it answered when it is killed outright, and starts again on the same data', async () => {
    const url = await serve();
    const code = (await run('enrol', '--store', 'S001', '--name', '城西店')).at(-1)!;
    const pc = await enrolTestDevice(url, code);
    const ops = Array.from({ length: 50 }, () =>
      pc.op({ patch: { kind: 'person', name: '李四', mobile: '13800138000' } }),
    );
    expect((await pc.push(ops)).status).toBe(200);
    expect(await stop('SIGKILL')).toBe(null);
    expect(await run('records', '--store', 'S001')).toHaveLength(50);
    expect(new URL(await serve()).protocol).toBe('http:');
  }, 60_000);

  it('says in one line that its port, or its folder, is taken', async () => {
    const { port } = new URL(await serve());
    const { code, stderr } = await failing('--port', port);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(place.options.dataDir ? /data folder is in use/ : /port \d+ is in use/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }, 60_000);
});

// Told before, or without regard to, what the database is.
describe('a mistake at the gateway’s command line', () => {
  let place: GatewayPlace;
  beforeAll(async () => {
    place = await GATEWAY_DATABASES.at(-1)!.open();
  });
  afterAll(() => place.remove());

  it.each<[string[], RegExp]>([
    [['enrol'], /--store is needed/],
    [['enrol', '--store', 'S 1', '--name', 'x'], /store code/],
    [['enrol', '--store', 'S1', '--name', 'x', '--operator', 'nobody'], /--operator is one of dealer, head_office/],
    [['records', '--store', 'S1', '--entity', 'cars'], /customer, .*vehicle, .*visit/],
    [['records', '--store', 'NOWHERE'], /no PC of a showroom NOWHERE/],
    [['fly'], /unknown command: fly/],
    [['--port', '70000'], /--port/],
    [['devices', '--port', '1'], /devices takes no --port/],
    [['--nonsense'], /nonsense/],
    [['--crm-url', 'http://crm.example.com'], /https/],
    [['--crm-url', 'crm.example.com'], /--crm-url is an address/],
    [['--tls-cert', 'a.pem'], /--tls-key/],
    [['--trust-proxy', 'proxy.example'], /--trust-proxy takes addresses and networks .* not "proxy.example"/],
  ])('(%j) is told in one line', async (args, message) => {
    const { code, stderr } = await commandLine(place, args).then(
      () => ({ code: 0, stderr: '' }),
      (error: { code: number; stderr: string }) => error,
    );
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['devices', ['--database-url', 'office.db'], /--database-url is an address such as postgres:/],
    ['devices', ['--data', join(tmpdir(), 'no-gateway-here')], /no gateway's data in .*no-gateway-here/],
    ['restored', ['--data', join(tmpdir(), 'no-gateway-here')], /no gateway's data in .*Nothing was changed/],
  ])('(%s of a place that is no gateway’s) is told in one line, and makes none there', async (command, at, message) => {
    const { code, stderr } = await promisify(execFile)(process.execPath, [MAIN, command, ...at]).then(
      () => ({ code: 0, stderr: '' }),
      (error: { code: number; stderr: string }) => error,
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(join(tmpdir(), 'no-gateway-here'))).toBe(false);
  });

  it('(an older Node) is told in one line, instead of a crash in the native parts', async () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
    const { code, stderr } = await promisify(execFile)(process.execPath, [
      ...['--import', `data:text/javascript,${encodeURIComponent(older)}`],
      ...[MAIN, 'devices', ...where(place)],
    ]).then(
      () => ({ code: 0, stderr: '' }),
      (error: { code: number; stderr: string }) => error,
    );
    expect(code).toBe(2);
    expect(stderr).toBe('gateway: needs Node 24 or newer, this is 20.20.2; "npm run gateway" brings its own\n');
  });
});
