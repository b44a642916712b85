import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../tests/harness/device.ts';
import { GATEWAY_DATABASES, type GatewayPlace, startTestGateway, type TestGateway } from '../tests/harness/gateway.ts';
import { type TestClock, testClock } from '../tests/harness/store.ts';
import type { ReadOperation } from './store/operation.ts';
import { noteFailure } from './store/parked.ts';
import { listParked } from './store/parked-view.ts';

const DAY = 86_400_000;

describe.each(GATEWAY_DATABASES)('the change log of the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let clock: TestClock;
  let g: TestGateway;
  let storeId: string;
  let stores = 0;
  beforeAll(async () => {
    place = await open();
    clock = testClock();
    g = await startTestGateway(place, { clock: clock.now });
  });
  afterAll(async () => {
    await g.close();
    await place.remove();
  });
  beforeEach(() => {
    storeId = `U${++stores}`;
  });

  const card = (pc: TestDevice, id = newId()) =>
    pc.op({ entity_id: id, patch: { kind: 'person', name: '王建国', mobile: '13800138000' } });
  const save = (pc: TestDevice, cards: number) => pc.push(Array.from({ length: cards }, () => card(pc)));
  const floor = async () => {
    const [row] = await g.gateway.database.query<{ floor: number }>(
      'SELECT log_floor_seq AS floor FROM store WHERE store_id = $1',
      [storeId],
    );
    return row!.floor;
  };

  it('keeps what is younger than 400 days, whole', async () => {
    const pc = await g.device(storeId);
    await save(pc, 3);
    clock.advance(399 * DAY);
    await g.gateway.trimLog();
    const { body } = await (await g.device(storeId)).pull(0);
    expect(body.changes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await floor()).toBe(0);
  });

  it('lets older changes go, however many; a PC that has not seen them is sent to a snapshot, the others go on', async () => {
    const before = await g.device(storeId);
    for (let pushes = 0; pushes < 5; pushes++) await save(before, 500);
    clock.advance(401 * DAY);
    const pc = await g.device(storeId);
    await save(pc, 2);
    // Trimmed before all were compared, the two young ones would be the only ones alike and make a pair.
    await g.gateway.findDuplicates();
    await g.gateway.trimLog();
    expect(await floor()).toBe(2500);
    const away = await pc.pull(2499);
    expect([away.status, away.body]).toEqual([410, expect.objectContaining({ code: 'snapshot_required' })]);
    const { body } = await pc.pull(2500);
    expect(body.changes.map(({ seq }) => seq)).toEqual([2501, 2502]);
    let records = 0;
    for (let after: string | null | undefined; after !== null; ) {
      const page = (await pc.snapshot(after, 1000)).body;
      records += page.changes.length;
      after = page.more ? page.after : null;
    }
    expect(records).toBe(2502);
  });

  it('drops nothing that stands behind a younger change, whatever the clock said when it was logged', async () => {
    const pc = await g.device(storeId);
    await save(pc, 1);
    clock.advance(-500 * DAY);
    await save(await g.device(storeId), 1);
    clock.advance(500 * DAY);
    await g.gateway.trimLog();
    expect(await floor()).toBe(0);
  });

  it('gives up a parked operation that no PC has sent for 30 days, and none before', async () => {
    const pc = await g.device(storeId);
    const op = card(pc);
    const pusher = { storeId, deviceId: pc.device_id, epoch: pc.epoch, now: clock.now(), hasCrm: false };
    const { database } = g.gateway;
    const body = JSON.parse(op.body) as ReadOperation['body'];
    await noteFailure(database, pusher, { opId: op.op_id, body, raw: Buffer.from(op.body) }, 'XX000', 1);
    const parked = async () => (await listParked(database, storeId, 10)).length;
    clock.advance(30 * DAY);
    await g.gateway.trimLog();
    expect(await parked()).toBe(1);
    clock.advance(1);
    await g.gateway.trimLog();
    expect(await parked()).toBe(0);
  });

  it('an operation whose change left the log is still known: sent again it changes nothing', async () => {
    const pc = await g.device(storeId);
    const op = card(pc);
    await pc.push([op]);
    clock.advance(401 * DAY);
    await g.gateway.trimLog();
    const later = await g.device(storeId);
    const again = { ...op, origin: { device_id: pc.device_id, epoch: pc.epoch, op_seq: op.op_seq } };
    expect((await later.push([{ ...again, op_seq: 1 }])).body.results).toMatchObject([
      { status: 'duplicate', server_seq: 1 },
    ]);
    expect(await g.gateway.documents(storeId, 'customer')).toHaveLength(1);
  });
});
