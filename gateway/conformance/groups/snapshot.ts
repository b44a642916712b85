import { type SnapshotResponse, snapshotResponse, type WireChange } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newId, person } from '../operation.ts';
import type { Pc } from '../pc.ts';
import type { Witness } from '../witness.ts';

const FIRST = ['setting', 'staff', 'showroom_day'];
const MOST_PAGES = 500;

/** Every page; `afterFirst` runs once the first is there. */
async function wholeSnapshot(pc: Pc, see: Witness, limit: number, afterFirst = async () => {}) {
  const pages: SnapshotResponse[] = [];
  for (let after = '', more = true; more && pages.length < MOST_PAGES; ) {
    const answer = await pc.send('GET', `/v1/snapshot?after=${encodeURIComponent(after)}&limit=${limit}`);
    const page = see.shape(answer, snapshotResponse);
    see.that(answer, `at most ${limit} records`, page.changes.length, page.changes.length <= limit);
    pages.push(page);
    ({ after, more } = page);
    if (pages.length === 1) await afterFirst();
  }
  return { pages, records: pages.flatMap(({ changes }) => changes) };
}

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
      await pc.news();
      const { pages, records } = await wholeSnapshot(pc, see, 100);
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
      const { records } = await wholeSnapshot(pc, see, 1000);
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
      const ids = [newId(), newId(), newId()];
      const ops = ids.map((id) => pc.op({ id, patch: person(pc.enrolled.operator) }));
      const seq = see.applied(await pc.push(ops), ...ops);
      const changed = [
        pc.op({ id: ids[0]!, kind: 'patch', base: seq, patch: { address: '期间' } }),
        pc.op({ id: ids[1]!, kind: 'delete', patch: {} }),
      ];
      const { pages, records } = await wholeSnapshot(pc, see, 2, async () => {
        see.applied(await pc.push(changed, { note: 'a patch and a deletion after the first page' }), ...changed);
      });
      const state = new Map(records.map((record) => [record.entity_id, record]));
      for (const change of await pc.since(pages[0]!.as_of_seq)) {
        if ((state.get(change.entity_id)?.seq ?? 0) < change.seq) state.set(change.entity_id, change);
      }
      const [patched, deleted, untouched] = ids.map((id) => state.get(id));
      const sent = 'GET /v1/snapshot, then GET /v1/pull?cursor=as_of_seq';
      see.equal(sent, 'address of the patched card', patched?.doc?.address, '期间');
      see.that(sent, 'the deleted card with deleted_at', deleted ?? 'nothing', !!deleted?.deleted_at && !deleted.doc);
      see.that(sent, 'the untouched card', untouched ?? 'nothing', !!untouched?.doc);
    },
  },
];

export const snapshot: Group = { id: 'snapshot', title: { zh: '首次下载', en: 'Snapshot' }, checks };
