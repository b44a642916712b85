import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { visitDoc } from '../../factories/visit.ts';
import { enrolTestDevice, type TestDevice } from '../../harness/device.ts';
import { type Fault, type FaultProxy, faultProxy } from '../../harness/fault-proxy.ts';
import { GATEWAY_DATABASES } from '../../harness/gateway.ts';
import { type HeadOffice, headOffice } from './head-office.ts';
import { ShowroomPc } from './showroom-pc.ts';
import { verdict } from './verdict.ts';

const postgresql = GATEWAY_DATABASES.length > 1;
const SAVES = 3;

describe.skipIf(!postgresql)('a line that mistreats bodies (needs PostgreSQL)', () => {
  let office: HeadOffice;
  let proxy: FaultProxy;
  let elsewhere: TestDevice;
  const pc = new ShowroomPc();
  let arrived = 0;
  beforeAll(async () => {
    office = await headOffice();
    proxy = await faultProxy(office.url);
    elsewhere = await enrolTestDevice(office.url, await office.code());
    await pc.start({ syncDelayMs: 50 });
    await pc.setUp(proxy.url, await office.code());
    await pc.settled();
  });
  afterAll(async () => {
    await pc.remove();
    await proxy.close();
    await office.close();
  });

  /** People go on working on both sides of the line while `fault` is on it; then it is well again. */
  async function workUnder(fault: Fault): Promise<void> {
    const before = proxy.paths.length;
    for (let n = 1; n <= SAVES; n += 1) {
      proxy.fault = fault;
      await pc.register(`${fault} 之 ${n}`);
      const { id, ...patch } = visitDoc({ guestName: `别处 ${fault} 之 ${n}` });
      await elsewhere.push([elsewhere.op({ entity: 'visit', entity_id: id, patch })]);
      arrived += 1;
      const tries = proxy.paths.length;
      await vi.waitFor(() => expect(proxy.paths.length).toBeGreaterThan(tries + 1), { timeout: 10_000, interval: 20 });
      // Each of them loses its end once, not one of them thrice.
      if (fault === 'bodyCutOnce') await pc.settled();
    }
    expect(proxy.paths.slice(before)).toContain('/v1/push');
    proxy.fault = 'none';
    await pc.sendNow();
  }

  for (const [fault, what] of [
    ['replayed', 'bodies that come again and again'],
    ['bodyCut', 'bodies that lose their end'],
    ['bodyCutOnce', 'one body that loses its end'],
    ['answerHalf', 'answers that lose their end'],
    ['answerOld', 'answers out of a cache'],
    ['answerLost', 'answers that never come'],
  ] as const satisfies [Fault, string][])
    test(`${what}: everything arrives once on both sides, and nobody is asked to do anything`, async () => {
      await workUnder(fault);
      expect(await pc.status()).toMatchObject({ pending: 0, rejected: 0, state: 'synced' });
    });

  test('afterwards the PC and head office have the same, and nothing twice', async () => {
    await pc.stop();
    const found = await verdict([pc], office.seen);
    expect(found).toMatchObject({ violations: [], guests: pc.saved.length + arrived });
    expect(pc.saved.length).toBe(6 * SAVES);
  });
});
