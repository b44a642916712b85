import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import { DESCRIPTIONS } from './catalogue.ts';
import type { Dice } from './dice.ts';
import { CAR_MODELS } from './models.ts';
import { politeName } from './names.ts';
import type { DemoStaff } from './people.ts';
import { arrival, interest, type VisitValues, visitOfCustomer, visitOfStranger } from './visits.ts';
import type { Happening, Year } from './year.ts';

const MINUTE_MS = 60_000;
const OPENS_MS = 9 * 3_600_000;

/**
 * Today so far: parties that have left, one with each consultant, and, as everybody is busy, three that wait. Plus one visit
 * that somebody forgot to close yesterday. However early it is, the floor is full: a demo shows the busy hour.
 */
export function todayOf(by: Dice, now: number, staff: DemoStaff, year: Year): Happening[] {
  const [midnight] = dayRange(dayOf(now));
  /** Never before midnight: an arrival belongs to its own day. */
  const ago = (minutes: number) => Math.max(midnight, now - minutes * MINUTE_MS);
  const enter = (values: VisitValues): Happening => ({
    at: values.arrivedAt,
    by: staff.reception,
    entity: 'visit',
    values,
  });
  const car = () => by.weighted(CAR_MODELS.map((one) => [one, one.demand] as const));
  const [first, second, third] = staff.consultants as [string, string, string];

  const open = (at: number, consultantId: string | null, state: VisitValues['state']): VisitValues => ({
    ...arrival(by, at, staff, consultantId ?? first),
    channel: 'walkIn',
    guestDescription: by.pick(DESCRIPTIONS),
    state,
    consultantId,
    readBackConfirmed: null,
    assignedAt: consultantId ? at : null,
    receivedAt: state === 'received' ? Math.min(at + 2 * MINUTE_MS, now) : null,
    leftAt: null,
    outcome: null,
  });
  const regular = year.customers.find(({ card, visits }) => card.ownerId === first && visits > 1 && card.level === 'A');
  const waitingRegular = (): VisitValues => {
    if (!regular) return open(ago(4), first, 'assigned');
    regular.visits += 1;
    return { ...visitOfCustomer(by, ago(4), staff, regular), ...open(ago(4), first, 'assigned'), narrative: null };
  };

  const opened = midnight + OPENS_MS;
  const left = [165, 140, 128, 112, 95]
    .map((minutes) => ago(minutes))
    .filter((at) => at > opened)
    .map((at) => visitOfStranger(by, at, staff, car(), year.mobile))
    .filter(({ leftAt }) => leftAt! < now);
  const forgotten = dayRange(addDays(dayOf(now), -1))[0] + 17 * 3_600_000;
  return [
    ...left,
    { ...open(ago(52), first, 'received'), ...interest(by, car()), guestName: politeName(by, 'male'), rotaSlot: 1 },
    { ...open(ago(34), second, 'received'), rotaSlot: 2 },
    { ...open(ago(17), third, 'received'), rotaSlot: 3 },
    { ...open(ago(6), null, 'registered'), guestName: politeName(by, 'female') },
    waitingRegular(),
    open(ago(2), null, 'registered'),
    { ...open(forgotten, second, 'received'), receivedAt: forgotten + MINUTE_MS, visitOn: dayOf(forgotten) },
  ].map(enter);
}
