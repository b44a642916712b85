import { generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolTestDevice, post } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import { transportError } from '../protocol.ts';
import { RATE_LIMITS } from './rate-limit.ts';

const jwk = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });

describe.each(GATEWAY_DATABASES)('who may talk to the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let now = Date.parse('2026-03-02T08:00:00Z');
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place, { clock: () => now });
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });
  const order = { storeId: 'S001', name: '城西店' };
  const enrol = (code: string) => post(office.url, '/v1/enrol', { code, public_key: jwk(), name: '一号机' });

  it('an enrolment code serves once, for its own showroom, written in any way', async () => {
    const code = await office.gateway.enrol({ ...order, storeId: 'S007', operator: 'head_office' });
    const first = await enrol(code.toLowerCase().replaceAll('-', ' '));
    expect(first).toMatchObject({ status: 200, body: { store_id: 'S007', operator: 'head_office' } });
    expect(await enrol(code)).toMatchObject({ status: 403, body: { code: 'enrol_code_invalid' } });
  });

  it('an enrolment code is good for 24 hours', async () => {
    const [early, late] = [await office.gateway.enrol(order), await office.gateway.enrol(order)];
    now += 24 * 3_600_000 - 1;
    expect((await enrol(early)).status).toBe(200);
    now += 1;
    expect(await enrol(late)).toMatchObject({ status: 403, body: { code: 'enrol_code_invalid' } });
  });

  it('a made-up code and a point off the curve are refused and use up nothing', async () => {
    expect((await enrol('AAAA-BBBB-CCCC')).status).toBe(403);
    const code = await office.gateway.enrol(order);
    const off = { code, public_key: { ...jwk(), x: 'AAAA' }, name: '一号机' };
    expect(await post(office.url, '/v1/enrol', off)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect((await enrol(code)).status).toBe(200);
  });

  it('a token needs the PC’s own signature over a nonce that serves once and for 60 s', async () => {
    const [mine, other] = [await office.device(), await office.device()];
    const { body } = await post<{ nonce: string }>(office.url, '/v1/challenge', { device_id: mine.device_id });
    const forged = {
      device_id: mine.device_id,
      nonce: body.nonce,
      signature: Buffer.alloc(64, 1).toString('base64url'),
    };
    expect(await post(office.url, '/v1/token', forged)).toMatchObject({ status: 401, body: { code: 'token_invalid' } });
    expect((await mine.token()).status).toBe(200);
    const { token } = (await other.token()).body;
    const call = (authorization: string) => post(office.url, '/v1/push', {}, { authorization });
    expect((await call(`Bearer ${token}`)).status).toBe(400);
    expect((await call(`Bearer ${token.replace(other.device_id, mine.device_id)}`)).status).toBe(401);
    expect((await call('Bearer nonsense')).status).toBe(401);
    now += 3_600_000;
    expect(await call(`Bearer ${token}`)).toMatchObject({ status: 401, body: { code: 'token_invalid' } });
  });

  it('a PC the gateway never saw gets a nonce and learns nothing from it', async () => {
    const challenge = await post(office.url, '/v1/challenge', { device_id: 'not-enrolled' });
    expect(challenge).toMatchObject({ status: 200, body: { nonce: expect.any(String) } });
  });

  it('a revoked PC is told so and its records stay', async () => {
    const pc = await office.device('S009');
    const op = pc.op({ patch: { kind: 'person', name: '张三', mobile: '13800138000' } });
    await pc.push([op]);
    expect(await office.gateway.revoke(pc.device_id)).toBe(true);
    expect(await pc.push([op])).toMatchObject({ status: 403, body: { code: 'device_revoked' } });
    expect((await pc.token()).status).toBe(403);
    expect(await office.gateway.documents('S009', 'customer')).toHaveLength(1);
  });

  it('a body beyond the limits is refused without being unpacked: a gzip bomb, 5 MB plain, 501 operations, 1 MiB of bodies', async () => {
    const pc = await office.device();
    const authorization = `Bearer ${(await pc.token()).body.token}`;
    const send = async (body: Buffer, headers: Record<string, string>) => {
      const response = await fetch(`${office.url}/v1/push`, { method: 'POST', body: new Uint8Array(body), headers });
      return { status: response.status, body: transportError.parse(await response.json()) };
    };
    const large = { status: 413, body: { code: 'too_large' } };
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(300_000);
    expect(await send(bomb, { authorization, 'content-encoding': 'gzip' })).toMatchObject(large);
    expect(await send(Buffer.alloc(5_000_000, ' '), { authorization })).toMatchObject(large);
    const op = pc.op({ patch: { kind: 'person', name: '张'.repeat(300_000) } });
    expect(await pc.push([op, { ...op, op_seq: op.op_seq + 1 }])).toMatchObject(large);
    const many = Array.from({ length: 501 }, () => pc.op({ patch: {} }));
    expect(await pc.push(many)).toMatchObject(large);
    expect(await send(Buffer.from('not gzip'), { authorization, 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
    });
  });

  it('every answer is JSON with a code, whatever is asked: no page, no stack, no HTML', async () => {
    const pc = await office.device();
    const authorization = `Bearer ${(await pc.token()).body.token}`;
    const asks: [string, RequestInit][] = [
      ['/', {}],
      ['/index.html', { headers: { accept: 'text/html' } }],
      ['/v1/push', {}],
      ['/v1/push', { method: 'POST', body: '<html>' }],
      ['/v1/push', { method: 'POST', body: '<html>', headers: { authorization } }],
      ['/v1/pull?cursor=abc', { headers: { authorization } }],
      ['/v1/enrol', { method: 'POST', body: '[]' }],
      ['/admin/devices', { method: 'POST', body: '{}' }],
      ['/admin/devices', { method: 'POST', body: '{}', headers: { authorization } }],
    ];
    for (const [path, init] of asks) {
      const response = await fetch(office.url + path, init);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(transportError.parse(await response.json()).message).not.toMatch(/<|at .*:\d+/);
    }
    const raw = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(new URL(office.url).port), '127.0.0.1', () => socket.end('GARBAGE\r\n\r\n'));
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
    });
    expect(raw).toMatch(/^HTTP\/1\.1 400/);
    expect(JSON.parse(raw.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'invalid_request' });
  });

  it('says how it is, and describes itself from the schemas it checks with', async () => {
    const health = await (await fetch(`${office.url}/healthz`)).json();
    expect(health).toEqual({
      status: 'ok',
      version: expect.any(String),
      schema: expect.any(Number),
      database: office.gateway.database.kind,
    });
    const push = { properties: { ops: { type: 'array', maxItems: 500 } } };
    expect(await (await fetch(`${office.url}/openapi.json`)).json()).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
      paths: { '/v1/push': { post: { requestBody: { content: { 'application/json': { schema: push } } } } } },
    });
  });
});

