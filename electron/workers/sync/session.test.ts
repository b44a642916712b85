import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FaultProxy, faultProxy } from '../../../tests/harness/fault-proxy.ts';
import { type GatewayPlace, pglitePlace, startTestGateway, type TestGateway } from '../../../tests/harness/gateway.ts';
import { enrol } from './enrol.ts';
import { type Credentials, type GatewaySession, openSession } from './session.ts';

const HOUR_MS = 3_600_000;
let place: GatewayPlace;
let head: TestGateway;
let proxy: FaultProxy;
let gatewayTime = Date.now();
let session: GatewaySession;

beforeEach(async () => {
  place = await pglitePlace();
  head = await startTestGateway(place, { clock: () => gatewayTime });
  proxy = await faultProxy(head.url);
  session = openSession(await newPc(), 5_000, Date.now);
});
afterEach(async () => {
  await proxy.close();
  await head.close();
  await place.remove();
});

async function newPc(): Promise<Credentials> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const outcome = await enrol({
    url: proxy.url,
    code: await head.gateway.enrol({ storeId: 'S001', name: '城西店' }),
    publicKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! },
    name: '前台一号机',
    timeoutMs: 5_000,
  });
  if ('reason' in outcome) throw new Error(outcome.reason);
  const { device_id: deviceId, gateway_epoch: gatewayEpoch } = outcome.enrolled;
  const der = new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }));
  return { url: proxy.url, deviceId, gatewayEpoch, epoch: randomUUID(), privateKey: der };
}
const beat = () => session.push({ ops: [], pending_count: 0, oldest_pending_at: null });

test('a token the gateway no longer takes is replaced once, unseen by anybody', async () => {
  await beat();
  // The gateway's clock jumps: to it the token is long over, while this PC still thinks it good.
  gatewayTime += 3 * HOUR_MS;
  await expect(beat()).resolves.toMatchObject({ results: [] });
  expect(proxy.pushes).toHaveLength(3);
});

test('one token serves many pushes', async () => {
  for (let i = 0; i < 5; i += 1) await beat();
  expect(proxy.paths.filter((path) => path === '/v1/token')).toHaveLength(1);
});

test('a PC whose clock is two days off is let in all the same', async () => {
  gatewayTime -= 48 * HOUR_MS;
  await expect(beat()).resolves.toMatchObject({ results: [] });
  await expect(beat()).resolves.toMatchObject({ results: [] });
});

test('a PC the gateway does not know asks once and is told so', async () => {
  session = openSession({ ...(await newPc()), deviceId: randomUUID() }, 5_000, Date.now);
  await expect(beat()).rejects.toMatchObject({ reason: 'token_invalid', stops: false });
  expect(proxy.pushes).toEqual([]);
});

test('a login page in place of the gateway is not taken for an enrolment', async () => {
  proxy.fault = 'html';
  await expect(newPc()).rejects.toThrow('notAGateway');
});
