import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';

const MIB = 1024 * 1024;
const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(GATEWAY_DATABASES)('a file sent to the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let pc: TestDevice;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
    pc = await office.device();
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  const put = async (sha: string, piece: Uint8Array, offset: number, size: number, from = pc) => {
    const init = { method: 'PUT', body: piece as Uint8Array<ArrayBuffer> };
    const response = await from.request(`/v1/attachments/${sha}?offset=${offset}&size=${size}`, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const received = async (sha: string, from = pc) =>
    Number((await from.request(`/v1/attachments/${sha}`, { method: 'HEAD' })).headers.get('x-received'));

  it('arrives in pieces, goes on where it broke off, and comes back byte for byte on another PC of the showroom', async () => {
    const bytes = randomBytes(2.5 * MIB);
    const sha = nameOf(bytes);
    expect(await received(sha)).toBe(0);
    expect(await put(sha, bytes.subarray(0, MIB), 0, bytes.length)).toMatchObject({
      status: 200,
      body: { received: MIB, complete: false },
    });
    expect(await received(sha)).toBe(MIB);
    expect((await pc.request(`/v1/attachments/${sha}`)).status).toBe(404);
    // The answer was lost and the piece is sent again.
    expect(await put(sha, bytes.subarray(0, MIB), 0, bytes.length)).toMatchObject({
      status: 409,
      body: { code: 'offset_mismatch', received: MIB },
    });
    await put(sha, bytes.subarray(MIB, 2 * MIB), MIB, bytes.length);
    const last = await put(sha, bytes.subarray(2 * MIB), 2 * MIB, bytes.length);
    expect(last.body).toEqual({ received: bytes.length, complete: true });
    expect((await put(sha, bytes.subarray(0, 10), 0, bytes.length)).body).toEqual({
      received: bytes.length,
      complete: true,
    });
    const colleague = await office.device();
    const fetched = await colleague.request(`/v1/attachments/${sha}`);
    expect(fetched.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.from(await fetched.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('stays in its showroom', async () => {
    const bytes = randomBytes(100);
    const sha = nameOf(bytes);
    await put(sha, bytes, 0, 100);
    const stranger = await office.device('FAR');
    expect((await stranger.request(`/v1/attachments/${sha}`)).status).toBe(404);
    expect(await received(sha, stranger)).toBe(0);
  });

  it('with another content than its name says is dropped, and the right one is taken afterwards', async () => {
    const bytes = randomBytes(1000);
    const sha = nameOf(bytes);
    const wrong = await put(sha, randomBytes(1000), 0, 1000);
    expect(wrong).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', message: expect.stringContaining('sha256') },
    });
    expect(await received(sha)).toBe(0);
    expect((await put(sha, randomBytes(10), 0, 500)).body).toEqual({ received: 10, complete: false });
    expect((await put(sha, bytes, 0, 1000)).body).toEqual({ received: 1000, complete: true });
  });

  it('is refused above 20 MiB, in pieces above 1 MiB, or longer than it says', async () => {
    const sha = nameOf(randomBytes(1));
    expect((await put(sha, randomBytes(10), 0, 20 * MIB + 1)).body.code).toBe('too_large');
    expect((await put(sha, randomBytes(MIB + 1), 0, 2 * MIB)).body.code).toBe('too_large');
    expect((await put(sha, randomBytes(11), 0, 10)).body.code).toBe('invalid_request');
    expect((await put(sha, randomBytes(0), 0, 10)).body.code).toBe('invalid_request');
    expect((await pc.request('/v1/attachments/nonsense', { method: 'HEAD' })).status).toBe(404);
  });

  it('sent by two PCs at once is kept once', async () => {
    const bytes = randomBytes(3 * MIB);
    const sha = nameOf(bytes);
    const other = await office.device();
    const send = async (from: TestDevice): Promise<void> => {
      for (let tries = 0; tries < 20; tries++) {
        const offset = await received(sha, from);
        if (offset === bytes.length) return;
        await put(sha, bytes.subarray(offset, offset + MIB), offset, bytes.length, from);
      }
    };
    await Promise.all([send(pc), send(other)]);
    const back = await (await other.request(`/v1/attachments/${sha}`)).arrayBuffer();
    expect(nameOf(new Uint8Array(back))).toBe(sha);
  });
});
