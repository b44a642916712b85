import { PUSH_LIMITS, transportError, type WireChange } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newId, person, sha256 } from '../operation.ts';

/** Of one card: others may save meanwhile. */
const changesOf = (id: string, news: readonly WireChange[]) => news.filter((one) => one.entity_id === id).length;

/** Single operations: HTTP says 200, the operation says what is wrong with it. */
const single: Check[] = [
  {
    id: 'refusals.hash-mismatch',
    rule: { zh: '校验和不符：拒绝该操作，不生效', en: 'A wrong hash: the operation is refused and has no effect' },
    run: async ({ pc }, see) => {
      await pc.news();
      const id = newId();
      const op = { ...pc.op({ id, patch: person(pc.enrolled.operator) }), sha256: sha256('something else') };
      const answer = await pc.push([op], { note: 'sha256 of another text' });
      const { status, code } = see.results(answer)(op);
      see.equal(answer, 'status, code', [status, code], ['rejected', 'hash_mismatch']);
      see.equal(answer, 'changes in the feed', changesOf(id, await pc.news()), 0);
    },
  },
  {
    id: 'refusals.invalid-body',
    rule: {
      zh: '内容不合格：拒绝并指出字段，其余操作照常',
      en: 'An invalid body is refused with the field; the others go on',
    },
    run: async ({ pc }, see) => {
      const { operator } = pc.enrolled;
      const nameless = pc.op({ id: newId(), patch: person(operator, { name: '' }) });
      const numberless = pc.op({ id: newId(), patch: person(operator, { mobile: null }) });
      const garbled = pc.op({ id: newId(), patch: {}, text: () => '{"entity":' });
      const good = pc.op({ id: newId(), patch: person(operator) });
      const answer = await pc.push([nameless, numberless, garbled, good], {
        note: 'a customer without name, one without number, a broken text, a good one',
      });
      for (const [op, field] of [
        [nameless, 'name'],
        [numberless, 'mobile'],
        [garbled, ''],
      ] as const) {
        const { status, code, message } = see.results(answer)(op);
        const ok = status === 'rejected' && code === 'invalid_body' && !!message?.includes(field);
        see.that(answer, `rejected invalid_body${field && `, ${field} in the message`}`, { status, code, message }, ok);
      }
      see.applied(answer, good);
    },
  },
  {
    id: 'refusals.op-reused',
    rule: { zh: '同一 op_id 换了内容：op_reused，原记录不变', en: 'Another content under a used op_id is op_reused' },
    run: async ({ pc }, see) => {
      const id = newId();
      const op = pc.op({ id, patch: person(pc.enrolled.operator) });
      see.applied(await pc.push([op]), op);
      await pc.news();
      const body = op.body.replace('"person"', '"company"');
      const answer = await pc.push([{ ...op, body, sha256: sha256(body) }], { note: 'the op_id again, another text' });
      const { status, code } = see.results(answer)(op);
      see.equal(answer, 'status, code', [status, code], ['rejected', 'op_reused']);
      see.equal(answer, 'changes in the feed', changesOf(id, await pc.news()), 0);
    },
  },
  {
    id: 'refusals.newer-kinds-wait',
    rule: {
      zh: '不认识的实体或操作种类暂缓，不拒绝，也不挡住别的操作',
      en: 'Unknown entities and kinds wait (deferred); they are neither refused nor in the way',
    },
    run: async ({ pc }, see) => {
      const newer = pc.op({ entity: 'conformance_newer', id: newId(), patch: { a: 1 } });
      const odd = pc.op({ id: newId(), kind: 'conformance_newer', patch: { a: 1 } });
      const good = pc.op({ id: newId(), patch: person(pc.enrolled.operator) });
      const answer = await pc.push([newer, odd, good], { note: 'an unknown entity, an unknown kind, a good one' });
      for (const op of [newer, odd]) {
        const { status, retryable } = see.results(answer)(op);
        see.equal(answer, 'status, retryable', [status, retryable], ['deferred', true]);
      }
      see.applied(answer, good);
    },
  },
];

