import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { TransportFailure } from './failure.ts';
import { ask } from './transport.ts';

/** A server that answers what gateways never do but networks do; not a stand-in for the gateway. */
let server: Server;
let answer: (request: IncomingMessage, reply: ServerResponse) => void;
let url: string;
const seen: { headers: IncomingMessage['headers']; body: Buffer }[] = [];

beforeEach(async () => {
  seen.length = 0;
  server = createServer(async (request, reply) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({ headers: request.headers, body: Buffer.concat(chunks) });
    answer(request, reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(
  () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
);

const schema = z.object({ fine: z.literal(true) });
const post = (body: unknown = {}, timeoutMs = 2_000) => ask({ url, path: '/v1/push', body, answer: schema, timeoutMs });
const failure = async (): Promise<TransportFailure> => {
  const error = await post().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TransportFailure);
  return error as TransportFailure;
};
const say =
  (status: number, type: string, text: string, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, reply: ServerResponse) =>
    reply.writeHead(status, { 'content-type': type, ...headers }).end(text);
const json = (status: number, value: unknown, headers?: Record<string, string>) =>
  say(status, 'application/json', JSON.stringify(value), headers);

test.each([
  ['a login page in place of the gateway', say(200, 'text/html', '<html>Wi-Fi login</html>'), 'notAGateway'],
  ['a redirect to a login page', say(302, 'text/html', '', { location: 'http://login.example/' }), 'notAGateway'],
  ['JSON of something else', json(200, { hello: 'world' }), 'notAGateway'],
  ['a web server that knows no such address', say(404, 'text/html', 'Not found'), 'notAGateway'],
  ['a 200 with half an answer', say(200, 'application/json', '{"fine": tr'), 'notAGateway'],
  ["a proxy's 502 page", say(502, 'text/html', '<h1>Bad gateway</h1>'), 'gatewayBusy'],
  ['an internal error', json(500, { code: 'oops', message: '' }), 'gatewayBusy'],
  ['a code that does not go with its status', json(400, { code: 'device_revoked', message: '' }), 'notAGateway'],
  ["a proxy's own size limit", say(413, 'text/html', 'Request Entity Too Large'), 'too_large'],
  ['a revoked PC', json(403, { code: 'device_revoked', message: '' }), 'device_revoked'],
])('%s is told from the gateway', async (_, what, reason) => {
  answer = what;
  expect((await failure()).reason).toBe(reason);
});

test('only what a person must settle stops the line', async () => {
  const stops: Record<string, boolean> = {};
  for (const [status, code] of [
    [403, 'device_revoked'],
    [409, 'device_cloned'],
    [426, 'protocol_unsupported'],
    [401, 'token_invalid'],
    [409, 'gateway_epoch_changed'],
    [503, 'unavailable'],
  ] as const) {
    answer = json(status, { code, message: '' });
    stops[code] = (await failure()).stops;
  }
  expect(Object.keys(stops).filter((code) => stops[code])).toEqual([
    'device_revoked',
    'device_cloned',
    'protocol_unsupported',
  ]);
});

test('Retry-After is honoured as seconds and as a date', async () => {
  answer = json(429, { code: 'too_many_requests', message: '' }, { 'retry-after': '17' });
  expect((await failure()).retryAfterMs).toBe(17_000);
  answer = say(503, 'text/plain', '', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
  expect((await failure()).retryAfterMs).toBeGreaterThan(50_000);
  answer = say(503, 'text/plain', '', { 'retry-after': 'soon' });
  expect((await failure()).retryAfterMs).toBeNull();
});

test('a gateway that never answers, hangs up or is not there is unreachable, in bounded time', async () => {
  answer = () => undefined;
  await expect(post({}, 150)).rejects.toMatchObject({ reason: 'unreachable' });
  answer = (_, reply) => {
    reply.writeHead(200, { 'content-type': 'application/json' }).write('{"fi');
  };
  await expect(post({}, 150)).rejects.toMatchObject({ reason: 'unreachable' });
  answer = (request) => request.socket.destroy();
  await expect(post()).rejects.toMatchObject({ reason: 'unreachable' });
  await expect(
    post({ url: 'http://127.0.0.1:1', path: '/v1/push', body: {}, answer: schema, timeoutMs: 2_000 }),
  ).rejects.toMatchObject({ reason: 'unreachable' });
});

test('a large body travels compressed, a small one as it is, both the same text', async () => {
  answer = json(200, { fine: true });
  await post({ note: '短' });
  await post({ note: '长'.repeat(2_000) });
  expect(seen[0]!.headers['content-encoding']).toBeUndefined();
  expect(JSON.parse(seen[0]!.body.toString())).toEqual({ note: '短' });
  expect(seen[1]!.headers['content-encoding']).toBe('gzip');
  expect(seen[1]!.body.length).toBeLessThan(500);
  expect(JSON.parse(gunzipSync(seen[1]!.body).toString())).toEqual({ note: '长'.repeat(2_000) });
});

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['ECONNREFUSED', 'unreachable'],
])(
  'a line that breaks with %s is told as %s: a certificate is mended elsewhere than a network',
  async (code, reason) => {
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }));
    const asked = ask({ url, path: '/v1/push', body: {}, answer: schema, timeoutMs: 2_000, fetch });
    await expect(asked).rejects.toMatchObject({ reason });
  },
);
