import { dayOf } from '../../db/core/day.ts';
import type { visit } from '../../db/visits/table.ts';
import { newId } from '../kernel/ids.ts';
import { DESCRIPTIONS, EXTERIORS, LEFT_BECAUSE, NARRATIVES, SOURCES } from './catalogue.ts';
import type { Known } from './customers.ts';
import type { Dice } from './dice.ts';
import type { CarModel } from './models.ts';
import { politeName } from './names.ts';
import { plateNumber } from './numbers.ts';
import type { DemoStaff } from './people.ts';

export type VisitValues = Omit<
  typeof visit.$inferInsert,
  'rev' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>;

const MINUTE_MS = 60_000;

/** The reception's part of any visit: who came how, and who took them. */
export function arrival(by: Dice, at: number, staff: DemoStaff, consultantId: string): VisitValues {
  const channel = by.weighted([
    ['walkIn', 76],
    ['call', 14],
    ['invited', 6],
    ['online', 3],
    ['outreach', 1],
  ] as const);
  const isCall = channel === 'call';
  const arrivalMode = isCall
    ? null
    : by.weighted([
        ['car', 62],
        ['taxi', 18],
        ['transit', 10],
        ['walk', 10],
      ] as const);
  const waited = isCall ? 0 : by.int(1, 6) * MINUTE_MS;
  return {
    id: newId(),
    visitOn: dayOf(at),
    state: 'closed',
    channel,
    purpose: 'viewing',
    partySize: isCall
      ? 1
      : by.weighted([
          [1, 34],
          [2, 40],
          [3, 18],
          [4, 6],
          [5, 2],
        ] as const),
    arrivedAt: at,
    assignedAt: at + Math.min(waited, MINUTE_MS),
    receivedAt: at + waited,
    leftAt: at + waited + (isCall ? by.int(3, 15) : by.int(18, 110)) * MINUTE_MS,
    guestDescription: isCall ? null : by.pick(DESCRIPTIONS),
    arrivalMode,
    plate: arrivalMode === 'car' && by.chance(0.4) ? plateNumber(by, by.chance(0.3)) : null,
    greeterId: staff.reception,
    consultantId,
    readBackConfirmed: isCall ? true : null,
  };
}

/** The consultant's part: what they look for, where they heard of us, how it went. */
export const interest = (by: Dice, car: CarModel): Partial<VisitValues> => ({
  interestSeries: car.series,
  interestModel: car.model,
  interestModelId: car.id,
  interestColor: by.pick(EXTERIORS),
  source: by.weighted(SOURCES),
  narrative: by.pick(NARRATIVES),
});

/** A visit of somebody with a card: the first one made it, the later ones go to its owner. */
export function visitOfCustomer(by: Dice, at: number, staff: DemoStaff, known: Known): VisitValues {
  const { card, visits } = known;
  const first = visits === 1;
  return {
    ...arrival(by, at, staff, card.ownerId!),
    ...interest(by, known.car),
    source: card.source,
    guestName: card.kind === 'person' ? card.name : card.contactName,
    guestPhone: card.mobile,
    gender: card.gender,
    customerId: card.id,
    visitSeq: visits,
    priorConsultantId: first ? null : card.ownerId,
    levelInitial: first && !['O', 'D', 'F'].includes(card.level) ? (card.level as VisitValues['levelInitial']) : null,
    outcome: first ? 'captured' : 'repeat',
  };
}

/** A party without a card: looked around, came for something else, or left a number that nobody turned into a card yet. */
export function visitOfStranger(
  by: Dice,
  at: number,
  staff: DemoStaff,
  car: CarModel,
  mobile: () => string,
): VisitValues {
  const consultantId = by.pick(staff.consultants);
  const gender = by.chance(0.6) ? 'male' : 'female';
  const arrived = arrival(by, at, staff, consultantId);
  // A voice has no looks to go by: who calls says a name.
  const base: VisitValues =
    arrived.channel === 'call' ? { ...arrived, guestName: politeName(by, gender), gender } : arrived;
  const what = by.weighted([
    ['looked', 55],
    ['noIntent', 14],
    ['other', 19],
    ['captured', 12],
  ] as const);
  if (what === 'looked')
    return { ...base, ...interest(by, car), outcome: 'notCaptured', noCaptureReason: by.pick(LEFT_BECAUSE) };
  if (what === 'captured')
    return {
      ...base,
      ...interest(by, car),
      guestName: politeName(by, gender),
      gender,
      guestPhone: mobile(),
      levelInitial: 'none',
      outcome: 'captured',
    };
  if (what === 'noIntent') return { ...base, outcome: 'noIntent' };
  return { ...base, purpose: by.pick(['service', 'pickup', 'payment', 'other'] as const), outcome: 'noIntent' };
}
