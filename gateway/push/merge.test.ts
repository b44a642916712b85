import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { OpBody, OpResult, WireOp } from '../protocol.ts';

describe.each(GATEWAY_DATABASES)('two PCs on one record, at the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  let here: TestDevice;
  let there: TestDevice;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
    [here, there] = [await office.device(), await office.device()];
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  const send = async (pc: TestDevice, body: Partial<OpBody> & Pick<OpBody, 'patch'>): Promise<OpResult> =>
    (await pc.push([pc.op(body)])).body.results[0]!;
  const created = async (): Promise<{ id: string; seq: number }> => {
    const id = newId();
    const patch = { kind: 'person', name: '张三', mobile: '13800138000', level: 'B', remarks: '初次' };
    return { id, seq: (await send(here, { entity_id: id, patch })).server_seq! };
  };
  const docOf = async (id: string) =>
    (await office.gateway.documents('S001', 'customer')).find((record) => record.id === id);
  const change = (id: string, base_seq: number, patch: Record<string, unknown>) =>
    ({ entity_id: id, kind: 'patch', base_seq, patch }) as const;

  it('a guarded field changed on both sides is a conflict: nothing is overwritten, the PC gets the other version', async () => {
    const { id, seq } = await created();
    await send(there, change(id, seq, { mobile: '13900139000' }));
    const late = await send(here, change(id, seq, { mobile: '13700137000', level: 'H' }));
    expect(late).toMatchObject({ status: 'conflict', code: 'field_conflict', server_doc: { mobile: '13900139000' } });
    expect(late.message).toContain('mobile');
    expect((await docOf(id))?.doc).toMatchObject({ mobile: '13900139000', level: 'B' });
  });

  it('a consent granted before a withdrawal was heard of does not undo it: a person decides, and nothing of it is kept', async () => {
    const { id, seq } = await created();
    const asked = await send(there, change(id, seq, { hqShareConsent: 'granted', hqShareMethod: 'oral' }));
    await send(there, change(id, asked.server_seq!, { hqShareConsent: 'withdrawn', hqShareMethod: 'written' }));
    const late = await send(here, change(id, seq, { hqShareConsent: 'granted', hqShareMethod: 'sms', level: 'H' }));
    expect(late).toMatchObject({ status: 'conflict', code: 'field_conflict' });
    expect(late.message).toContain('hqShareConsent');
    const kept = { hqShareConsent: 'withdrawn', hqShareMethod: 'written', level: 'B' };
    expect((await docOf(id))?.doc).toMatchObject(kept);
    const seen = await send(here, change(id, late.server_seq!, { hqShareConsent: 'granted' }));
    expect(seen.status).toBe('applied');
  });

  it('a withdrawal always takes effect, whoever granted meanwhile, and the PC that withdrew may take its own back', async () => {
    const { id, seq } = await created();
    await send(there, change(id, seq, { hqShareConsent: 'granted' }));
    expect((await send(here, change(id, seq, { hqShareConsent: 'withdrawn' }))).status).toBe('applied');
    expect((await send(there, change(id, seq, { hqShareConsent: 'withdrawn' }))).status).toBe('applied');
    expect((await docOf(id))?.doc.hqShareConsent).toBe('withdrawn');
    expect((await send(here, change(id, seq, { hqShareConsent: 'granted' }))).status).toBe('applied');
  });

  it('the same new value on both sides is agreement, not a conflict', async () => {
    const { id, seq } = await created();
    await send(there, change(id, seq, { name: '张山' }));
    expect((await send(here, change(id, seq, { name: '张山' }))).status).toBe('applied');
  });

  it('who typed the same number as somebody else has not set it: changing it again without having seen theirs asks a person', async () => {
    const { id, seq } = await created();
    await send(there, change(id, seq, { mobile: '13900139000' }));
    const [same, other] = ['13900139000', '13700137000'].map((mobile) => here.op(change(id, seq, { mobile })));
    const { results } = (await here.push([same!, other!])).body;
    expect(results.map(({ status }) => status)).toEqual(['applied', 'conflict']);
    expect((await docOf(id))?.doc.mobile).toBe('13900139000');
  });

  it('different fields changed on both sides are both kept', async () => {
    const { id, seq } = await created();
    await send(there, change(id, seq, { mobile: '13900139000' }));
    expect((await send(here, change(id, seq, { name: '张四' }))).status).toBe('applied');
    expect((await docOf(id))?.doc).toMatchObject({ mobile: '13900139000', name: '张四' });
  });

  it('an ordinary field takes the last arrival and the change log keeps the earlier value', async () => {
    const { id, seq } = await created();
    const first = await send(there, change(id, seq, { remarks: '要白色' }));
    await send(here, change(id, seq, { remarks: '要黑色' }));
    expect((await docOf(id))?.doc.remarks).toBe('要黑色');
    const { changes } = (await here.pull(first.server_seq! - 1, 1)).body;
    expect(changes[0]?.doc?.remarks).toBe('要白色');
  });

  it('a PC’s own earlier change is not concurrent with its next one, however old its base', async () => {
    const { id, seq } = await created();
    const one = here.op(change(id, seq, { name: '张五' }));
    const two = here.op(change(id, seq, { name: '张六' }));
    expect((await here.push([one, two])).body.results.map((result) => result.status)).toEqual(['applied', 'applied']);
    expect((await send(here, change(id, 0, { name: '张七' }))).status).toBe('applied');
    expect((await docOf(id))?.doc.name).toBe('张七');
  });

  it('a conflict answers the same when it is sent again, even after the record moved on', async () => {
    const { id, seq } = await created();
    await send(there, change(id, seq, { name: '张八' }));
    await send(here, change(id, seq + 1, { name: '张九' }));
    const op = there.op(change(id, seq, { name: '张十' }));
    const first = (await there.push([op])).body.results[0];
    expect(first?.status).toBe('conflict');
    await send(here, change(id, seq + 2, { name: '张廿' }));
    expect((await there.push([op])).body.results[0]).toEqual(first);
  });

  it('a visit changed on both sides never conflicts', async () => {
    const id = newId();
    const visit = { arrivedAt: 1_700_000_000_000, channel: 'walkIn', name: '来客' };
    const { server_seq: seq } = await send(here, { entity: 'visit', entity_id: id, patch: visit });
    await send(there, { ...change(id, seq!, { name: '李一', outcome: 'captured' }), entity: 'visit' });
    const late = await send(here, { ...change(id, seq!, { leftAt: 1_700_000_100_000 }), entity: 'visit' });
    expect(late.status).toBe('applied');
    const [record] = await office.gateway.documents('S001', 'visit');
    expect(record?.doc).toEqual({ ...visit, name: '李一', outcome: 'captured', leftAt: 1_700_000_100_000 });
  });

  it('a deletion leaves a tombstone that others learn of, and a late change of the record asks a person', async () => {
    const { id, seq } = await created();
    const gone = await send(there, { entity_id: id, kind: 'delete', base_seq: seq, patch: {} });
    expect(gone.status).toBe('applied');
    const { changes } = (await here.pull(seq, 1)).body;
    expect(changes[0]).toMatchObject({ entity_id: id, doc: null, deleted_at: expect.any(Number) });
    const late = await send(here, change(id, seq, { level: 'A' }));
    expect(late).toMatchObject({ status: 'conflict', code: 'record_deleted', server_doc: { name: '张三' } });
    expect((await docOf(id))?.deletedAt).not.toBeNull();
  });

  it('a PC brings back what it deleted itself without having heard of its own deletion, but not what another one deleted', async () => {
    const whole = { kind: 'person', name: '张三', mobile: '13800138000' };
    const { id, seq } = await created();
    const ends = (pc: TestDevice) => pc.op({ entity_id: id, kind: 'delete', base_seq: seq, patch: {} });
    const back = () => here.op({ entity_id: id, base_seq: seq, patch: whole });
    const results = async (pc: TestDevice, ops: WireOp[]) =>
      (await pc.push(ops)).body.results.map(({ status, code }) => code ?? status);
    expect(await results(here, [ends(here), back()])).toEqual(['applied', 'applied']);
    expect(await results(here, [ends(here)])).toEqual(['applied']);
    expect(await results(here, [back()])).toEqual(['applied']);
    expect((await docOf(id))?.deletedAt).toBeNull();
    await there.push([ends(there)]);
    expect(await results(here, [ends(here), back()])).toEqual(['applied', 'record_deleted']);
    expect((await docOf(id))?.deletedAt).not.toBeNull();
  });

  it('a change that would leave the customer without any phone is refused and changes nothing', async () => {
    const { id, seq } = await created();
    const answer = await send(here, change(id, seq, { mobile: null }));
    expect(answer).toMatchObject({
      status: 'rejected',
      code: 'invalid_body',
      message: expect.stringContaining('mobile'),
    });
    expect((await docOf(id))?.doc.mobile).toBe('13800138000');
  });

  it('a record above 256 KB is refused, sent at once or grown bit by bit, and stays as it was', async () => {
    const whole = { kind: 'person', name: '张三', mobile: '13800138000', novel: '长'.repeat(90_000) };
    const refused = { status: 'rejected', code: 'invalid_body', message: '内容过长：一条记录最多 256 KB' };
    expect(await send(here, { patch: whole })).toMatchObject(refused);
    const { id, seq } = await created();
    const chapters = [1, 2, 3].map((n) => here.op(change(id, seq, { [`chapter${n}`]: '长'.repeat(40_000) })));
    const { results } = (await here.push(chapters)).body;
    expect(results.map(({ status }) => status)).toEqual(['applied', 'applied', 'rejected']);
    expect(results[2]).toMatchObject(refused);
    expect(Object.keys((await docOf(id))!.doc)).not.toContain('chapter3');
    expect((await send(here, change(id, seq, { level: 'A' }))).status).toBe('applied');
  });

  it('a change whose record never arrived is refused, and accepted once the record is there', async () => {
    const id = newId();
    const op = here.op(change(id, 0, { level: 'A' }));
    expect((await here.push([op])).body.results[0]).toMatchObject({ code: 'record_missing', retryable: true });
    await send(here, { entity_id: id, patch: { kind: 'company', name: '某公司', landline: '010-12345678' } });
    expect((await here.push([op])).body.results[0]?.status).toBe('applied');
  });
});
