import type { Check, Group } from '../check.ts';
import type { Answer } from '../line.ts';
import { mobile, newId, person } from '../operation.ts';
import type { Pc } from '../pc.ts';
import type { Witness } from '../witness.ts';

/** A card both PCs have seen. */
async function card(pc: Pc, see: Witness): Promise<{ id: string; seq: number }> {
  await pc.news();
  const id = newId();
  const op = pc.op({ id, patch: person(pc.enrolled.operator) });
  return { id, seq: see.applied(await pc.push([op]), op) };
}

/** A PC changes a card as it saw it at `base`. */
async function change(pc: Pc, id: string, base: number | null, patch: Record<string, unknown>, entity = 'customer') {
  const op = pc.op({ entity, id, kind: 'patch', base, patch });
  const answer: Answer = await pc.push([op], { note: `patch ${Object.keys(patch).join(', ')} on base_seq ${base}` });
  return { op, answer };
}

const newest = async (pc: Pc, id: string) => (await pc.news()).findLast((one) => one.entity_id === id)?.doc ?? null;

const checks: Check[] = [
  {
    id: 'fields.last-arrival',
    rule: {
      zh: '普通字段：后到者为准，两边改的不同字段都保留',
      en: 'Ordinary fields: the last arrival wins, different fields both stay',
    },
    run: async ({ both: [pc, other] }, see) => {
      const { id, seq } = await card(pc, see);
      const theirs = await change(other, id, seq, { address: '甲', source: 'walkIn' });
      see.applied(theirs.answer, theirs.op);
      const mine = await change(pc, id, seq, { address: '乙', level: 'A' });
      see.applied(mine.answer, mine.op);
      const { address, source, level } = (await newest(pc, id)) ?? {};
      see.equal('GET /v1/pull', 'address, source, level', [address, source, level], ['乙', 'walkIn', 'A']);
    },
  },
  {
    id: 'fields.guarded-conflict',
    rule: {
      zh: '电话等字段两边都改：conflict，附网关上的内容，记录不变',
      en: 'Guarded fields changed on both sides: conflict with server_doc, nothing changed',
    },
    run: async ({ both: [pc, other] }, see) => {
      const { id, seq } = await card(pc, see);
      const number = mobile();
      const theirs = await change(other, id, seq, { mobile: number });
      see.applied(theirs.answer, theirs.op);
      const { op, answer } = await change(pc, id, seq, { mobile: mobile() });
      const { status, server_doc: doc } = see.results(answer)(op);
      see.equal(answer, 'status, server_doc.mobile', [status, doc?.mobile], ['conflict', number]);
      see.equal('GET /v1/pull', 'mobile', (await newest(pc, id))?.mobile, number);
    },
  },
  {
    id: 'fields.decided-conflict',
    rule: { zh: '看过对方内容后再存：生效', en: 'Saved again by somebody who has seen the other’s: applied' },
    run: async ({ both: [pc, other] }, see) => {
      const { id, seq } = await card(pc, see);
      const theirs = await change(other, id, seq, { name: '一致性检查 对方' });
      const latest = see.applied(theirs.answer, theirs.op);
      const mine = await change(pc, id, latest, { name: '一致性检查 我方' });
      see.applied(mine.answer, mine.op);
    },
  },
  {
    id: 'fields.own-earlier',
    rule: { zh: '本机较早的修改不算并发', en: 'A PC’s own earlier operations are not concurrent' },
    run: async ({ pc }, see) => {
      const { id, seq } = await card(pc, see);
      for (const base of [seq, seq, null]) {
        const mine = await change(pc, id, base, { mobile: mobile() });
        see.applied(mine.answer, mine.op);
      }
    },
  },
  {
    id: 'fields.equal-value',
    rule: { zh: '两边改成同样的内容：不算冲突', en: 'The same value from both sides is no conflict' },
    run: async ({ both: [pc, other] }, see) => {
      const { id, seq } = await card(pc, see);
      const patch = { mobile: mobile() };
      const theirs = await change(other, id, seq, patch);
      see.applied(theirs.answer, theirs.op);
      const mine = await change(pc, id, seq, patch);
      see.applied(mine.answer, mine.op);
    },
  },
  {
    id: 'fields.visits',
    rule: { zh: '来访永不冲突', en: 'Visits never conflict' },
    run: async ({ both: [pc, other] }, see) => {
      const id = newId();
      const op = pc.op({ entity: 'visit', id, patch: { arrivedAt: Date.now(), channel: 'walkIn', partySize: 1 } });
      const seq = see.applied(await pc.push([op], { note: 'a visit' }), op);
      for (const [writer, patch] of [
        [other, { purpose: 'viewing', partySize: 2 }],
        [pc, { purpose: 'service', partySize: 3 }],
      ] as const) {
        const { op: patched, answer } = await change(writer, id, seq, patch, 'visit');
        see.applied(answer, patched);
      }
    },
  },
];

export const fields: Group = { id: 'fields', title: { zh: '字段合并', en: 'Field merge' }, checks };
