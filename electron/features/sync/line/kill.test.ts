import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FaultProxy, faultProxy } from '../../../../tests/harness/fault-proxy.ts';
import {
  type GatewayPlace,
  pglitePlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { tempFolder } from '../../../../tests/harness/processes.ts';

const HOST = new URL('../../../serve.ts', import.meta.url).pathname;
const ADMIN = { name: '韩梅', login: 'hanmei', password: 'correct horse' };

let place: GatewayPlace;
let head: TestGateway;
let proxy: FaultProxy;
let host: { child: ChildProcess; url: string };
const folder = tempFolder();

async function startHost(syncDelayMs: number): Promise<typeof host> {
  const child = spawn(process.execPath, [HOST, '--no-open', '--port', '0', '--data', folder.dir], {
    env: { ...process.env, ZHANTING_SYNC_DELAY_MS: String(syncDelayMs) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout!)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) return { child, url };
  }
  throw new Error('the host ended before it was open');
}
const killHost = async () => {
  host.child.kill('SIGKILL');
  await once(host.child, 'exit');
};

async function call<T>(path: string, input: unknown, token?: string): Promise<T> {
  const response = await fetch(`${host.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as { result?: { data: T } };
  if (!answer.result) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer.result.data;
}

/** A showroom set up and enrolled by its first run, and somebody logged in. */
async function openShop(): Promise<string> {
  const enrolCode = await head.gateway.enrol({ storeId: 'S001', name: '城西店' });
  const run = { showroomName: '城西店', showroomCode: 'S001', admin: ADMIN, gatewayUrl: proxy.url, enrolCode };
  const { recoveryKey } = await call<{ recoveryKey: string }>('setup.firstRun', run);
  await call('setup.confirmRecoveryKey', { lastGroup: recoveryKey.slice(-5) });
  return (await call<{ token: string }>('session.login', ADMIN)).token;
}
const register = async (token: string) => {
  const party = { channel: 'walkIn', purpose: 'viewing', partySize: 2, guestName: '李先生', guestPhone: '13800138000' };
  return (await call<{ id: string }>('visits.register', party, token)).id;
};
const arrivedOnce = (id: string) =>
  vi.waitFor(async () => expect(await head.gateway.documents('S001', 'visit')).toMatchObject([{ id, rev: 1 }]), {
    timeout: 20_000,
    interval: 100,
  });

beforeEach(async () => {
  place = await pglitePlace();
  head = await startTestGateway(place);
  proxy = await faultProxy(head.url);
});
afterEach(async () => {
  await killHost();
  await proxy.close();
  await head.close();
  await place.remove();
  folder.remove();
});

test('killed between the save and the sending, the app sends it after its next start', async () => {
  host = await startHost(60_000);
  const id = await register(await openShop());
  await killHost();
  expect(await head.gateway.documents('S001', 'visit')).toEqual([]);
  host = await startHost(100);
  await arrivedOnce(id);
});

test('killed between the gateway taking a record and the app knowing it, the record is there once', async () => {
  host = await startHost(100);
  const token = await openShop();
  proxy.fault = 'answerLost';
  const id = await register(token);
  await arrivedOnce(id);
  await killHost();
  proxy.fault = 'none';
  host = await startHost(100);
  const again = await call<{ token: string }>('session.login', ADMIN);
  await vi.waitFor(
    async () => {
      const answer = await fetch(`${host.url}/api/sync.status`, {
        headers: { authorization: `Bearer ${again.token}` },
      });
      expect(await answer.json()).toMatchObject({ result: { data: { state: 'synced', pending: 0 } } });
    },
    { timeout: 20_000, interval: 100 },
  );
  await arrivedOnce(id);
});
