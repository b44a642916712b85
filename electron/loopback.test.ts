import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../tests/harness/app.ts';
import { listenOnLoopback } from './loopback.ts';

let pc: TestApp;
let host: Awaited<ReturnType<typeof listenOnLoopback>>;
beforeAll(async () => {
  pc = await testApp();
  host = await listenOnLoopback(0, (asked) => pc.app.fetch(asked));
});
afterAll(async () => {
  await host.close();
  await pc.close();
});

/** A request as no page of ours would send it; fetch itself refuses to forge these headers. */
const ask = (
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const { port } = new URL(host.url);
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });

test.each([
  ['under a rebound host name', '/api/session.users', { headers: { host: 'evil.example' } }],
  ['from a page of another site', '/api/session.users', { headers: { origin: 'https://evil.example' } }],
  ['from a page without an origin of its own', '/api/session.users', { headers: { origin: 'null' } }],
  [
    'from an image on another site, which sends no origin',
    '/api/session.users',
    { headers: { 'sec-fetch-site': 'cross-site' } },
  ],
  ['from another program’s page on this computer', '/files/abc', { headers: { 'sec-fetch-site': 'same-site' } }],
])('nothing is told %s', async (_whence, path, options) => {
  expect((await ask(path, options)).status).toBe(403);
});

test('a link on another site still opens the app', async () => {
  expect((await ask('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).not.toBe(403);
});

test('a form cannot change anything: neither by its content type nor by GET', async () => {
  const headers = { 'content-type': 'text/plain' };
  expect((await ask('/api/session.logout', { method: 'POST', headers, body: '{}' })).status).toBe(415);
  expect((await ask('/api/session.logout')).status).toBe(405);
});

test('answers of the API are kept on no disk and taken for no page', async () => {
  const { status, headers } = await ask('/api/session.users');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('odd addresses and parameters are refused, not broken by', async () => {
  expect((await ask('/%ff.js')).status).toBe(404);
  // The last one names nobody; a stream says so in its first event.
  for (const params of ['{', 'null', '"x"', '{"ticket":1}', '{"ticket":"nobody"}']) {
    const { status, text } = await ask(`/api/events.changes?connectionParams=${encodeURIComponent(params)}`);
    expect(status).toBeLessThan(500);
    expect(text).toMatch(/session\.none|Invalid|invalid|unexpected|request/);
    expect(text).not.toContain('"kind"');
  }
  const many = Array.from({ length: 60 }, () => 'session.users').join(',');
  expect((await ask(`/api/${many}?batch=1&input=%7B%7D`)).status).toBe(400);
});

test('a print is gone with the session it was made in, and shut while the screen is locked', async () => {
  const { sessions, downloads } = pc.showroom;
  const session = sessions.open({ id: pc.staff('manager'), name: '陈立', role: 'manager' });
  const offer = () =>
    downloads.offer({ bytes: new Uint8Array([1]), mime: 'application/pdf', name: 'x.pdf', token: session.token }).url;
  const url = offer();
  expect((await ask(url)).headers['content-security-policy']).toBe(`frame-ancestors 'self'`);
  session.locked = true;
  expect((await ask(url)).status).toBe(404);
  session.locked = false;
  expect((await ask(url)).status).toBe(200);
  sessions.close(session.token);
  expect((await ask(url)).status).toBe(404);
});

test('live events end for a person who was disabled', async () => {
  const id = pc.staff('reception', '冯小雨');
  const session = pc.showroom.sessions.open({ id, name: '冯小雨', role: 'reception' });
  const params = encodeURIComponent(JSON.stringify({ ticket: session.ticket }));
  const stream = await fetch(`${host.url}/api/events.changes?connectionParams=${params}`);
  const heard = stream.text();
  await pc.caller('admin').staff.disable({ id });
  pc.showroom.live.emit({ kind: 'change', entity: 'customer', id: 'after the end' });
  expect(await heard).not.toContain('after the end');
});
