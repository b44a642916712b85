import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, sha256, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { EntityName, WireChange, WireOp } from '../protocol.ts';

/** The client's side of the proof, written from the docstrings of protocol.ts. */
function rangeOf(ops: readonly WireOp[]) {
  const sorted = ops.toSorted((a, b) => a.op_seq - b.op_seq);
  const [from, to] = [sorted[0]!.op_seq, sorted.at(-1)!.op_seq];
  return { from, to, count: ops.length, sha256: sha256(sorted.map(({ op_id }) => op_id).join('')) };
}
function bucketsOf(changes: readonly WireChange[]) {
  const groups = Map.groupBy(
    changes,
    ({ entity, entity_id }) => `${entity}/${Number.parseInt(entity_id.slice(-2), 16)}`,
  );
  return [...groups].map(([key, group]) => {
    const [entity, bucket] = key.split('/');
    const ids = group.toSorted((a, b) => (a.entity_id < b.entity_id ? -1 : 1));
    const text = ids.map(({ entity_id, seq }) => `${entity_id}:${seq},`).join('');
    return { entity: entity as EntityName, bucket: Number(bucket), count: group.length, sha256: sha256(text) };
  });
}

describe.each(GATEWAY_DATABASES)('the nightly proof at the gateway on $title', ({ open }) => {
  let place: GatewayPlace;
  let office: TestGateway;
  beforeAll(async () => {
    place = await open();
    office = await startTestGateway(place);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await place.remove();
  });

  const newCustomers = (pc: TestDevice, count: number) =>
    Array.from({ length: count }, (_, i) =>
      pc.op({ entity_id: newId(), patch: { kind: 'person', name: `客${i}`, mobile: '13800138000' } }),
    );
  const seen = async (pc: TestDevice) => (await pc.snapshot('', 1000)).body;

  it('finds nothing when all arrived', async () => {
    const pc = await office.device('SAME');
    const ops = newCustomers(pc, 60);
    await pc.push(ops);
    await pc.push([pc.op({ entity: 'visit', patch: { arrivedAt: 1, channel: 'call' } })]);
    const { changes, as_of_seq } = await seen(pc);
    const { body } = await pc.reconcile({
      ranges: [rangeOf(ops.slice(0, 30)), rangeOf(ops.slice(30))],
      records: { as_of_seq, buckets: bucketsOf(changes) },
    });
    expect(body).toEqual({
      gateway_epoch: pc.gateway_epoch,
      head_seq: 61,
      missing: [],
      records: { total: 61, differing: [] },
    });
  });

  it('names the operations that are missing, as ranges inside those asked for', async () => {
    const pc = await office.device('GAPS');
    const ops = newCustomers(pc, 20);
    await pc.push(ops.filter(({ op_seq }) => ![1, 7, 8, 9, 15, 20].includes(op_seq)));
    const asked = [rangeOf(ops.slice(0, 10)), rangeOf(ops.slice(10, 14)), rangeOf(ops.slice(14))];
    expect((await pc.reconcile({ ranges: asked })).body.missing).toEqual([
      { from: 1, to: 1 },
      { from: 7, to: 9 },
      { from: 15, to: 15 },
      { from: 20, to: 20 },
    ]);
    expect((await pc.reconcile({ epoch: newId(), ranges: [rangeOf(ops.slice(0, 3))] })).body.missing).toEqual([
      { from: 1, to: 3 },
    ]);
  });

  it('names the buckets that differ, with what the gateway has: a record lost, altered, or known to one side only', async () => {
    const pc = await office.device('DIFFER');
    await pc.push(newCustomers(pc, 40));
    const { changes, as_of_seq } = await seen(pc);
    const bucketOf = (id: string) => Number.parseInt(id.slice(-2), 16);
    const [lost, stale] = [
      changes[3]!,
      changes.find((change) => bucketOf(change.entity_id) !== bucketOf(changes[3]!.entity_id))!,
    ];
    const stray = { ...lost, entity: 'vehicle', entity_id: newId() };
    const mine = changes
      .filter((change) => change !== lost)
      .map((change) => (change === stale ? { ...change, seq: 999 } : change));
    const { records } = (await pc.reconcile({ records: { as_of_seq, buckets: bucketsOf([...mine, stray]) } })).body;
    const entriesIn = (bucket: number) =>
      changes
        .filter((change) => bucketOf(change.entity_id) === bucket)
        .map(({ entity_id, seq }) => [entity_id, seq])
        .sort();
    const expected = [
      ...[lost, stale]
        .map(({ entity_id }) => bucketOf(entity_id))
        .map((bucket) => ({ entity: 'customer', bucket, entries: entriesIn(bucket) })),
      { entity: 'vehicle', bucket: bucketOf(stray.entity_id), entries: [] },
    ];
    const inOrder = (buckets: object[]) => buckets.map((bucket) => JSON.stringify(bucket)).sort();
    expect(inOrder(records!.differing)).toEqual(inOrder(expected));
    expect(records!.total).toBe(40);
  });

  it('compares no records while somebody saves, and nothing at all with a gateway of another epoch', async () => {
    const pc = await office.device('MOVED');
    await pc.push(newCustomers(pc, 3));
    expect((await pc.reconcile({ records: { as_of_seq: 2, buckets: [] } })).body).toMatchObject({
      head_seq: 3,
      records: null,
    });
    expect(await pc.reconcile({ gateway_epoch: 'before' })).toMatchObject({
      status: 409,
      body: { code: 'gateway_epoch_changed', gateway_epoch: pc.gateway_epoch },
    });
  });

  it('of an empty showroom is that both have nothing', async () => {
    const pc = await office.device('NOTHING');
    const { records } = (await pc.reconcile({ records: { as_of_seq: 0, buckets: [] } })).body;
    expect(records).toEqual({ total: 0, differing: [] });
  });
});
