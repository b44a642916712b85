import { wakeUp } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import { eventsOf, type StreamEvent } from '../event-stream.ts';
import type { Kit } from '../kit.ts';
import { newId, person } from '../operation.ts';

const WITHIN_MS = 2_000;

/** The first wake-up at or beyond a sequence; null when none comes in time. */
async function wakeUpAt(response: Response, seq: () => number | null): Promise<StreamEvent | null> {
  for await (const event of eventsOf(response)) {
    if (event.event !== 'change') continue;
    const { success, data } = wakeUp.safeParse(JSON.parse(event.data));
    const wanted = seq();
    if (success && wanted !== null && data.head_seq >= wanted) return event;
  }
  return null;
}

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
    run: async ({ pc, line }: Kit, see) => {
      const stop = new AbortController();
      const response = await line.open('GET', '/v1/events', { token: await pc.token() }, stop.signal);
      try {
        const type = response.headers.get('content-type') ?? '';
        const opened = `${response.status} ${type}`;
        see.that('GET /v1/events', '200 text/event-stream', opened, /^200 text\/event-stream/.test(opened));
        let saved: number | null = null;
        const woken = wakeUpAt(response, () => saved).catch(() => null);
        const op = pc.op({ id: newId(), patch: person(pc.enrolled.operator) });
        await pc.news();
        // Known before the push: the wake-up may overtake its answer.
        saved = pc.cursor + 1;
        see.applied(await pc.push([op]), op);
        const timer = setTimeout(() => stop.abort(), WITHIN_MS);
        const event = await woken;
        clearTimeout(timer);
        see.that('POST /v1/push, listening', 'event: change within 2 s', event ?? 'nothing', event !== null);
      } finally {
        stop.abort();
      }
    },
  },
];

export const events: Group = { id: 'events', title: { zh: '实时提醒', en: 'Wake-ups' }, checks };
