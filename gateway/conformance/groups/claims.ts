import { randomUUID } from 'node:crypto';
import type { OpResult, WireChange, WireOp } from '../../protocol.ts';
import { type Check, type Group, NotTried } from '../check.ts';
import type { Answer } from '../line.ts';
import { newId } from '../operation.ts';
import type { Pc } from '../pc.ts';
import type { Witness } from '../witness.ts';
import { SKIPPED } from '../words.ts';

interface Asked {
  key: string;
  action: string;
  expect?: string | null;
  from?: string;
  to?: string;
}
const take = (key: string, more: Partial<Asked> = {}): Asked => ({ key, action: 'take', ...more });

/** A car nobody has. */
const car = () => `vin:KIT${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}`;
let numbers = 0;

/** A record that claims: 配车 of one car. */
const allocation = (pc: Pc, ...claims: Asked[]): { id: string; docNo: string; op: WireOp } => {
  const [id, docNo] = [newId(), `DD0601-261123-A${String(++numbers).padStart(3, '0')}`];
  return { id, docNo, op: pc.op({ entity: 'allocation', id, patch: { docNo, status: 'held' }, claims }) };
};

const newest = (changes: readonly WireChange[], id: string) => changes.findLast((one) => one.entity_id === id)?.doc;

/** The first claim of a car, which nobody disputes. Claims are an optional part: a gateway without them leaves the record unjudged. */
async function first(pc: Pc, key: string, see: Witness) {
  await pc.news();
  const made = allocation(pc, take(key));
  const answer = await pc.push([made.op], { note: 'a claim of a free car' });
  if (see.results(answer)(made.op).status === 'deferred') throw new NotTried(SKIPPED.noClaims);
  see.applied(answer, made.op);
  const doc = newest(await pc.news(), made.id);
  if (doc?.claimState === undefined) throw new NotTried(SKIPPED.noClaims);
  see.equal('GET /v1/pull', 'claimState of the first', doc.claimState, 'confirmed');
  return made;
}

async function resultOf(pc: Pc, op: WireOp, note: string, see: Witness): Promise<{ answer: Answer; result: OpResult }> {
  const answer = await pc.push([op], { note });
  return { answer, result: see.results(answer)(op) };
}

const isTaken = ({ status, code }: OpResult) => [status, code];
const TAKEN = ['conflict', 'claim_taken'];

