import type { Check, Group } from '../check.ts';
import type { Kit } from '../kit.ts';
import type { Answer } from '../line.ts';
import { seen, type Witness } from '../witness.ts';

const MOST = 300;

/** Asks until it is refused. @returns how often it was answered before */
async function untilRefused(see: Witness, ask: () => Promise<Answer>): Promise<number> {
  for (let asked = 0; asked < MOST; asked += 1) {
    const answer = await ask();
    if (answer.status === 200) continue;
    see.refusal(answer, 429, 'too_many_requests');
    const seconds = answer.headers.get('retry-after');
    see.that(answer, 'Retry-After in seconds', seconds ?? 'none', /^[1-9]\d*$/.test(seconds ?? ''));
    return asked;
  }
  see.that(`${MOST} requests at once`, '429 too_many_requests', 'none', false);
  return MOST;
}

const checks: Check[] = [
  {
    id: 'limits.push',
    rule: {
      zh: '上传过于频繁：429 和 Retry-After，照办后恢复',
      en: 'Too many pushes: 429 with Retry-After; obeying it helps',
    },
    run: async (kit: Kit, see) => {
      kit.onlyWithLimits();
      await untilRefused(see, () => kit.pc.push([], { impatient: true, note: 'empty, one after the other' }));
      const answer = await kit.pc.push([], { note: 'after the pause' });
      see.that(answer, '200', seen(answer), answer.status === 200);
    },
  },
  {
    id: 'limits.token',
    rule: { zh: '换令牌过于频繁：429 和 Retry-After', en: 'Too many tokens: 429 with Retry-After' },
    run: async (kit: Kit, see) => {
      kit.onlyWithLimits();
      const json = { device_id: kit.pc.enrolled.device_id };
      await untilRefused(see, () => kit.line.send('POST', '/v1/challenge', { json, impatient: true }));
    },
  },
];

export const limits: Group = { id: 'limits', title: { zh: '频率限制', en: 'Limits' }, checks };
