import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../tests/harness/gateway.ts';

let place: GatewayPlace;
let g: TestGateway;
let first: TestApp;
let second: TestApp;
beforeEach(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  g = await startTestGateway(place);
  first = await testApp();
  second = await testApp();
});
afterEach(async () => {
  await Promise.all([first.close(), second.close()]);
  await g.close();
  await place.remove();
});

const ADMIN = { name: '韩梅', login: 'hanmei', password: 'correct horse' };
const setUp = { showroomName: '城西店', showroomCode: 'S001', admin: ADMIN };
const code = () => g.gateway.enrol({ storeId: 'S001', name: '城西店' });
const joiningOf = async (app: TestApp) => (await app.anonymous.setup.state()).joining;

test('a PC joins: people and settings, then a key of its own, then the showroom’s administrator logs in', async () => {
  const { recoveryKey } = await first.anonymous.setup.firstRun({
    ...setUp,
    gatewayUrl: g.url,
    enrolCode: await code(),
  });
  await first.anonymous.setup.confirmRecoveryKey({ lastGroup: recoveryKey.slice(-5) });
  await expect.poll(() => first.showroom.sync.status().pending).toBe(0);

  await expect(second.anonymous.setup.join({ url: g.url, code: 'ZT-WRONG' })).rejects.toMatchObject({
    cause: { code: 'enrolCode.invalid', field: 'code' },
  });
  await expect(second.anonymous.setup.join({ url: 'http://127.0.0.1:9', code: 'ZT-WRONG' })).rejects.toMatchObject({
    cause: { code: 'gateway.unreachable', field: 'url' },
  });
  expect(await joiningOf(second)).toBeNull();
  await second.anonymous.setup.join({ url: g.url, code: await code() });
  await expect.poll(async () => (await joiningOf(second))?.people, { timeout: 10_000 }).toBe(true);
  // Begun again after it was broken off: the code is used up and is not asked for.
  await second.anonymous.setup.join({ url: g.url, code: 'used up' });
  await expect(second.anonymous.session.login(ADMIN)).resolves.toMatchObject({ staff: { name: '韩梅' } });

  const own = await second.anonymous.setup.joinKey();
  expect(own.recoveryKey).not.toBe(recoveryKey);
  await second.anonymous.setup.confirmRecoveryKey({ lastGroup: own.recoveryKey.slice(-5) });
  expect(await second.anonymous.setup.state()).toMatchObject({ ready: true, showroomName: '城西店', joining: null });
  await expect(second.anonymous.setup.joinKey()).rejects.toMatchObject({ cause: { code: 'setup.done' } });
});

test('while the people are under way nobody makes themselves administrator, and a showroom without people can be set up', async () => {
  await second.anonymous.setup.join({ url: g.url, code: await code() });
  // As long as the answer is out.
  await expect(second.anonymous.setup.firstRun(setUp)).rejects.toMatchObject({ cause: { code: 'setup.joining' } });
  await expect.poll(async () => (await joiningOf(second))?.nobody, { timeout: 10_000 }).toBe(true);
  await expect(second.anonymous.setup.joinKey()).rejects.toMatchObject({ cause: { code: 'setup.nobodyYet' } });
  await expect(second.anonymous.setup.firstRun(setUp)).resolves.toMatchObject({});
});
