import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { WireOp } from '../protocol.ts';

const person = (name: string, mobile = '13800138000') => ({ kind: 'person', name, mobile });

describe.each(GATEWAY_DATABASES)('what a PC numbers as new and is not, at the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let storeId: string;
  let pc: TestDevice;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });
  beforeEach(async () => {
    storeId = newId().slice(4);
    pc = await office.device(storeId);
    // Its epoch has begun: from here on higher numbers are taken for new.
    await pc.push([pc.op({ patch: person('前一位') })]);
  });

  const send = async (from: TestDevice, ops: WireOp[]) =>
    (await from.push(ops)).body.results.map(({ status, code, server_seq: seq }) => [status, code, seq]);
  const names = async () => (await office.gateway.documents(storeId, 'customer')).map(({ doc }) => doc.name).sort();

  it('an operation sent under a higher number in the epoch after a restore is known, and the new ones beside it are applied', async () => {
    const known = pc.op({ patch: person('张三') });
    expect(await send(pc, [known])).toEqual([['applied', null, 2]]);
    pc.epoch = newId();
    expect(await send(pc, [pc.op({ patch: person('李四') })])).toEqual([['applied', null, 3]]);
    const again = { ...known, op_seq: known.op_seq + 100 };
    expect(await send(pc, [again, { ...pc.op({ patch: person('王五') }), op_seq: again.op_seq + 1 }])).toEqual([
      ['duplicate', null, 2],
      ['applied', null, 4],
    ]);
    expect(await names()).toEqual(['前一位', '张三', '李四', '王五'].sort());
    expect((await pc.pull()).body.changes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('a whole card of a customer another PC brought already is compared field by field, not written over it', async () => {
    const desk = await office.device(storeId);
    const id = newId();
    await desk.push([desk.op({ entity_id: id, patch: person('张三') })]);
    const [late, other] = (
      await pc.push([
        pc.op({ entity_id: id, patch: person('张三', '13900139000') }),
        pc.op({ patch: person('李四', '13700137000') }),
      ])
    ).body.results;
    expect(late).toMatchObject({ status: 'conflict', code: 'field_conflict', server_doc: person('张三') });
    expect(other).toMatchObject({ status: 'applied', server_seq: 3 });
    expect(await names()).toEqual(['前一位', '张三', '李四'].sort());
  });

  it('an op_id another showroom has used is told so, also where the record it changes is not there', async () => {
    const stranger = await office.device(`${storeId.slice(0, 28)}X`);
    const theirs = stranger.op({ patch: person('张三') });
    await stranger.push([theirs]);
    const change = pc.op({ kind: 'patch', base_seq: 1, patch: { remarks: '再次到店' } });
    expect(await send(pc, [{ ...change, op_id: theirs.op_id }, pc.op({ patch: person('李四') })])).toEqual([
      ['rejected', 'op_reused', null],
      ['applied', null, 2],
    ]);
  });
});
