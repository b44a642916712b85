import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES, type EntityName } from '../../db/records.ts';
import { newId, type TestDevice } from '../../tests/harness/device.ts';
import {
  GATEWAY_DATABASES,
  type GatewayPlace,
  startTestGateway,
  type TestGateway,
} from '../../tests/harness/gateway.ts';
import type { WireChange } from '../protocol.ts';

let people = 0;
/** Each with a number of their own: pairs that look alike would be records too, whenever they are found. */
const person = (name: string) => ({ kind: 'person', name, mobile: `138${String(++people).padStart(8, '0')}` });
const SETTING = '00000000-0000-8000-8000-000000000001';
const DAY = '20260302-0000-8000-8000-000000000000';

describe.each(GATEWAY_DATABASES)('a PC that joins a showroom at the gateway on $title', ({ open }) => {
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

  /** All pages, with something done between them. */
  const fill = async (pc: TestDevice, limit: number, between: () => Promise<unknown> = async () => undefined) => {
    const pages: WireChange[][] = [];
    let answer = (await pc.snapshot('', limit)).body;
    const { as_of_seq: asOfSeq, total } = answer;
    for (;;) {
      pages.push(answer.changes);
      expect(answer).toMatchObject({ as_of_seq: asOfSeq, total, gateway_epoch: pc.gateway_epoch });
      if (!answer.more) return { pages, changes: pages.flat(), asOfSeq, total };
      await between();
      answer = (await pc.snapshot(answer.after, limit)).body;
    }
  };
  const keys = (changes: WireChange[]) => changes.map(({ entity, entity_id }) => `${entity}/${entity_id}`);

  it('gets a record of every entity there is, whatever page it stands on', async () => {
    const pc = await office.device('EVERY');
    const needed: Partial<Record<EntityName, Record<string, unknown>>> = {
      staff: { login: 'wang', name: '王芳', role: 'reception' },
      showroom_day: { visitOn: '2026-03-02' },
      customer: person('客'),
      vehicle: { vin: 'JTJBKRBZ902012999' },
      visit: { arrivedAt: 1_770_000_000_000, channel: 'walkIn' },
      attachment: { entity: 'customer', entityId: newId(), sha256: 'a'.repeat(64), size: 5 },
      duplicate: { entity: 'customer', leftId: newId(), rightId: newId(), reasons: [], state: 'open' },
    };
    const answer = await pc.push(ENTITIES.map((entity) => pc.op({ entity, patch: needed[entity] ?? { note: 'x' } })));
    expect(answer.body.results.map(({ status }: { status: string }) => status)).toEqual(ENTITIES.map(() => 'applied'));
    const { changes } = await fill(await office.device('EVERY'), 1);
    expect(changes.map(({ entity }) => entity)).toEqual(ENTITIES);
  });

  it('gets settings and staff first, then everything else, deleted and merged records too, page by page and each once', async () => {
    const pc = await office.device('FILL');
    const ids = Array.from({ length: 12 }, newId);
    await pc.push(ids.map((entity_id, i) => pc.op({ entity_id, patch: person(`客${i}`) })));
    const staff = { login: 'wang', name: '王芳', role: 'reception', passwordHash: 'argon2id' };
    await pc.push([
      pc.op({ entity: 'attachment', patch: { entity: 'customer', entityId: ids[2], sha256: 'a'.repeat(64), size: 5 } }),
      pc.op({ entity: 'visit', patch: { arrivedAt: 1_770_000_000_000, channel: 'walkIn' } }),
      pc.op({
        entity: 'showroom_day',
        entity_id: DAY,
        patch: { visitOn: '2026-03-02', weather: 'rain', rota: [newId()] },
      }),
      pc.op({ entity: 'staff', patch: staff }),
      pc.op({ entity: 'setting', entity_id: SETTING, patch: { showroomName: '城西店', idleMinutes: 5 } }),
      pc.op({ entity_id: ids[0]!, kind: 'delete', patch: {} }),
      pc.op({ entity_id: ids[1]!, kind: 'merge', patch: { into: ids[2] } }),
    ]);
    const { pages, changes, asOfSeq, total } = await fill(await office.device('FILL'), 4);
    expect(pages.map((page) => page.length)).toEqual([4, 4, 4, 4, 1]);
    expect([changes.length, total, asOfSeq]).toEqual([17, 17, 19]);
    expect(new Set(keys(changes)).size).toBe(17);
    expect(changes.map(({ entity }) => entity).slice(0, 4)).toEqual(['setting', 'staff', 'showroom_day', 'customer']);
    expect(changes[0]!.doc).toEqual({ showroomName: '城西店', idleMinutes: 5 });
    expect(changes[1]!.doc).toEqual(staff);
    const of = (id: string) => changes.find((change) => change.entity_id === id);
    expect(of(ids[0]!)).toMatchObject({ doc: null, deleted_at: expect.any(Number) });
    expect(of(ids[1]!)).toMatchObject({ doc: { name: '客1' }, merged_into: ids[2] });
    // The newest customer before the others.
    expect(changes.find(({ entity }) => entity === 'customer')!.entity_id).toBe(ids.at(-1));
  });

  it('has the showroom’s records, no more and no less, when others save, change and delete while the pages travel', async () => {
    const [busy, fresh] = [await office.device('BUSY'), await office.device('BUSY')];
    const ids = Array.from({ length: 30 }, newId);
    await busy.push(ids.map((entity_id, i) => busy.op({ entity_id, patch: person(`客${i}`) })));
    let round = 0;
    const { changes, asOfSeq } = await fill(fresh, 7, async () => {
      round += 1;
      await busy.push([
        busy.op({ patch: person(`新${round}`) }),
        busy.op({ entity_id: ids[round]!, kind: 'patch', base_seq: 1, patch: { level: 'A' } }),
        busy.op({ entity_id: ids[29 - round]!, kind: 'delete', base_seq: 1, patch: {} }),
      ]);
    });
    const mine = new Map(changes.map((change) => [change.entity_id, change]));
    for (const change of (await fresh.pull(asOfSeq)).body.changes)
      if (change.seq >= (mine.get(change.entity_id)?.seq ?? 0)) mine.set(change.entity_id, change);
    const seen = [...mine.values()].map(({ entity_id, seq, doc }) => [entity_id, seq, doc]).sort();
    const there = await office.gateway.documents('BUSY', 'customer');
    expect(seen).toEqual(there.map(({ id, seq, doc, deletedAt }) => [id, seq, deletedAt === null ? doc : null]).sort());
    expect(round).toBeGreaterThan(3);
  });

  it('gets long records in pages of some 4 MiB, each once, from the snapshot and from the feed alike', async () => {
    const pc = await office.device('LONG');
    for (let push = 0; push < 5; push++) {
      const four = Array.from({ length: 4 }, () => pc.op({ patch: { ...person('长'), novel: 'x'.repeat(250_000) } }));
      await pc.push(four);
    }
    const { pages, changes, asOfSeq, total } = await fill(pc, 1000);
    expect(pages.map((page) => page.length)).toEqual([17, 3]);
    expect([new Set(keys(changes)).size, total]).toEqual([20, 20]);
    const first = (await pc.pull(0, 1000)).body;
    expect([first.changes.length, first.cursor, first.more]).toEqual([17, 17, true]);
    const rest = (await pc.pull(first.cursor, 1000)).body;
    expect([rest.changes.length, rest.cursor, rest.more]).toEqual([3, asOfSeq, false]);
  });

  it('gets an empty showroom as one empty page, and is refused a place it made up', async () => {
    const pc = await office.device('EMPTY');
    expect((await pc.snapshot()).body).toMatchObject({ changes: [], more: false, as_of_seq: 0, total: 0 });
    expect(await pc.snapshot('1.2.3.; DROP TABLE customer')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    expect((await pc.snapshot('0.0.9.')).body).toMatchObject({ changes: [], more: false });
  });

  it('can ask for records by id; those of another showroom do not exist for it', async () => {
    const [pc, other] = [await office.device('ASK'), await office.device('ASK2')];
    const [id, gone] = [newId(), newId()];
    const doc = person('张三');
    await pc.push([pc.op({ entity_id: id, patch: doc }), pc.op({ entity_id: gone, kind: 'delete', patch: {} })]);
    const wanted = [id, gone, newId()].map((one) => ({ entity: 'customer' as const, id: one }));
    const { changes } = (await pc.records([...wanted, ...wanted])).body;
    expect(changes.toSorted((a, b) => a.seq - b.seq)).toEqual([
      {
        seq: 1,
        entity: 'customer',
        entity_id: id,
        doc,
        deleted_at: null,
        merged_into: null,
      },
      { seq: 2, entity: 'customer', entity_id: gone, doc: null, deleted_at: expect.any(Number), merged_into: null },
    ]);
    expect((await other.records(wanted)).body.changes).toEqual([]);
  });
});