/** Whole requests: the HTTP status says it, nothing of them takes effect. */
const whole: Check[] = [
  {
    id: 'refusals.gateway-epoch',
    rule: { zh: '网关纪元不符：409，并告知现在的纪元', en: 'Another gateway epoch: 409, with the one in force' },
    run: async ({ pc }, see) => {
      const op = pc.restored().op({ id: newId(), patch: person(pc.enrolled.operator) });
      const answer = await pc.push([op], { fields: { gateway_epoch: newId() }, note: 'an epoch of before a restore' });
      see.refusal(answer, 409, 'gateway_epoch_changed');
      const { gateway_epoch: epoch } = transportError.parse(answer.json);
      see.equal(answer, 'gateway_epoch', epoch, pc.enrolled.gateway_epoch);
    },
  },
  {
    id: 'refusals.newer-protocol',
    rule: { zh: '更新的协议版本：426', en: 'A newer protocol: 426' },
    run: async ({ pc }, see) => {
      const answer = await pc.push([], { fields: { protocol: 1_000_000 }, note: 'protocol 1000000' });
      see.refusal(answer, 426, 'protocol_unsupported');
    },
  },
  {
    id: 'refusals.invalid-request',
    rule: { zh: '读不懂的请求：400', en: 'A request that cannot be read: 400' },
    run: async ({ pc }, see) => {
      const broken = await pc.send('POST', '/v1/push', { bytes: Buffer.from('{"ops":'), note: 'broken JSON' });
      see.refusal(broken, 400, 'invalid_request');
      const lacking = await pc.push([], { fields: { epoch: undefined }, note: 'no epoch' });
      see.refusal(lacking, 400, 'invalid_request');
    },
  },
  {
    id: 'refusals.too-large',
    rule: {
      zh: '超过 500 个操作、1 MiB 正文或解压后 4 MiB：413',
      en: 'Over 500 operations, 1 MiB of bodies or 4 MiB inflated: 413',
    },
    run: async ({ pc }, see) => {
      const sender = pc.restored();
      const op = (more = {}) => sender.op({ id: newId(), patch: person(pc.enrolled.operator, more) });
      const many = Array.from({ length: PUSH_LIMITS.maxOps + 1 }, () => op());
      see.refusal(await pc.push(many, { gzip: true }), 413, 'too_large');
      const remarks = 'x'.repeat(PUSH_LIMITS.maxBytes * 0.6);
      const bulky = [op({ remarks }), op({ remarks })];
      see.refusal(await pc.push(bulky, { gzip: true, note: '1.2 MiB of bodies' }), 413, 'too_large');
      const padding = 'x'.repeat(PUSH_LIMITS.maxInflated);
      const bomb = await pc.push([], { gzip: true, fields: { padding }, note: 'over 4 MiB in a small gzip' });
      see.refusal(bomb, 413, 'too_large');
    },
  },
  {
    id: 'refusals.device-cloned',
    rule: {
      zh: '同一设备同一编号出现两个操作：409 device_cloned（克隆的磁盘）',
      en: 'Two operations under one number of a PC: 409 device_cloned',
    },
    run: async ({ pc }, see) => {
      const [image, copy] = [pc.restored(), pc.restored()];
      const first = image.op({ id: newId(), patch: person(pc.enrolled.operator) });
      see.applied(await image.push([first]), first);
      const second = copy.op({ id: newId(), patch: person(pc.enrolled.operator) });
      const answer = await image.push([second], { note: 'another operation under a used op_seq' });
      see.refusal(answer, 409, 'device_cloned');
    },
  },
  {
    id: 'refusals.restored-pc',
    rule: {
      zh: '恢复过的电脑换新纪元，从 1 重新编号，照常接收',
      en: 'A restored PC numbers from 1 in a new epoch and is taken',
    },
    run: async ({ pc }, see) => {
      const restored = pc.restored();
      const op = restored.op({ id: newId(), patch: person(pc.enrolled.operator) });
      see.applied(await restored.push([op], { note: 'op_seq 1 in a new epoch' }), op);
    },
  },
];

export const refusals: Group = {
  id: 'refusals',
  title: { zh: '拒绝与暂缓', en: 'Refusals' },
  checks: [...single, ...whole],
};
