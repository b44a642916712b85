import type { SnapshotResponse, WireChange, WireOp } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newId, person } from '../operation.ts';
import { undisturbed } from '../undisturbed.ts';
import { wholeSnapshot } from '../whole.ts';

const FIRST = ['setting', 'staff', 'showroom_day'];
const keyOf = ({ entity, entity_id: id }: WireChange) => `${entity}/${id}`;

const checks: Check[] = [
  {
    id: 'snapshot.pages',
    rule: {
      zh: '分页取完：每条记录一次，total 与 as_of_seq 各页相同且属实',
      en: 'Page by page every record once; total and as_of_seq hold',
    },
    run: async ({ pc }, see) => {
      const ops = Array.from({ length: 5 }, () => pc.op({ id: newId(), patch: person(pc.enrolled.operator) }));
      see.applied(await pc.push(ops), ...ops);
      const removal = pc.op({ id: JSON.parse(ops[0]!.body).entity_id as string, kind: 'delete', patch: {} });
      see.applied(await pc.push([removal], { note: 'the deletion of one of them' }), removal);
      const { pages, records } = await undisturbed(pc, () => wholeSnapshot(pc, see, () => 100));
      const sent = `GET /v1/snapshot, ${pages.length} pages`;
      const distinct = new Set(records.map(keyOf));
      see.equal(sent, 'records, distinct ones', records.length, distinct.size);
      for (const { total, as_of_seq: asOf } of pages) {
        see.equal(sent, 'total, as_of_seq on each page', [total, asOf], [records.length, pages[0]!.as_of_seq]);
      }
    },
  },
  {
    id: 'snapshot.staff-first',
    rule: { zh: '设置、员工、当日安排排在最前', en: 'Settings, staff and the days of the showroom come first' },
    run: async ({ pc }, see) => {
      const day = `${Math.floor(Date.now() / 1000)}`.slice(-8);
      const op = pc.op({
        entity: 'showroom_day',
        id: `${day}-0000-8000-8000-000000000000`,
        patch: { visitOn: '2020-01-01', weather: 'sunny', rota: [] },
      });
      see.applied(await pc.push([op], { note: 'a day of the showroom' }), op);
      const { records } = await wholeSnapshot(pc, see);
      const entities = records.map(({ entity }) => entity);
      const lastFirst = entities.findLastIndex((entity) => FIRST.includes(entity));
      const before = new Set(entities.slice(0, lastFirst + 1));
      const ok = lastFirst >= 0 && [...before].every((entity) => FIRST.includes(entity));
      see.that('GET /v1/snapshot', `${FIRST.join(', ')} before all others`, [...before], ok);
    },
  },
  {
    id: 'snapshot.and-feed',
    rule: {
      zh: '下载期间有人修改：快照加上 as_of_seq 之后的变更，等于网关现有内容',
      en: 'Changed meanwhile: the snapshot plus the feed after as_of_seq is what the gateway has',
    },
    run: async ({ pc }, see) => {
      await pc.news();
      const put = (id: string) => pc.op({ id, patch: person(pc.enrolled.operator) });
      const ids = Array.from({ length: 6 }, newId);
      const ops = ids.map(put);
      const seq = see.applied(await pc.push(ops), ...ops);
      const unseen = new Set(ids);
      const added = newId();
      let changed: { patched: string; deleted: string } | null = null;
      /** As soon as one of the cards has come: it is changed, and one that has not come yet is deleted. */
      const meanwhile = async ({ changes }: SnapshotResponse) => {
        for (const { entity_id: id } of changes) unseen.delete(id);
        const patched = ids.find((id) => !unseen.has(id));
        if (changed || !patched) return;
        const deleted = [...unseen][0] ?? ids.find((id) => id !== patched)!;
        const writes: WireOp[] = [
          pc.op({ id: patched, kind: 'patch', base: seq, patch: { address: '期间' } }),
          pc.op({ id: deleted, kind: 'delete', patch: {} }),
          put(added),
        ];
        see.applied(await pc.push(writes, { note: 'a patch, a deletion, a new card between two pages' }), ...writes);
        changed = { patched, deleted };
      };
      // Small pages first, so that the change falls between two of them also in a showroom with few records.
      const limitOf = (page: number) => (changed ? 1000 : Math.min(1000, 4 * (page + 1)));
      const { pages, records } = await wholeSnapshot(pc, see, limitOf, meanwhile);
      const state = new Map(records.map((record) => [record.entity_id, record]));
      for (const change of await pc.since(pages[0]!.as_of_seq)) {
        if ((state.get(change.entity_id)?.seq ?? 0) < change.seq) state.set(change.entity_id, change);
      }
      const sent = 'GET /v1/snapshot, then GET /v1/pull?cursor=as_of_seq';
      see.that(sent, 'the cards that were saved before', changed ?? 'none', changed !== null);
      const { patched, deleted } = changed!;
      const [card, gone] = [state.get(patched), state.get(deleted)];
      see.equal(sent, 'address of the patched card', card?.doc?.address, '期间');
      see.that(sent, 'the deleted card with deleted_at', gone ?? 'nothing', !!gone?.deleted_at && !gone.doc);
      see.that(sent, 'the card made meanwhile', state.get(added) ?? 'nothing', !!state.get(added)?.doc);
      const untouched = ids.filter((id) => id !== patched && id !== deleted);
      const left = untouched.filter((id) => !state.get(id)?.doc);
      see.equal(sent, 'untouched cards left out', left.length, 0);
    },
  },
];

export const snapshot: Group = { id: 'snapshot', title: { zh: '首次下载', en: 'Snapshot' }, checks };
