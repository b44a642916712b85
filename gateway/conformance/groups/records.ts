import { recordsResponse } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newId, person } from '../operation.ts';

const checks: Check[] = [
  {
    id: 'records.by-id',
    rule: {
      zh: '按编号取记录：现状与变更里的一致，没有的不编造',
      en: 'Records by id are as in the feed; unknown ones are not made up',
    },
    run: async ({ pc }, see) => {
      await pc.news();
      const [kept, gone, unknown] = [newId(), newId(), newId()];
      const ops = [kept, gone].map((id) => pc.op({ id, patch: person(pc.enrolled.operator) }));
      const removal = pc.op({ id: gone, kind: 'delete', patch: {} });
      see.applied(await pc.push([...ops, removal], { note: 'a card, another one and its deletion' }), ...ops, removal);
      const news = await pc.news();
      const wanted = [kept, gone, unknown].map((id) => ({ entity: 'customer', id }));
      const answer = await pc.send('POST', '/v1/records', {
        json: { records: wanted },
        note: 'a card, a deleted, an unknown',
      });
      const { changes } = see.shape(answer, recordsResponse);
      for (const id of [kept, gone]) {
        const came = changes.find(({ entity_id }) => entity_id === id);
        // Who saved it belongs to a change, not to the record as it stands.
        const { saved: _, ...stands } = news.findLast(({ entity_id }) => entity_id === id)!;
        see.equal(answer, 'the record', came, stands);
      }
      const invented = changes.find(({ entity_id }) => entity_id === unknown);
      see.that(answer, 'nothing for the unknown one', invented ?? 'nothing', !invented);
    },
  },
];

export const records: Group = { id: 'records', title: { zh: '按编号取记录', en: 'Records by id' }, checks };
