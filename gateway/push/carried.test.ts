import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { WireOp } from '../protocol.ts';

describe.each(GATEWAY_DATABASES)('a backlog brought on a stick to the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let carrier: TestDevice;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
    carrier = await office.device();
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  const person = (name: string) => ({ kind: 'person', name, mobile: '13800138000' });
  const carried = (pc: TestDevice, ops: WireOp[]): WireOp[] =>
    ops.map((op, index) => ({
      ...op,
      op_seq: 1_000_000 + index,
      origin: { device_id: pc.device_id, epoch: pc.epoch, op_seq: op.op_seq },
    }));
  const statuses = async (pc: TestDevice, ops: WireOp[]) =>
    (await pc.push(ops)).body.results.map(({ status, code }) => code ?? status);

  it('counts as the PC’s own that saved it: sent again by that PC it is known, and its next change is not concurrent', async () => {
    const alone = await office.device();
    const id = newId();
    const ops = [alone.op({ entity_id: id, patch: person('张三') }), alone.op({ patch: person('李四') })];
    expect(await statuses(carrier, carried(alone, ops))).toEqual(['applied', 'applied']);
    expect(await statuses(alone, ops)).toEqual(['duplicate', 'duplicate']);
    const next = alone.op({ entity_id: id, kind: 'patch', base_seq: null, patch: { name: '张三丰' } });
    expect(await statuses(alone, [next])).toEqual(['applied']);
    const rows = await office.gateway.database.query(
      'SELECT op_seq, epoch FROM applied_op WHERE device_id = $1 ORDER BY op_seq',
      [alone.device_id],
    );
    expect(rows).toEqual([1, 2, 3].map((op_seq) => ({ op_seq, epoch: alone.epoch })));
  });

  it('is concurrent with what the carrier itself changed', async () => {
    const alone = await office.device();
    const id = newId();
    const { server_seq: seq } = (await carrier.push([carrier.op({ entity_id: id, patch: person('王五') })])).body
      .results[0]!;
    await carrier.push([carrier.op({ entity_id: id, kind: 'patch', base_seq: seq, patch: { name: '王六' } })]);
    const ops = [alone.op({ entity_id: id, kind: 'patch', base_seq: seq, patch: { name: '王七' } })];
    expect(await statuses(carrier, carried(alone, ops))).toEqual(['field_conflict']);
  });

  it('travels with the carrier’s own operations, each PC’s in the order it saved them', async () => {
    const alone = await office.device();
    const id = newId();
    const put = alone.op({ entity_id: id, patch: person('赵六') });
    const patch = alone.op({ entity_id: id, kind: 'patch', patch: { level: 'A' } });
    const own = carrier.op({ patch: person('孙七') });
    expect(await statuses(carrier, [own, ...carried(alone, [patch, put])])).toEqual(['applied', 'applied', 'applied']);
    expect(await statuses(carrier, [carrier.op({ patch: person('周八') })])).toEqual(['applied']);
  });

  it('of a PC of another showroom is refused, while the rest goes through', async () => {
    const stranger = await office.device('OTHER');
    const ops = [...carried(stranger, [stranger.op({ patch: person('吴九') })]), carrier.op({ patch: person('郑十') })];
    expect(await statuses(carrier, ops)).toEqual(['origin_unknown', 'applied']);
    expect(await office.gateway.documents('S001', 'customer', { find: '吴九' })).toEqual([]);
  });

  it('with a number that PC has used for something else is refused alone', async () => {
    const alone = await office.device();
    const sent = alone.op({ patch: person('冯一') });
    await alone.push([sent]);
    const clone = { ...alone.op({ patch: person('陈二') }), op_seq: sent.op_seq };
    expect(await statuses(carrier, [...carried(alone, [clone]), carrier.op({ patch: person('褚三') })])).toEqual([
      'device_cloned',
      'applied',
    ]);
  });

  it('protects the number from the PC’s own disk image that sends another operation under it later', async () => {
    const alone = await office.device();
    await carrier.push(carried(alone, [alone.op({ patch: person('卫四') })]));
    const other = { ...alone.op({ patch: person('蒋五') }), op_seq: 1 };
    expect(await alone.push([other])).toMatchObject({ status: 409, body: { code: 'device_cloned' } });
  });
});
