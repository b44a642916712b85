import { setTimeout as pause } from 'node:timers/promises';
import type { WireChange } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { mobile, newId, person } from '../operation.ts';
import type { Pc } from '../pc.ts';
import type { Witness } from '../witness.ts';

interface Pair {
  loser: string;
  winner: string;
}

async function merged(pc: Pc, see: Witness): Promise<Pair> {
  await pc.news();
  const [loser, winner] = [newId(), newId()];
  const ops = [loser, winner].map((id) => pc.op({ id, patch: person(pc.enrolled.operator) }));
  const merge = pc.op({ id: loser, kind: 'merge', patch: { into: winner } });
  see.applied(await pc.push([...ops, merge], { note: 'two cards and their merge' }), merge);
  return { loser, winner };
}

const last = (changes: readonly WireChange[], id: string) => changes.findLast(({ entity_id }) => entity_id === id);

const checks: Check[] = [
  {
    id: 'cards.merge',
    rule: {
      zh: '合并：被并入的卡片带 merged_into 送达，保留的卡片不受影响',
      en: 'A merge: the loser arrives with merged_into, the other card stays as it is',
    },
    run: async ({ pc }, see) => {
      const { loser, winner } = await merged(pc, see);
      const news = await pc.news();
      see.equal('GET /v1/pull', 'merged_into of the loser', last(news, loser)?.merged_into, winner);
      const kept = last(news, winner);
      see.equal(
        'GET /v1/pull',
        'merged_into, deleted_at of the other',
        [kept?.merged_into, kept?.deleted_at],
        [null, null],
      );
    },
  },
  {
    id: 'cards.late-patch',
    rule: {
      zh: '合并后才到的修改落到保留的卡片上，并说明去向',
      en: 'A patch that comes after the merge follows it, and says where to',
    },
    run: async ({ pc }, see) => {
      const { loser, winner } = await merged(pc, see);
      const op = pc.op({ id: loser, kind: 'patch', patch: { address: '合并之后' } });
      const answer = await pc.push([op], { note: 'patch of the merged card' });
      see.applied(answer, op);
      see.equal(answer, 'followed', see.results(answer)(op).followed, winner);
      see.equal(
        'GET /v1/pull',
        'address of the card that stays',
        last(await pc.news(), winner)?.doc?.address,
        '合并之后',
      );
    },
  },
  {
    id: 'cards.undo',
    rule: { zh: '合并可撤销：merged_into 变回空', en: 'A merge can be undone: merged_into is null again' },
    run: async ({ pc }, see) => {
      const { loser } = await merged(pc, see);
      const op = pc.op({ id: loser, kind: 'merge', patch: { into: null } });
      see.applied(await pc.push([op], { note: 'merge with into null' }), op);
      const card = last(await pc.news(), loser);
      see.equal('GET /v1/pull', 'merged_into, deleted_at', [card?.merged_into, card?.deleted_at], [null, null]);
      see.that('GET /v1/pull', 'the card’s document', card?.doc ?? null, !!card?.doc);
    },
  },
  {
    id: 'cards.duplicates',
    rule: {
      zh: '同一手机号的两张卡片：作为 duplicate 记录送达各电脑',
      en: 'Two cards with one phone are published as a duplicate record',
    },
    run: async ({ pc, pairsWithin }, see) => {
      await pc.news();
      const number = mobile();
      const pair = [newId(), newId()];
      const ops = pair.map((id) => pc.op({ id, patch: person(pc.enrolled.operator, { mobile: number }) }));
      const answer = await pc.push(ops, { note: 'two customers with one mobile' });
      see.applied(answer, ...ops);
      const news: WireChange[] = [];
      const isPair = ({ entity, doc }: WireChange) =>
        entity === 'duplicate' && pair.includes(String(doc?.leftId)) && pair.includes(String(doc?.rightId));
      for (const end = Date.now() + pairsWithin * 1000; Date.now() < end && !news.some(isPair); ) {
        news.push(...(await pc.news()));
        await pause(200);
      }
      const { entity, state, reasons } = news.find(isPair)?.doc ?? {};
      const came = { entity, state, reasons };
      const ok = entity === 'customer' && state === 'open' && Array.isArray(reasons) && reasons.includes('phone');
      see.that(answer, `within ${pairsWithin} s a duplicate of both: customer, open, reason phone`, came, ok);
    },
  },
];

export const cards: Group = { id: 'cards', title: { zh: '重复与合并', en: 'Duplicates and merging' }, checks };