const checks: Check[] = [
  {
    id: 'claims.first-arrival',
    rule: {
      zh: '先到者得：后到的 conflict，说明占用方；两条记录都保留并送达',
      en: 'The first that arrives has it; the second is a conflict that names the holder, and both records stand',
    },
    run: async ({ both: [pc, other] }, see) => {
      const key = car();
      const holder = await first(pc, key, see);
      const second = allocation(other, take(key));
      const { answer, result } = await resultOf(other, second.op, 'another claim of that car', see);
      see.equal(answer, 'status, code', isTaken(result), TAKEN);
      const { id, docNo } = (result.server_doc?.claimHolder ?? {}) as Record<string, unknown>;
      see.equal(answer, 'claimHolder of server_doc', [id, docNo], [holder.id, holder.docNo]);
      const doc = newest(await pc.news(), second.id);
      see.equal('GET /v1/pull', 'claimState of the second', doc?.claimState, 'lost');
    },
  },
  {
    id: 'claims.issue',
    rule: {
      zh: '每个未成功的占用：一条 deal_issue 送达各电脑',
      en: 'Of each lost claim one deal_issue reaches every PC',
    },
    run: async ({ both: [pc, other] }, see) => {
      const key = car();
      const holder = await first(pc, key, see);
      const second = allocation(other, take(key));
      await resultOf(other, second.op, 'another claim of that car', see);
      const issues = (await pc.news()).filter(({ entity }) => entity === 'deal_issue').map(({ doc }) => doc);
      const found = issues.filter((doc) => doc?.docId === second.id);
      const said = found.map((doc) => [doc?.kind, doc?.key, (doc?.holder as { id?: string } | null)?.id]);
      see.equal('GET /v1/pull', 'kind, key, holder of the issue', said, [['claim_taken', key, holder.id]]);
    },
  },
  {
    id: 'claims.again',
    rule: { zh: '同一操作再次到达：应答不变', en: 'The same operation again: the same answer' },
    run: async ({ both: [pc, other] }, see) => {
      const key = car();
      await first(pc, key, see);
      const second = allocation(other, take(key));
      const once = await resultOf(other, second.op, 'another claim of that car', see);
      const again = await resultOf(other, second.op, 'the same again', see);
      const answerOf = ({ status, code, server_seq: seq }: OpResult) => [status, code, seq];
      see.equal(again.answer, 'status, code, server_seq', answerOf(again.result), answerOf(once.result));
    },
  },
  {
    id: 'claims.release',
    rule: { zh: '释放后可再占用', en: 'What was released is free' },
    run: async ({ both: [pc, other] }, see) => {
      const key = car();
      const { id } = await first(pc, key, see);
      const claims = [{ key, action: 'release' }];
      const op = pc.op({ entity: 'allocation', id, kind: 'patch', patch: { status: 'released' }, claims });
      see.applied(await pc.push([op], { note: 'the release' }), op);
      const next = allocation(other, take(key));
      see.applied(await other.push([next.op], { note: 'a claim of the released car' }), next.op);
    },
  },
  {
    id: 'claims.together',
    rule: { zh: '一次操作的几个占用：全部取得，或一个也不取', en: 'All claims of an operation or none' },
    run: async ({ both: [pc, other] }, see) => {
      const [free, taken] = [car(), car()];
      await first(pc, taken, see);
      const both = allocation(other, take(free), take(taken));
      const { answer, result } = await resultOf(other, both.op, 'a free car and a taken one', see);
      see.equal(answer, 'status, code', isTaken(result), TAKEN);
      const next = allocation(pc, take(free));
      see.applied(await pc.push([next.op], { note: 'a claim of the free one' }), next.op);
    },
  },
  {
    id: 'claims.days',
    rule: { zh: '按日期占用：日期不相交的并存', en: 'Claims of days that do not meet stand side by side' },
    run: async ({ pc }, see) => {
      await first(pc, car(), see);
      const key = `match:${newId()}`;
      const row = (from: string, to: string) =>
        pc.op({ entity: 'price_match', id: newId(), patch: { validFrom: from }, claims: [take(key, { from, to })] });
      const [year, next, both] = [
        row('2026-01-01', '2026-12-31'),
        row('2027-01-01', '2027-12-31'),
        row('2026-12-31', '2027-01-01'),
      ];
      see.applied(await pc.push([year, next], { note: 'one year and the next' }), year, next);
      const { answer, result } = await resultOf(pc, both, 'a day of each', see);
      see.equal(answer, 'status, code', isTaken(result), ['conflict', 'match_taken']);
    },
  },
  {
    id: 'claims.decision',
    rule: {
      zh: '一个申请一个审批：后到的审批留下但无效果，申请的状态以先到的为准',
      en: 'One decision a request: a later one stays and has no effect, and the request keeps the state of the first',
    },
    run: async ({ both: [pc, other] }, see) => {
      await first(pc, car(), see);
      const [requestId, hash] = [newId(), 'kit'];
      const request = { docNo: 'ED0601-261123-A001', status: 'pending', dealHash: hash, requiredLevel: 0 };
      const asked = pc.op({ entity: 'approval_request', id: requestId, patch: request });
      see.applied(await pc.push([asked], { note: 'a request' }), asked);
      const decide = (by: Pc, verdict: string, status: string) => [
        by.op({ entity: 'approval_request', id: requestId, kind: 'patch', patch: { status } }),
        by.op({
          entity: 'approval_decision',
          id: newId(),
          patch: { requestId, verdict, level: 1, hash },
          claims: [take(`decision:${requestId}`)],
        }),
      ];
      const approval = decide(pc, 'approve', 'approved');
      see.applied(await pc.push(approval, { note: 'the approval' }), ...approval);
      const late = decide(other, 'reject', 'rejected');
      const answer = await other.push(late, { note: 'a rejection by who had not heard of it' });
      see.equal(answer, 'status, code', isTaken(see.results(answer)(late[1]!)), ['conflict', 'already_decided']);
      const stands = newest(await pc.news(), requestId);
      see.equal('GET /v1/pull', 'status of the request', stands?.status, 'approved');
      const stale = other.op({
        entity: 'approval_decision',
        id: newId(),
        patch: { requestId, verdict: 'approve', level: 1, hash: 'another' },
        claims: [take(`decision:${requestId}`)],
      });
      const { answer: told, result } = await resultOf(other, stale, 'a decision about another content', see);
      see.equal(told, 'status, code', isTaken(result), ['rejected', 'stale_version']);
    },
  },
  {
    id: 'claims.cell',
    rule: {
      zh: '价格格子：接着上一张调价单改的取得；没看到上一张的整张未生效，它的价目行到处作废',
      en: 'A price cell passes from the last adjustment to who saw it; who did not loses, and its price lines arrive void',
    },
    run: async ({ both: [pc, other] }, see) => {
      await first(pc, car(), see);
      const key = `cell:${newId()}/deal/product ${newId()}`;
      const adjustment = (by: Pc, expected: string | null) => {
        const claims = [{ key, action: 'handOver', expect: expected }];
        const id = newId();
        return { id, op: by.op({ entity: 'price_adjustment', id, patch: { status: 'approved' }, claims }) };
      };
      const one = adjustment(pc, null);
      const two = adjustment(pc, one.id);
      see.applied(await pc.push([one.op, two.op], { note: 'one adjustment and the next' }), one.op, two.op);
      const late = adjustment(other, one.id);
      const line = newId();
      const priced = { adjustmentId: late.id, amountFen: 1, validFrom: '2026-01-01', void: false };
      const answer = await other.push([late.op, other.op({ entity: 'price_list_line', id: line, patch: priced })], {
        note: 'an adjustment that saw the first alone, and its price line',
      });
      see.equal(answer, 'status, code', isTaken(see.results(answer)(late.op)), ['conflict', 'line_changed']);
      see.equal('GET /v1/pull', 'void of its price line', newest(await pc.news(), line)?.void, true);
    },
  },
  {
    id: 'claims.frozen',
    rule: {
      zh: '已提交的单据：没看到提交就改的内容拒收 document_frozen，备注照收',
      en: 'What was submitted: content changed unseen is refused as document_frozen, a remark is taken',
    },
    run: async ({ both: [pc, other] }, see) => {
      await first(pc, car(), see);
      const id = newId();
      const draft = pc.op({ entity: 'quote', id, patch: { status: 'draft', exteriorColor: '白' } });
      see.applied(await pc.push([draft], { note: 'a draft' }), draft);
      const issued = { status: 'issued', docNo: 'BJ0601-261123-A001', contentHash: 'kit' };
      const step = pc.op({ entity: 'quote', id, kind: 'patch', patch: issued });
      see.applied(await pc.push([step], { note: 'its issue' }), step);
      const patch = (fields: Record<string, unknown>) =>
        other.op({ entity: 'quote', id, kind: 'patch', patch: fields });
      const { answer, result } = await resultOf(other, patch({ exteriorColor: '黑' }), 'another colour', see);
      see.equal(answer, 'status, code', isTaken(result), ['rejected', 'document_frozen']);
      const remark = patch({ remark: '周末再来' });
      see.applied(await other.push([remark], { note: 'a remark' }), remark);
    },
  },
  {
    id: 'claims.own-word',
    rule: { zh: '是否取得由网关说了算：电脑自称的不算', en: 'The gateway judges: what a PC says of it is passed over' },
    run: async ({ both: [pc, other] }, see) => {
      const key = car();
      await first(pc, key, see);
      const id = newId();
      const op = other.op({ entity: 'allocation', id, patch: { claimState: 'confirmed' }, claims: [take(key)] });
      const { answer, result } = await resultOf(other, op, 'a claim that says it is confirmed', see);
      see.equal(answer, 'status, claimState', [result.status, result.server_doc?.claimState], ['conflict', 'lost']);
    },
  },
];

export const claims: Group = { id: 'claims', title: { zh: '占用', en: 'Claims' }, checks };
