import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { post } from '../../tests/harness/device.ts';
import { type GatewayPlace, pglitePlace, startTestGateway, type TestGateway } from '../../tests/harness/gateway.ts';
import { trustedProxies } from './proxies.ts';

const PROXY = '127.0.0.1';

describe('who is asking', () => {
  const { clientOf } = trustedProxies('127.0.0.1, 10.0.0.0/8, fd00::/8');

  it.each<[string, string, string | undefined, string]>([
    ['a PC that comes straight', '203.0.113.7', undefined, '203.0.113.7'],
    ['a PC that comes straight and makes up a header', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['a PC behind the proxy', PROXY, '203.0.113.7', '203.0.113.7'],
    ['a proxy that says nothing', PROXY, undefined, PROXY],
    ['a PC that made up what the proxy added to', PROXY, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['a PC behind two proxies', PROXY, '198.51.100.1, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['a proxy on a socket that speaks IPv6', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['an IPv6 network of proxies', 'fd00::1', '[2001:db8::5]:4711', '2001:db8::5'],
    ['a hop written with its port', PROXY, '203.0.113.7:50123', '203.0.113.7'],
    ['a hop that is no address', PROXY, '203.0.113.7, unknown', PROXY],
    ['nobody but proxies', PROXY, '10.0.0.1, 10.0.0.2', '10.0.0.1'],
  ])('%s', (_who, peer, forwarded, client) => {
    expect(clientOf(peer, forwarded)).toBe(client);
  });

  it.each(['', 'localhost', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.0/8/8', '127.0.0.1,', '10.0.0.0/x'])(
    'a list such as "%s" is refused, not half understood',
    (list) => {
      expect(() => trustedProxies(list)).toThrow(RangeError);
    },
  );
});

describe('five enrolments a minute', () => {
  let place: GatewayPlace;
  let office: TestGateway;
  beforeEach(async () => {
    place = await pglitePlace();
    office = await startTestGateway(place, { limits: {} });
  });
  afterEach(async () => {
    await office.close();
    await place.remove();
  });
  const guess = { code: 'AAAA-BBBB-CCCC', public_key: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }, name: '一号机' };
  const enrolAs = async (url: string, client: string): Promise<number> =>
    (await post(url, '/v1/enrol', guess, { 'x-forwarded-for': client })).status;
  const guessesAs = async (url: string, clients: string[]): Promise<number[]> => {
    const answers: number[] = [];
    for (const client of clients) answers.push(await enrolAs(url, client));
    return answers;
  };
  const six = (one: (index: number) => string): string[] => Array.from({ length: 6 }, (_, index) => one(index));

  it('are each PC’s own behind a trusted proxy, and one who guesses shuts out nobody else', async () => {
    const { url } = await office.gateway.listen({ proxies: trustedProxies(PROXY) });
    expect(
      (
        await guessesAs(
          url,
          six(() => '203.0.113.7'),
        )
      ).at(-1),
    ).toBe(429);
    expect(await enrolAs(url, '203.0.113.8')).not.toBe(429);
  });

  it('cannot be had again by making up who one is: not behind the proxy, and not without one', async () => {
    const { url } = await office.gateway.listen({ proxies: trustedProxies(PROXY) });
    expect(
      (
        await guessesAs(
          url,
          six((index) => `198.51.100.${index}, 203.0.113.9`),
        )
      ).at(-1),
    ).toBe(429);
    expect(
      (
        await guessesAs(
          office.url,
          six((index) => `198.51.100.${index}`),
        )
      ).at(-1),
    ).toBe(429);
  });
});
