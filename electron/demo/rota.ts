import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import { newId } from '../kernel/ids.ts';
import type { Dice } from './dice.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

const MINUTE_MS = 60_000;
/** Days whose rota was noted: the showroom began with it two weeks ago. */
const DAYS = 14;
/** The morning meeting, ms after midnight. */
export const OPENS_MS = (8 * 60 + 50) * MINUTE_MS;

type Event = Omit<NewOf<'rota_event'>, 'id' | 'visitOn'>;

/**
 * 排班 of the last two weeks: the order of each morning, lunches, errands, a skipped turn; and the visits of those days by turn. For
 * two days the first consultant was on leave: whoever asked for them was received by somebody else.
 */
export function rotaOf(by: Dice, now: number, staff: DemoStaff, happenings: readonly Happening[]): Happening[] {
  const today = dayOf(now);
  const [first] = staff.consultants as [string];
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index - DAYS));
  const onLeave = days.slice(-2);
  for (const { entity, values } of happenings) {
    if (entity !== 'visit' || (values.visitOn as string) < days[0]!) continue;
    const known = values.customerId ?? values.priorConsultantId ?? null;
    // The cards made of these days' first visits are theirs; everybody else met a colleague.
    const repeats = values.priorConsultantId !== undefined && values.priorConsultantId !== null;
    if (onLeave.includes(values.visitOn as string) && values.consultantId === first && (repeats || known === null)) {
      values.consultantId = by.pick(staff.consultants.slice(1));
      if (repeats) values.creditedId = first;
    }
    if (!repeats && values.channel !== 'call' && values.rotaSlot === undefined && values.consultantId !== null)
      values.rotaSlot = staff.consultants.indexOf(values.consultantId as string) + 1;
  }
  const note = (on: string, event: Event): Happening => ({
    at: event.at,
    by: staff.reception,
    entity: 'rota_event',
    values: { id: newId(), visitOn: on, ...event },
  });
  const agreed = { agreedById: staff.reception };
  const past = days.flatMap((on, index) => {
    const [midnight] = dayRange(on);
    const order = staff.consultants.map((_, at) => staff.consultants[(at + index) % staff.consultants.length]!);
    const events: Event[] = [{ at: midnight + OPENS_MS, kind: 'set', staffIds: order }];
    for (const [at, staffId] of order.entries()) {
      if (onLeave.includes(on) && staffId === first) {
        events.push({ at: midnight + OPENS_MS + MINUTE_MS, kind: 'leave', staffId, reason: '请假', ...agreed });
        continue;
      }
      const lunch = midnight + (11 * 60 + 45 + at * 35 + by.int(0, 5)) * MINUTE_MS;
      events.push({ at: lunch, kind: 'leave', staffId, reason: '用餐', ...agreed });
      events.push({ at: lunch + by.int(25, 34) * MINUTE_MS, kind: 'return', staffId, ...agreed });
    }
    if (by.chance(0.5)) {
      const at = midnight + by.int(14 * 60, 17 * 60) * MINUTE_MS;
      events.push({ at, kind: 'skip', staffId: order.at(-1)!, reason: '会议', ...agreed });
    }
    return events.map((event) => note(on, event));
  });
  return [...past, ...todaySoFar(now, staff).map((event) => note(today, event))];
}

/** The second one was out on an errand, the last one in a meeting when their turn came; all are back by now. */
function todaySoFar(now: number, { consultants, manager, reception }: DemoStaff): Event[] {
  const [midnight] = dayRange(dayOf(now));
  const ago = (minutes: number) => Math.max(midnight + MINUTE_MS, now - minutes * MINUTE_MS);
  const [, second] = consultants as [string, string];
  return [
    { at: ago(120), kind: 'leave', staffId: second, reason: '外出', agreedById: manager },
    { at: ago(98), kind: 'return', staffId: second, agreedById: reception },
    { at: ago(66), kind: 'skip', staffId: consultants.at(-1)!, reason: '会议', agreedById: reception },
  ];
}
