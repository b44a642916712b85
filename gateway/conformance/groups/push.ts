import { PUSH_LIMITS, pushResponse } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newId, person, sha256 } from '../operation.ts';

const checks: Check[] = [
  {
    id: 'push.applied',
    rule: { zh: '一次保存生效，并说明其序号', en: 'A save is applied and told its sequence' },
    run: async ({ pc }, see) => {
      const op = pc.op({ id: newId(), patch: person(pc.enrolled.operator) });
      const answer = await pc.push([op]);
      see.applied(answer, op);
      const { gateway_epoch: epoch } = see.shape(answer, pushResponse);
      see.equal(answer, 'gateway_epoch', epoch, pc.enrolled.gateway_epoch);
    },
  },
  {
    id: 'push.duplicate',
    rule: {
      zh: '同一操作再次送达：回答 duplicate 和原来的结果，只生效一次',
      en: 'The same operation again: its stored answer, one effect',
    },
    run: async ({ pc }, see) => {
      await pc.news();
      const id = newId();
      const op = pc.op({ id, patch: person(pc.enrolled.operator) });
      const seq = see.applied(await pc.push([op]), op);
      const again = await pc.push([op], { note: 'the same operation again' });
      const { status, server_seq } = see.results(again)(op);
      see.equal(again, 'status, server_seq', [status, server_seq], ['duplicate', seq]);
      const effects = (await pc.news()).filter((change) => change.entity_id === id);
      see.equal(again, 'changes in the feed', effects.length, 1);
    },
  },
  {
    id: 'push.refusal-is-kept',
    rule: { zh: '被拒绝的操作再次送达，回答不变', en: 'A refused operation sent again gets the same answer' },
    run: async ({ pc }, see) => {
      const op = pc.op({ id: newId(), patch: person(pc.enrolled.operator, { name: null }) });
      const first = see.results(await pc.push([op], { note: 'a customer without a name' }))(op);
      const answer = await pc.push([op], { note: 'the same operation again' });
      const second = see.results(answer)(op);
      see.equal(answer, 'status, code', [second.status, second.code], [first.status, first.code]);
    },
  },
  {
    id: 'push.order-of-results',
    rule: { zh: '结果的顺序与操作的顺序相同', en: 'Results stand in the order of the operations' },
    run: async ({ pc }, see) => {
      const good = () => pc.op({ id: newId(), patch: person(pc.enrolled.operator) });
      const ops = [good(), pc.op({ id: newId(), patch: { kind: 'person' } }), good(), good()].reverse();
      const answer = await pc.push(ops, { note: '4 operations, op_seq descending, one of them invalid' });
      const { results } = see.shape(answer, pushResponse);
      const ids = results.map(({ op_id: id }) => id);
      see.that(answer, 'op_ids in the order sent', ids, ids.join() === ops.map(({ op_id: id }) => id).join());
    },
  },
  {
    id: 'push.order-of-effects',
    rule: { zh: '按 op_seq 的顺序生效', en: 'Operations take effect in the order of op_seq' },
    run: async ({ pc }, see) => {
      await pc.news();
      const id = newId();
      const ops = [
        pc.op({ id, patch: person(pc.enrolled.operator) }),
        pc.op({ id, kind: 'patch', patch: { address: '先' } }),
        pc.op({ id, kind: 'patch', patch: { address: '后' } }),
      ];
      const answer = await pc.push([ops[0]!, ops[2]!, ops[1]!], { note: 'put, then two patches out of order' });
      see.applied(answer, ...ops);
      const last = (await pc.news()).findLast((change) => change.entity_id === id);
      see.equal(answer, 'address', last?.doc?.address, '后');
    },
  },
  {
    id: 'push.exact-bytes',
    rule: {
      zh: '正文按原样字节保存：空格和转义写法不同即为另一内容',
      en: 'The text is kept byte for byte: other blanks or escapes are another content',
    },
    run: async ({ pc }, see) => {
      const patch = person(pc.enrolled.operator);
      const text = (body: object) => JSON.stringify(body, null, 3).replace('一', '\\u4e00');
      const op = pc.op({ id: newId(), patch, text });
      see.applied(await pc.push([op], { note: 'text with blanks and \\u escapes' }), op);
      const body = JSON.stringify(JSON.parse(op.body));
      const other = { ...op, body, sha256: sha256(body) };
      const answer = await pc.push([other], { note: 'the same op_id, the text written anew' });
      see.equal(answer, 'code', see.results(answer)(other).code, 'op_reused');
    },
  },
  {
    id: 'push.gzip',
    rule: { zh: '接受 gzip 压缩的请求', en: 'Requests may be gzipped' },
    run: async ({ pc }, see) => {
      const op = pc.op({ id: newId(), patch: person(pc.enrolled.operator) });
      see.applied(await pc.push([op], { gzip: true, note: '1 operation, gzip' }), op);
    },
  },
  {
    id: 'push.500-operations',
    rule: { zh: '一次可送 500 个操作', en: 'A push carries 500 operations' },
    run: async ({ pc }, see) => {
      const ops = Array.from({ length: PUSH_LIMITS.maxOps }, () =>
        pc.op({ id: newId(), patch: person(pc.enrolled.operator) }),
      );
      const answer = await pc.push(ops, { gzip: true });
      const applied = ops.map(see.results(answer)).filter(({ status }) => status === 'applied');
      see.equal(answer, 'applied', applied.length, PUSH_LIMITS.maxOps);
    },
  },
  {
    id: 'push.unknown-fields',
    rule: {
      zh: '不认识的字段原样保留，改别的字段后仍在',
      en: 'Unknown fields are kept and come back, after a patch too',
    },
    run: async ({ pc }, see) => {
      await pc.news();
      const id = newId();
      const unknown = { 深: [1, null, { a: '甲' }], off: false };
      const put = pc.op({ id, patch: person(pc.enrolled.operator, { conformanceUnknown: unknown }) });
      const patch = pc.op({ id, kind: 'patch', patch: { address: '城西路 1 号' } });
      const answer = await pc.push([put, patch], { note: 'a card with a field of a newer PC, then a patch' });
      see.applied(answer, put, patch);
      const last = (await pc.news()).findLast((change) => change.entity_id === id);
      see.equal(answer, 'conformanceUnknown', last?.doc?.conformanceUnknown, unknown);
    },
  },
  {
    id: 'push.store-from-token',
    rule: { zh: '门店只由令牌决定，正文里写什么都不算', en: 'The showroom is the token’s, whatever the body says' },
    run: async ({ pc }, see) => {
      await pc.news();
      const id = newId();
      const elsewhere = { store_id: 'ANOTHER-SHOWROOM' };
      const text = (body: object) => JSON.stringify({ ...body, ...elsewhere });
      const op = pc.op({ id, patch: person(pc.enrolled.operator), text });
      const answer = await pc.push([op], {
        fields: elsewhere,
        note: 'store_id of another showroom in request and body',
      });
      see.applied(answer, op);
      const mine = (await pc.news()).some((change) => change.entity_id === id);
      see.equal(answer, 'in the own showroom’s feed', mine, true);
    },
  },
];

export const push: Group = { id: 'push', title: { zh: '上传', en: 'Push' }, checks };
