import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestDevice } from '../../tests/harness/device.ts';
import { type GatewayPlace, pglitePlace, startTestGateway, type TestGateway } from '../../tests/harness/gateway.ts';

const MIB = 1024 * 1024;

let place: GatewayPlace;
let office: TestGateway;
let pc: TestDevice;
const sockets: Socket[] = [];
beforeAll(async () => {
  place = await pglitePlace();
  office = await startTestGateway(place);
  pc = await office.device();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(async () => {
  await office.close();
  await place.remove();
});

/** Begins a push by hand. `status`: that of the first answer. */
async function begin(
  headers: string,
  body: Buffer | string = '',
): Promise<{ socket: Socket; status: Promise<number> }> {
  const socket = connect(Number(new URL(office.url).port), '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  const status = new Promise<number>((resolve) => {
    socket.once('data', (data) => resolve(Number(data.toString().split(' ')[1])));
    socket.once('close', () => resolve(0));
  });
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(`POST /v1/push HTTP/1.1\r\nHost: gateway\r\n${headers}\r\n\r\n`);
  if (body.length > 0) await new Promise((resolve) => socket.write(body, resolve));
  return { socket, status };
}
const pushes = async () => (await pc.push([])).status;

test('a body declared too long is refused at once, and nobody else is shut out by it', async () => {
  const greedy = await begin(`Content-Length: ${256 * MIB}`);
  expect(await greedy.status).toBe(413);
  expect(await pushes()).toBe(200);
});

test('bodies that are declared and do not come take nobody’s place', async () => {
  // Together more than the memory for bodies, and more requests than are let in at a time.
  await Promise.all(Array.from({ length: 650 }, () => begin(`Content-Length: ${4 * MIB}`, '{')));
  expect(await pushes()).toBe(200);
}, 30_000);

test('a body without a length is refused once it is too long, before its end', async () => {
  const chunk = Buffer.alloc(MIB, ' ');
  const piece = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
  const endless = await begin('Transfer-Encoding: chunked', Buffer.concat(Array.from({ length: 5 }, () => piece)));
  expect(await endless.status).toBe(413);
  expect(await pushes()).toBe(200);
});

test('bodies without a length take the room they fill; whoever comes then is told when to come back, until they are gone', async () => {
  const body = Buffer.alloc(4 * MIB - 16, ' ');
  const head = Buffer.from(`${body.length.toString(16)}\r\n`);
  const full = await Promise.all(
    Array.from({ length: 70 }, () => begin('Transfer-Encoding: chunked', Buffer.concat([head, body]))),
  );
  const answers = await Promise.race([Promise.any(full.map(({ status }) => status)), pause(10_000)]);
  expect(answers).toBe(503);
  for (const { socket } of full) socket.destroy();
  await expect.poll(pushes, { timeout: 10_000 }).toBe(200);
}, 60_000);

const pause = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null).unref());
