import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { EntityName } from '../../gateway/protocol.ts';
import { arrivalsBefore } from './calendar.ts';
import { FLEET, newCar } from './cars.ts';
import { type Known, makeFormal, newCustomer } from './customers.ts';
import type { Dice } from './dice.ts';
import { CAR_MODELS, modelCard, OPTIONS } from './models.ts';
import { mobileNumbers } from './numbers.ts';
import type { DemoStaff } from './people.ts';
import { purchasesOf } from './purchases.ts';
import { visitOfCustomer, visitOfStranger } from './visits.ts';

/** Something that was entered at `at` (UTC ms) by a member of staff. */
export interface Happening {
  at: number;
  by: string;
  entity: EntityName;
  values: Record<string, unknown> & { id: string };
}

export interface YearPlan {
  /** Days before today. */
  days: number;
  visits: number;
  customers: number;
}

export interface Year {
  happenings: Happening[];
  customers: Known[];
  mobile: () => string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SOLD = 32;
const ORDERED = 4;

/** A year of this showroom up to yesterday, in no particular order. The same dice tell the same year. */
export function yearOf(by: Dice, now: number, staff: DemoStaff, plan: YearPlan): Year {
  const today = dayOf(now);
  const mobile = mobileNumbers(by);
  const customers: Known[] = [];
  const arrivals = arrivalsBefore(by, today, plan.days, plan.visits);
  const demand = CAR_MODELS.map((car) => [car, car.demand] as const);

  const firstVisit = (at: number): Known => {
    const ownerId = by.pick(staff.consultants);
    const known = newCustomer(by, { at, today, ownerId, car: by.weighted(demand), mobile: mobile() });
    customers.push(known);
    return known;
  };
  /** Somebody who comes again: mostly those who came lately. */
  const returning = (at: number): Known | null => {
    const back = Math.floor(customers.length * by.roll() ** 2);
    const known = customers[customers.length - 1 - back];
    if (!known || at - known.lastVisitAt < DAY_MS) return null;
    known.visits += 1;
    known.lastVisitAt = at;
    return known;
  };

  const visits = arrivals.map((at, index): Happening => {
    const wanted = (plan.customers - customers.length) / (arrivals.length - index);
    const known = by.chance(wanted) ? firstVisit(at) : by.chance(0.42) ? returning(at) : null;
    const values = known
      ? visitOfCustomer(by, at, staff, known)
      : visitOfStranger(by, at, staff, by.weighted(demand), mobile);
    return { at, by: staff.reception, entity: 'visit', values };
  });
  const cars = carsOf(by, now, staff, customers);
  const cards = customers.map(({ card, createdAt }): Happening => {
    // The consultant makes the card while the guests drink their tea.
    return { at: createdAt + 30 * MINUTE_MS, by: card.ownerId!, entity: 'customer', values: card };
  });
  const openedAt = dayRange(addDays(today, -plan.days))[0] + 9 * 3_600_000;
  const bought = purchasesOf(cars, today, staff.backOffice, openedAt);
  return { happenings: [...soldHere(staff, openedAt), ...visits, ...cards, ...cars, ...bought], customers, mobile };
}

/** 车型 and 选配件, entered before anybody comes. */
function soldHere({ backOffice: by }: DemoStaff, at: number): Happening[] {
  const modelYear = Number(dayOf(at).slice(0, 4)) + 1;
  return [
    ...CAR_MODELS.map((car): Happening => ({ at, by, entity: 'vehicle_model', values: modelCard(car, modelYear) })),
    ...OPTIONS.map((values): Happening => ({ at: at + MINUTE_MS, by, entity: 'vehicle_option', values })),
  ];
}

/** The cars of the year; their buyers become 正式客户. */
function carsOf(by: Dice, now: number, staff: DemoStaff, customers: Known[]): Happening[] {
  const settled = customers.filter(({ createdAt }) => createdAt < now - 20 * DAY_MS);
  const step = Math.floor(settled.length / (SOLD + ORDERED));
  const buyers = Array.from({ length: SOLD + ORDERED }, (_, i) => settled[i * step]!);
  const statuses = FLEET.flatMap(([status, count]) => Array.from({ length: count }, () => status));
  return statuses.map((status, index): Happening => {
    const buyer = status === 'delivered' || status === 'allocated' ? buyers.shift()! : null;
    const decidedAt = buyer ? Math.min(buyer.createdAt + by.int(3, 18) * DAY_MS, now - DAY_MS) : null;
    if (buyer && decidedAt) makeFormal(by, buyer, status === 'delivered' ? 'D' : 'O', decidedAt, dayOf(now));
    const day = decidedAt ? addDays(dayOf(decidedAt), -by.int(2, 30)) : addDays(dayOf(now), -by.int(3, 110));
    const arrivedOn = status === 'inTransit' ? addDays(dayOf(now), by.int(3, 20)) : day;
    const buyerId = buyer?.card.id ?? null;
    const values = newCar(by, { serial: index + 1, status, arrivedOn, buyerId, wanted: buyer?.car });
    const at = decidedAt ?? dayRange(addDays(dayOf(now), -by.int(1, 60)))[0] + 10 * 3_600_000;
    return { at, by: staff.backOffice, entity: 'vehicle', values };
  });
}
