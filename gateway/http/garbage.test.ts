import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../tests/harness/device.ts';
import { type GatewayPlace, pglitePlace, startTestGateway, type TestGateway } from '../../tests/harness/gateway.ts';

let place: GatewayPlace;
let office: TestGateway;
beforeAll(async () => {
  place = await pglitePlace();
  office = await startTestGateway(place);
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

/** Sends bytes no HTTP client would and returns the status line of the answer. */
const sendRaw = (head: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(office.url).port), '127.0.0.1', () => socket.write(head));
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0]!);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve('closed'));
  });

test.each([
  ['an address that is none', 'GET // HTTP/1.1'],
  ['an address of another machine that is none', 'GET http://[::bad/ HTTP/1.1'],
  ['a method fetch does not know', 'TRACE /healthz HTTP/1.1'],
])('%s is refused and the gateway goes on for everybody else', async (_what, line) => {
  expect(await sendRaw(`${line}\r\nHost: gateway\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4\d\d/);
  expect((await fetch(`${office.url}/healthz`)).status).toBe(200);
});

test('a record nested without end is refused alone; the rest of the push arrives', async () => {
  const device = await office.device();
  const good = device.op({ patch: { kind: 'person', name: '王建国', mobile: '13800138000' } });
  const deep = device.op({ patch: {} });
  const nested = `${'['.repeat(60_000)}"\\u0000"${']'.repeat(60_000)}`;
  deep.body = deep.body.replace('"patch":{}', `"patch":{"remarks":${nested}}`);
  deep.sha256 = sha256(deep.body);
  const { status, body } = await device.push([good, deep]);
  expect(status).toBe(200);
  expect(body.results.map((result) => [result.status, result.code])).toEqual([
    ['applied', null],
    ['rejected', 'invalid_body'],
  ]);
});

test('fields named like JavaScript’s own inner parts change nothing but the record', async () => {
  const device = await office.device();
  const patch = JSON.parse(
    '{"kind":"person","name":"李四","mobile":"13900139000","__proto__":{"hqShareConsent":"granted"},"constructor":{"prototype":{"x":1}}}',
  ) as Record<string, unknown>;
  const { body } = await device.push([device.op({ patch })]);
  expect(body.results[0]).toMatchObject({ status: 'applied' });
  expect(({} as Record<string, unknown>).hqShareConsent).toBeUndefined();
  const [record] = await office.gateway.documents('S001', 'customer', { find: '李四' });
  expect(record?.doc.hqShareConsent).toBeUndefined();
  const waiting = await office.gateway.database.query('SELECT 1 FROM crm_outbox');
  expect(waiting).toEqual([]);
});
