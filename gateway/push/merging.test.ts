import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { OpBody, OpResult } from '../protocol.ts';

describe.each(GATEWAY_DATABASES)('two cards of one customer, at the gateway on $title', ({ open }) => {
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
  const card = async (name: string, mobile: string): Promise<{ id: string; seq: number }> => {
    const id = newId();
    return { id, seq: (await send(here, { entity_id: id, patch: { kind: 'person', name, mobile } })).server_seq! };
  };
  const merge = (pc: TestDevice, id: string, into: string | null, base_seq: number | null = null) =>
    send(pc, { entity_id: id, kind: 'merge', base_seq, patch: { into } });
  const change = (pc: TestDevice, id: string, base_seq: number, patch: Record<string, unknown>) =>
    send(pc, { entity_id: id, kind: 'patch', base_seq, patch });
  const docOf = async (id: string) =>
    (await office.gateway.documents('S001', 'customer')).find((record) => record.id === id)?.doc;
  const lastChange = async (seq: number) => (await there.pull(seq - 1, 1)).body.changes[0];

  it('the merged card stays as another name of the one that is kept; others learn it, and an undo, by pull', async () => {
    const [kept, lost] = [await card('张三', '13800138000'), await card('张三丰', '13800138000')];
    const merged = await merge(here, lost.id, kept.id, lost.seq);
    expect(merged.status).toBe('applied');
    expect(await lastChange(merged.server_seq!)).toMatchObject({
      entity_id: lost.id,
      merged_into: kept.id,
      deleted_at: null,
      doc: { name: '张三丰' },
    });
    const undone = await merge(there, lost.id, null, merged.server_seq);
    expect(await lastChange(undone.server_seq!)).toMatchObject({ entity_id: lost.id, merged_into: null });
    expect(await change(there, lost.id, undone.server_seq!, { level: 'A' })).not.toHaveProperty('followed');
  });

  it('a late change of the merged card goes to the one that is kept, and the answer names it, also when asked again', async () => {
    const [kept, lost] = [await card('李四', '13800138001'), await card('李四', '13800138001')];
    await merge(here, lost.id, kept.id, lost.seq);
    const late = there.op({ entity_id: lost.id, kind: 'patch', base_seq: lost.seq, patch: { remarks: '周六再来' } });
    const [first] = (await there.push([late])).body.results;
    expect(first).toMatchObject({ status: 'applied', followed: kept.id });
    expect(await lastChange(first!.server_seq!)).toMatchObject({ entity_id: kept.id, doc: { remarks: '周六再来' } });
    expect((await there.push([late])).body.results[0]).toEqual({ ...first, status: 'duplicate' });
    expect(await docOf(lost.id)).not.toHaveProperty('remarks');
  });

  it('a late change follows a chain of merges to its end', async () => {
    const [x, y, z] = [
      await card('王五', '13800138002'),
      await card('王五', '13800138002'),
      await card('王五', '13800138002'),
    ];
    await merge(here, x.id, y.id, x.seq);
    await merge(here, y.id, z.id, y.seq);
    const late = await change(there, x.id, x.seq, { remarks: '要红色' });
    expect(late).toMatchObject({ status: 'applied', followed: z.id });
  });

  it('a phone typed on the merged card does not overwrite another phone of the kept one: a person decides', async () => {
    const [kept, lost] = [await card('赵六', '13800138003'), await card('赵六', '13900139003')];
    await merge(here, lost.id, kept.id, lost.seq);
    const late = await change(there, lost.id, lost.seq, { mobile: '13700137003' });
    expect(late).toMatchObject({ status: 'conflict', followed: kept.id, server_doc: { mobile: '13800138003' } });
    const [one, other] = [await card('赵七', '13800138004'), await card('赵七', '13800138004')];
    await merge(here, other.id, one.id, other.seq);
    expect((await change(there, other.id, other.seq, { mobile: '13700137004' })).status).toBe('applied');
    expect(await docOf(one.id)).toMatchObject({ mobile: '13700137004' });
  });

  it('two PCs merging the two cards into each other end with one card, not with none', async () => {
    const [a, b] = [await card('孙八', '13800138005'), await card('孙八', '13800138005')];
    expect((await merge(here, a.id, b.id, a.seq)).status).toBe('applied');
    expect(await merge(there, b.id, a.id, b.seq)).toMatchObject({ status: 'rejected', code: 'merge_cycle' });
    expect(await merge(here, a.id, a.id, a.seq)).toMatchObject({ code: 'merge_cycle' });
  });

  it('two PCs merging one card into different ones is for a person to settle', async () => {
    const [a, b, c] = [
      await card('周九', '13800138006'),
      await card('周九', '13800138006'),
      await card('周九', '13800138006'),
    ];
    await merge(here, a.id, b.id, a.seq);
    expect(await merge(there, a.id, c.id, a.seq)).toMatchObject({ status: 'conflict', code: 'field_conflict' });
    expect((await merge(there, a.id, b.id, a.seq)).status).toBe('applied');
  });

  it('a merge into a card that has not arrived waits for it; into a deleted one, or of visits, is refused', async () => {
    const lost = await card('吴十', '13800138007');
    const id = newId();
    const early = here.op({ entity_id: lost.id, kind: 'merge', base_seq: lost.seq, patch: { into: id } });
    expect((await here.push([early])).body.results[0]).toMatchObject({ code: 'record_missing', retryable: true });
    await send(here, { entity_id: id, patch: { kind: 'person', name: '吴十', mobile: '13800138007' } });
    expect((await here.push([early])).body.results[0]?.status).toBe('applied');

    // Undone before the other card came: asked again in whatever order, the two stay apart.
    const apart = await card('吴十一', '13800138017');
    const [target, from] = [newId(), { entity_id: apart.id, kind: 'merge', base_seq: apart.seq } as const];
    const undone = [here.op({ ...from, patch: { into: target } }), here.op({ ...from, patch: { into: null } })];
    const answers = async () => (await here.push(undone)).body.results.map(({ status, code }) => code ?? status);
    expect(await answers()).toEqual(['record_missing', 'waiting']);
    await send(here, { entity_id: target, patch: { kind: 'person', name: '吴十一', mobile: '13800138017' } });
    expect(await answers()).toEqual(['applied', 'applied']);
    expect(await change(here, apart.id, apart.seq, { level: 'A' })).not.toHaveProperty('followed');

    // A merge of a card that is itself not here keeps nobody from bringing the card.
    const late = { entity_id: newId(), kind: 'merge' } as const;
    const whole = { kind: 'person', name: '吴十一', mobile: '13800138017' };
    const both = [here.op({ ...late, patch: { into: apart.id } }), here.op({ ...late, kind: 'put', patch: whole })];
    const statuses = async () => (await here.push(both)).body.results.map(({ status, code }) => code ?? status);
    expect(await statuses()).toEqual(['record_missing', 'applied']);
    expect(await statuses()).toEqual(['applied', 'duplicate']);

    const [gone, left] = [await card('郑一', '13800138008'), await card('郑一', '13800138008')];
    await send(there, { entity_id: gone.id, kind: 'delete', base_seq: gone.seq, patch: {} });
    // The answer is about the other card: its place is no place in this one's history.
    const refused = { status: 'conflict', code: 'record_deleted', followed: gone.id } as const;
    expect(await merge(here, left.id, gone.id, left.seq)).toMatchObject(refused);

    const visit = { entity: 'visit', kind: 'merge', patch: { into: newId() } } as const;
    expect(await send(here, visit)).toMatchObject({ status: 'rejected', code: 'invalid_body' });
    expect(await send(here, { entity_id: left.id, kind: 'merge', patch: { into: 'someone' } })).toMatchObject({
      code: 'invalid_body',
      message: expect.stringContaining('into'),
    });
  });

  it('changes before and after a merge in one push take their ways', async () => {
    const [kept, lost] = [await card('冯二', '13800138009'), await card('冯二', '13800138009')];
    const of = (kind: 'patch' | 'merge', patch: Record<string, unknown>) =>
      here.op({ entity_id: lost.id, kind, base_seq: 0, patch });
    const { results } = (
      await here.push([of('patch', { level: 'A' }), of('merge', { into: kept.id }), of('patch', { level: 'H' })])
    ).body;
    expect(results.map(({ status, followed }) => [status, followed])).toEqual([
      ['applied', undefined],
      ['applied', undefined],
      ['applied', kept.id],
    ]);
    expect([await docOf(lost.id), await docOf(kept.id)]).toMatchObject([{ level: 'A' }, { level: 'H' }]);
  });
});
