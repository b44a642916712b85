import type { Check, Group } from '../check.ts';
import type { Kit } from '../kit.ts';
import { newId, person } from '../operation.ts';
import { wakeUpsOf } from '../wake-ups.ts';

/** Opening a stream is an answer like any other; it must not be waited for until the first event. */
const OPEN_WITHIN_MS = 10_000;

const checks: Check[] = [
  {
    id: 'events.token-needed',
    rule: { zh: '没有令牌收不到提醒', en: 'Without a token no wake-ups' },
    run: async ({ line }, see) => see.refusal(await line.send('GET', '/v1/events'), 401, 'token_invalid'),
  },
  {
    id: 'events.wake-up',
    rule: {
      zh: '有人保存后 2 秒内提醒，并说明最新序号',
      en: 'A save wakes up the listening PC within 2 s and tells the head',
    },
    run: async ({ pc, line, wakeWithin }: Kit, see) => {
      const stop = new AbortController();
      const slow = setTimeout(() => stop.abort(), OPEN_WITHIN_MS);
      try {
        const response = await line.open('GET', '/v1/events', { token: await pc.token() }, stop.signal);
        clearTimeout(slow);
        const opened = `${response.status} ${response.headers.get('content-type') ?? ''}`;
        see.that('GET /v1/events', '200 text/event-stream', opened, /^200 text\/event-stream/.test(opened));
        const wakeUps = wakeUpsOf(response, wakeWithin * 1000);
        const op = pc.op({ id: newId(), patch: person(pc.enrolled.operator) });
        const seq = see.applied(await pc.push([op]), op);
        const told = await wakeUps.reaching(seq);
        const expected = `event: change within ${wakeWithin} s, head_seq ${seq} or beyond`;
        see.that('POST /v1/push, listening', expected, told ?? 'nothing', told !== null);
      } finally {
        clearTimeout(slow);
        stop.abort();
      }
    },
  },
];

export const events: Group = { id: 'events', title: { zh: '实时提醒', en: 'Wake-ups' }, checks };