describe.each(GATEWAY_DATABASES)('too many requests to the gateway on $title', ({ open }) => {
  it('are answered 429 with the time to wait, per address for enrolling and per PC for the rest', async () => {
    const place = await open();
    let now = Date.parse('2026-03-02T08:00:00Z');
    const office = await startTestGateway(place, { clock: () => now, limits: RATE_LIMITS });
    try {
      const order = { storeId: 'S001', name: '城西店' };
      const pc = await enrolTestDevice(office.url, await office.gateway.enrol(order));
      const other = await enrolTestDevice(office.url, await office.gateway.enrol(order));
      const wrong = () => post(office.url, '/v1/enrol', { code: 'WRONG', public_key: jwk(), name: 'x' });
      for (let i = 0; i < 3; i++) expect((await wrong()).status).toBe(403);
      const refused = await wrong();
      expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
      expect(Number(refused.headers.get('retry-after'))).toBe(60);
      for (let i = 0; i < 60; i++) expect((await pc.push([])).status).toBe(200);
      now += 30_000;
      const busy = await pc.push([]);
      expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '30']);
      expect((await other.push([])).status).toBe(200);
      now += 30_000;
      expect((await pc.push([])).status).toBe(200);
      for (let i = 0; i < 9; i++) expect((await other.token()).status).toBe(200);
      expect((await other.token()).status).toBe(429);
      const challenge = async (id: string) => (await post(office.url, '/v1/challenge', { device_id: id })).status;
      expect(await challenge(other.device_id.toUpperCase())).toBe(429);
      for (let i = 0; i < 10; i++) expect(await challenge(`made up ${i}`)).toBe(200);
      expect(await challenge('made up too')).toBe(429);
      expect(await challenge(pc.device_id)).toBe(200);
    } finally {
      await office.close();
      await place.remove();
    }
  }, 60_000);
});
