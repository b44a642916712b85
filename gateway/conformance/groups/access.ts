import { challengeResponse, tokenResponse } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { newKey } from '../key.ts';
import type { Pc } from '../pc.ts';
import type { Witness } from '../witness.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const nonceOf = async (pc: Pc, see: Witness) => see.shape(await pc.challenge(), challengeResponse).nonce;

const checks: Check[] = [
  {
    id: 'access.token',
    rule: { zh: '签名的随机数换得一小时的令牌', en: 'A signed nonce is exchanged for a token of one hour' },
    run: async ({ pc }, see) => {
      const nonce = await nonceOf(pc, see);
      const answer = await pc.askToken(nonce, pc.key.sign(nonce), 'the signed nonce');
      const { expires_at: end, server_time: now } = see.shape(answer, tokenResponse);
      const life = end - now;
      see.that(answer, 'expires_at one hour after server_time', `${life} ms`, Math.abs(life - HOUR_MS) <= MINUTE_MS);
    },
  },
  {
    id: 'access.nonce-serves-once',
    rule: { zh: '随机数只能用一次', en: 'A nonce serves once' },
    run: async ({ pc }, see) => {
      const nonce = await nonceOf(pc, see);
      see.shape(await pc.askToken(nonce, pc.key.sign(nonce)), tokenResponse);
      see.refusal(await pc.askToken(nonce, pc.key.sign(nonce), 'the same nonce again'), 401, 'token_invalid');
    },
  },
  {
    id: 'access.own-signature',
    rule: { zh: '别的密钥的签名无效', en: 'The signature of another key is refused' },
    run: async ({ pc }, see) => {
      const nonce = await nonceOf(pc, see);
      see.refusal(await pc.askToken(nonce, newKey().sign(nonce), 'signed by another key'), 401, 'token_invalid');
    },
  },
  {
    id: 'access.p1363',
    rule: { zh: '签名为 IEEE P1363 格式，DER 格式无效', en: 'Signatures are IEEE P1363; DER is refused' },
    run: async ({ pc }, see) => {
      const nonce = await nonceOf(pc, see);
      see.refusal(await pc.askToken(nonce, pc.key.sign(nonce, 'der'), 'signature in DER'), 401, 'token_invalid');
    },
  },
  {
    id: 'access.token-needed',
    rule: { zh: '没有令牌或令牌不对时一律 401', en: 'Without a token, or with a wrong one, nothing is told' },
    run: async ({ pc, line }, see) => {
      see.refusal(await line.send('GET', '/v1/pull', { note: 'no token' }), 401, 'token_invalid');
      see.refusal(await line.send('POST', '/v1/push', { json: {}, note: 'no token' }), 401, 'token_invalid');
      const token = await pc.token();
      const forged = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
      see.refusal(await line.send('GET', '/v1/pull', { token: forged, note: 'a forged token' }), 401, 'token_invalid');
    },
  },
  {
    id: 'access.nonce-ages',
    rule: { zh: '随机数 60 秒后失效', en: 'A nonce is good for 60 s' },
    run: async (kit, see) => {
      kit.onlyWithLimits();
      const { pc, line } = kit;
      const nonce = await nonceOf(pc, see);
      await line.wait(61);
      see.refusal(await pc.askToken(nonce, pc.key.sign(nonce), 'a nonce of 61 s ago'), 401, 'token_invalid');
    },
  },
];

export const access: Group = { id: 'access', title: { zh: '设备身份', en: 'Identity' }, checks };
