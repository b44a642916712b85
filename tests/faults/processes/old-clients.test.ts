import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownFields } from '../../../gateway/documents.ts';
import type { OpBody, PushRequest } from '../../../gateway/protocol.ts';
import { customerDoc } from '../../factories/customer.ts';
import type { TestDevice } from '../../harness/device.ts';
import { GATEWAY_DATABASES, type GatewayPlace, startTestGateway, type TestGateway } from '../../harness/gateway.ts';
import { type TestPc, testPc } from '../../harness/pc.ts';

/** Pushes as clients of earlier versions really sent them: their own programs were run and their line recorded. */
interface Recorded {
  client: string;
  pushes: PushRequest[];
}
const CLIENTS = ['pushes-first-client', 'pushes-schema-1'].map(
  (name) => JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Recorded,
);

let place: GatewayPlace;
let g: TestGateway;
beforeAll(async () => {
  place = await GATEWAY_DATABASES.at(-1)!.open();
  g = await startTestGateway(place);
});
afterAll(async () => {
  await g.close();
  await place.remove();
});

const bodyOf = ({ body }: { body: string }) => JSON.parse(body) as OpBody;
/** Exactly what was recorded, under an identity of today. */
const resend = (device: TestDevice, { ops, ...head }: PushRequest) =>
  device.push(ops, { ...head, epoch: device.epoch, gateway_epoch: device.gateway_epoch });

describe.each(CLIENTS.map((recorded, number) => ({ ...recorded, storeId: `OLD${number}` })))(
  '$client × the gateway of today',
  ({ pushes, storeId }) => {
    let device: TestDevice;
    beforeAll(async () => {
      device = await g.device(storeId);
    });
    const ops = pushes.flatMap((push) => push.ops);

    test('everything it sends is applied, each save with every field that is a PC’s to fill', async () => {
      expect(pushes.map(({ protocol, schema_v }) => [protocol, schema_v])).toEqual(pushes.map(() => [1, 1]));
      for (const push of pushes) {
        const { status, body } = await resend(device, push);
        expect(status).toBe(200);
        expect(body.results.map((result) => result.status)).toEqual(push.ops.map(() => 'applied'));
      }
      const held = new Map<string, Record<string, unknown>>();
      for (const { entity, patch, entity_id: id } of ops.map(bodyOf))
        held.set(id, { ...held.get(id), ...ownFields(entity, patch) });
      const { changes } = (await device.snapshot()).body;
      for (const [id, fields] of held)
        expect(changes.find(({ entity_id }) => entity_id === id)?.doc).toMatchObject(fields);
    });

    test('what it sends again changes nothing, and it is told the same', async () => {
      const before = (await device.snapshot()).body.as_of_seq;
      for (const push of pushes)
        for (const result of (await resend(device, push)).body.results)
          expect(result).toMatchObject({ status: 'duplicate', server_seq: expect.any(Number) });
      expect((await device.snapshot()).body.as_of_seq).toBe(before);
    });

    test('a PC of today receives what it sent, and its change comes back without taking a field away', async () => {
      const pc = await testPc(g, { storeId });
      expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
      const sent = ops.map(bodyOf).find(({ entity, kind }) => entity === 'customer' && kind === 'put')!;
      expect(pc.shows('customer', sent.entity_id, 'name')).toBe(sent.patch.name);
      pc.store.write({ id: 'system' }, (tx) => tx.update('customer', sent.entity_id, { address: '香港中路 10 号' }));
      expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
      const { changes } = (await device.records([{ entity: 'customer', id: sent.entity_id }])).body;
      expect(changes[0]!.doc).toMatchObject({ name: sent.patch.name, address: '香港中路 10 号' });
      pc.close();
    });
  },
);

describe('the client of today × a newer showroom', () => {
  let newer: TestDevice;
  let pc: TestPc;
  const unknown: string[] = [];
  /** What a newer gateway's feed holds: beside the rest, a kind of record this client has never heard of. */
  const fromTheFuture: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).includes('/v1/pull')) return response;
    const page = (await response.json()) as { changes: { entity: string; entity_id: string }[]; hint?: string };
    for (const change of page.changes) if (unknown.includes(change.entity_id)) change.entity = 'service_job';
    return Response.json({ ...page, hint: 'a field of tomorrow' });
  };
  beforeAll(async () => {
    newer = await g.device('NEW');
    pc = await testPc(g, { storeId: 'NEW', fetch: fromTheFuture });
  });
  afterAll(() => pc.close());

  test('a field it does not know survives its change of the same record', async () => {
    const { id, ...patch } = customerDoc({ name: '李时珍' });
    const future = { insurance: { until: '2027-03-14', by: '人保' } };
    const put = newer.op({ entity_id: id, patch: { ...patch, ...future } });
    const pushed = await newer.push([put], { schema_v: 3 });
    expect(pushed.body.results[0]).toMatchObject({ status: 'applied' });
    await pc.exchange();
    pc.store.write({ id: 'system' }, (tx) => tx.update('customer', id, { remarks: '想看新车' }));
    expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
    const { changes } = (await newer.records([{ entity: 'customer', id }])).body;
    expect(changes[0]!.doc).toMatchObject({ ...future, name: '李时珍', remarks: '想看新车' });
  });

  test('a kind of record it does not know keeps none of the others from arriving', async () => {
    const [before, strange, after] = ['王叔和', '甲', '孙思邈'].map((name) => customerDoc({ name }));
    unknown.push(strange!.id);
    const ops = [before!, strange!, after!].map(({ id, ...patch }) => newer.op({ entity_id: id, patch }));
    await newer.push(ops);
    expect(await pc.exchange()).toMatchObject({ end: { ok: true } });
    const names = pc.store.db.prepare('SELECT name FROM customer ORDER BY name').pluck().all() as string[];
    expect(names).toEqual(expect.arrayContaining(['王叔和', '孙思邈']));
    expect(names).not.toContain('甲');
    // Nothing is asked for again and again because of it.
    const place = pc.store.db.prepare('SELECT cursor, snapshot_after AS after FROM sync_state').get();
    expect(place).toEqual({ cursor: (await newer.snapshot()).body.as_of_seq, after: null });
  });

  test('the gateway of today lets what only a newer one knows wait at the PC, and takes the rest', async () => {
    const { id, ...patch } = customerDoc({ name: '张仲景' });
    const job = newer.op({ entity: 'service_job' as OpBody['entity'], patch: { at: 1 } });
    const split = newer.op({ entity_id: id, kind: 'split' as OpBody['kind'], patch: {} });
    const known = newer.op({ entity_id: id, patch });
    const { status, body } = await newer.push([job, split, known], { schema_v: 9 });
    expect(status).toBe(200);
    expect(body.results).toMatchObject([
      { status: 'deferred', code: 'unsupported', retryable: true },
      { status: 'deferred', code: 'unsupported', retryable: true },
      { status: 'applied' },
    ]);
  });
});
