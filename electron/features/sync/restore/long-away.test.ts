import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../../../tests/harness/gateway.ts';
import { type TestPc, testPc } from '../../../../tests/harness/pc.ts';
import { type TestClock, testClock } from '../../../../tests/harness/store.ts';

const LINA = { id: '0190f5e0-0000-7000-8000-00000000000a' };
const DAY = 86_400_000;

let place: GatewayPlace;
let office: TestClock;
let g: TestGateway;
let a: TestPc;
let b: TestPc;
beforeEach(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  office = testClock(Date.now());
  g = await startTestGateway(place, { clock: office.now });
  a = await testPc(g);
  b = await testPc(g);
});
afterEach(async () => {
  a.close();
  b.close();
  await g.close();
  await place.remove();
});

const fine = async (...pcs: TestPc[]) => {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
};
const save = (pc: TestPc, name: string) =>
  pc.store.write(LINA, (tx) => tx.insert('customer', customerDoc({ name })).id);
const edit = (pc: TestPc, id: string, changes: Record<string, unknown>) =>
  pc.store.write(LINA, (tx) => tx.update('customer', id, changes));

test('a PC that was away for longer than the log reaches back gets everything, deletions too, and what it saved meanwhile arrives', async () => {
  const [kept, gone] = [save(a, '王建国'), save(a, '李秀英')];
  await fine(a, b);
  edit(b, kept, { remarks: '离线时写的' });
  const own = save(b, '离线时登记的');

  edit(a, kept, { occupation: '教师' });
  a.store.write(LINA, (tx) => tx.remove('customer', gone));
  const missed = save(a, '没见过的');
  await fine(a);
  office.advance(401 * DAY);
  await g.gateway.trimLog();
  const { status } = await b
    .session()
    .pull(1)
    .then(
      () => ({ status: 'answered' }),
      (error: { reason?: string }) => ({ status: error.reason }),
    );
  expect(status, 'the log reaches back no further').toBe('snapshot_required');

  await fine(b, a);
  for (const pc of [a, b]) {
    expect(pc.shows('customer', kept, 'remarks')).toBe('离线时写的');
    expect(pc.shows('customer', kept, 'occupation')).toBe('教师');
    expect(pc.shows('customer', gone, 'deleted_at')).not.toBeNull();
    expect(pc.shows('customer', missed, 'name')).toBe('没见过的');
    expect(pc.shows('customer', own, 'name')).toBe('离线时登记的');
    expect(await pc.prove()).toBe(true);
  }
  const waiting = b.store.db.prepare(`SELECT count(*) FROM outbox WHERE state = 'pending'`).pluck().get();
  expect(waiting).toBe(0);
});
