import { enrolResponse } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { type Key, newKey } from '../key.ts';
import type { Kit } from '../kit.ts';
import type { Answer } from '../line.ts';
import { Pc } from '../pc.ts';
import { seen } from '../witness.ts';

const MADE_UP = 'AAAA-BBBB-CCCC';

function enrol(kit: Kit, code: string, { jwk }: Pick<Key, 'jwk'>, note: string): Promise<Answer> {
  return kit.line.send('POST', '/v1/enrol', { json: { code, public_key: jwk, name: '一致性检查' }, note });
}

const checks: Check[] = [
  {
    id: 'enrol.unknown-code',
    rule: { zh: '没发过的连接码被拒绝', en: 'A code nobody issued is refused' },
    run: async (kit, see) => {
      see.refusal(await enrol(kit, MADE_UP, newKey(), 'a made-up code'), 403, 'enrol_code_invalid');
    },
  },
  {
    id: 'enrol.first-pc',
    rule: {
      zh: '用连接码登记一台电脑，得知门店、设备号、纪元和运营方',
      en: 'A code enrols a PC and tells its showroom',
    },
    run: async (kit, see) => {
      const key = newKey();
      const answer = await enrol(kit, kit.code, key, 'the code of --code');
      const enrolled = see.shape(answer, enrolResponse);
      kit.pc = new Pc(kit.line, key, enrolled);
      see.that(answer, 'a device_id and a store_id', enrolled, enrolled.device_id !== '' && enrolled.store_id !== '');
    },
  },
  {
    id: 'enrol.code-serves-once',
    rule: { zh: '一个连接码只能用一次', en: 'A code serves once' },
    run: async (kit, see) => {
      see.that('the first PC', 'enrolled', 'enrolled', kit.pc !== null);
      see.refusal(await enrol(kit, kit.code, newKey(), 'the used code again'), 403, 'enrol_code_invalid');
    },
  },
  {
    id: 'enrol.bad-key',
    rule: { zh: '不是 P-256 公钥的登记被拒绝，连接码不作废', en: 'A key off the curve is refused and uses up no code' },
    run: async (kit, see) => {
      const off = { jwk: { ...newKey().jwk, x: 'AAAA' } };
      const answer = await enrol(kit, kit.code2 ?? MADE_UP, off, 'a point off the curve');
      if (kit.code2) see.refusal(answer, 400, 'invalid_request');
      else see.that(answer, '400 or 403', seen(answer), [400, 403].includes(answer.status));
    },
  },
  {
    id: 'enrol.second-pc',
    rule: {
      zh: '第二台电脑进入同一门店，有自己的设备号',
      en: 'A second PC joins the same showroom as a device of its own',
    },
    run: async (kit, see) => {
      if (!kit.code2) return void kit.other;
      const key = newKey();
      const answer = await enrol(kit, kit.code2, key, 'the code of --code2');
      const enrolled = see.shape(answer, enrolResponse);
      see.equal(answer, 'store_id', enrolled.store_id, kit.pc.enrolled.store_id);
      const { device_id: first } = kit.pc.enrolled;
      see.that(answer, 'another device_id', enrolled.device_id, enrolled.device_id !== first);
      kit.other = new Pc(kit.line, key, enrolled);
    },
  },
];

export const enrolment: Group = { id: 'enrol', title: { zh: '登记电脑', en: 'Enrolment' }, checks };
