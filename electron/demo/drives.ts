import { addDays, dayOf, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import { SLOT_MS } from '../../db/test-drives/rules.ts';
import { newId } from '../kernel/ids.ts';
import type { Known } from './customers.ts';
import { costsOf, type DemoCarValues, demoCars } from './demo-cars.ts';
import type { Dice } from './dice.ts';
import { feedbackOf } from './feedback.ts';
import { residentNumber } from './numbers.ts';
import type { DemoStaff } from './people.ts';
import type { Happening } from './year.ts';

/** Of a hundred customers so many drive a car. */
const SHARE = 0.2;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ROUTES = ['市区', '环线', '市区 + 高速'];
const CALLED_OFF = ['时间不合适', '改看别的车', '天气不好'];

type Drive = NewOf<'test_drive'> & { id: string };

interface Story {
  by: Dice;
  staff: DemoStaff;
  cars: DemoCarValues[];
  /** `car start` of the half hours that are taken. */
  taken: Set<string>;
}

/** 试驾 of the year, of today and of tomorrow, with the cars and what they cost. */
export function drivesOf(
  by: Dice,
  now: number,
  staff: DemoStaff,
  customers: readonly Known[],
  days: number,
): Happening[] {
  const today = dayOf(now);
  const cars = demoCars(by, today);
  const story: Story = { by, staff, cars, taken: new Set() };
  const people = customers.filter(({ card }) => card.kind === 'person');
  const wanted = Math.round(customers.length * SHARE);
  const step = people.length / wanted;
  const before = Array.from({ length: wanted }, (_, at) => people[Math.floor(at * step)]!)
    .map((guest) => planned(story, guest, guest.createdAt + by.int(0, 3) * DAY_MS))
    .filter((drive) => drive !== null && drive.plannedEndAt < dayRange(today)[0])
    .sort((a, b) => a!.plannedStartAt - b!.plannedStartAt)
    .map((drive) => driven(story, drive!));
  const open = current(story, now, people.slice(-40));
  const openedAt = dayRange(addDays(today, -days))[0] + 9 * HOUR_MS;
  for (const [at, car] of cars.entries()) car.nextServiceKm = car.odometerKm + [6_000, 320, 2_000, 8_000][at]!;
  return [
    ...cars.map((values): Happening => ({ at: openedAt, by: staff.backOffice, entity: 'demo_car', values })),
    ...costsOf(by, cars, today, days, staff.backOffice),
    ...[...before, ...open].map((values): Happening => {
      const at = values.endedAt ?? Math.min(values.startedAt ?? now, values.plannedStartAt, now - HOUR_MS);
      return { at, by: values.consultantId ?? staff.reception, entity: 'test_drive', values };
    }),
  ];
}

/** A drive of a guest on that day, in a half hour in which a car is free; null when none is. */
function planned({ by, staff, cars, taken }: Story, guest: Known, day: number): Drive | null {
  const wished = cars.find(({ series }) => series === guest.car.series);
  const car = wished && by.chance(0.8) ? wished : by.pick(cars);
  const start = dayRange(dayOf(day))[0] + by.int(18, 34) * SLOT_MS;
  const length = by.chance(0.25) ? 2 : 1;
  const slots = Array.from({ length }, (_, at) => `${car.id} ${start + at * SLOT_MS}`);
  if (slots.some((slot) => taken.has(slot))) return null;
  for (const slot of slots) taken.add(slot);
  const id = newId();
  const kind = by.chance(0.85) ? 'drive' : 'ride';
  return {
    id,
    driveNo: `SJ${dayOf(start).slice(2).replaceAll('-', '')}-${id.slice(-5).toUpperCase()}`,
    customerId: guest.card.id,
    demoCarId: car.id,
    kind,
    plannedStartAt: start,
    plannedEndAt: start + length * SLOT_MS,
    consultantId: guest.card.ownerId ?? null,
    specialistId: by.chance(0.15) ? by.pick(staff.consultants) : null,
    route: by.pick(ROUTES),
    driverName: guest.card.name,
    driverMobile: guest.card.mobile ?? null,
    ...(kind === 'drive' && licence(by, dayOf(start))),
    state: 'booked',
  };
}

function licence(by: Dice, on: string): Partial<Drive> {
  return {
    licenceNo: residentNumber(by, by.chance(0.6) ? 'male' : 'female').idNo,
    licenceClass: by.weighted([
      ['C1', 9],
      ['C2', 3],
      ['B2', 1],
    ] as const),
    licenceIssuedOn: addDays(on, -by.int(600, 5_000)),
    licenceExpiresOn: addDays(on, by.int(90, 2_000)),
  };
}

/** A line somebody drew in a hurry. */
export function scrawl(by: Dice): string {
  let x = 60;
  const points = Array.from({ length: 34 }, (_, at) => {
    x += by.int(8, 18);
    return `${at % 12 === 0 ? 'M' : 'L'}${Math.min(590, x)} ${by.int(40, 160)}`;
  });
  return points.join('');
}

const signed = (by: Dice, at: number): Partial<Drive> =>
  by.chance(0.6) ? { signedAt: at, signedHow: 'screen', signature: scrawl(by) } : { signedAt: at, signedHow: 'paper' };

/** What became of a drive that was booked: most came, drove and said what they think. */
function driven({ by, cars }: Story, drive: Drive): Drive {
  const fate = by.roll();
  if (fate < 0.05) return { ...drive, state: 'cancelled', cancelReason: by.pick(CALLED_OFF) };
  if (fate < 0.09) return { ...drive, state: 'noShow' };
  const car = cars.find(({ id }) => id === drive.demoCarId)!;
  const startedAt = drive.plannedStartAt + by.int(-4, 9) * 60_000;
  const endedAt = drive.plannedEndAt + by.int(-8, 10) * 60_000;
  const odometerOutKm = car.odometerKm;
  const odometerInKm = odometerOutKm + by.int(5, 16);
  car.odometerKm = odometerInKm + by.int(0, 5);
  return {
    ...drive,
    ...(drive.kind === 'drive' && signed(by, startedAt - 4 * 60_000)),
    state: 'back',
    startedAt,
    endedAt,
    odometerOutKm,
    odometerInKm,
    ...(by.chance(0.93) && { ...feedbackOf(by), feedbackAt: endedAt + by.int(5, 40) * 60_000 }),
  };
}

/** Now and to come: a car that is out, one that should be back, bookings for tomorrow, and two guests with one car. */
function current(story: Story, now: number, guests: readonly Known[]): Drive[] {
  const { by, cars } = story;
  const [midnight] = dayRange(dayOf(now));
  const [, tomorrow] = dayRange(dayOf(now));
  const half = Math.floor((now - midnight) / SLOT_MS) * SLOT_MS + midnight;
  const guest = (at: number) => guests[at % guests.length]!;
  const place = (nth: number, car: number, from: number, slots = 1): Drive => ({
    ...planned({ ...story, taken: new Set() }, guest(nth), now)!,
    demoCarId: cars[car]!.id,
    kind: 'drive',
    ...licence(by, dayOf(now)),
    plannedStartAt: from,
    plannedEndAt: from + slots * SLOT_MS,
  });
  const out = (drive: Drive): Drive => {
    const car = cars.find(({ id }) => id === drive.demoCarId)!;
    const startedAt = Math.max(midnight, Math.min(drive.plannedStartAt + 3 * 60_000, now - 5 * 60_000));
    return { ...drive, ...signed(by, startedAt), state: 'out', startedAt, odometerOutKm: car.odometerKm };
  };
  const at = (hour: number) => tomorrow + hour * HOUR_MS;
  const expired = { licenceExpiresOn: addDays(dayOf(now), -12) };
  return [
    out(place(0, 0, half)),
    out(place(1, 3, Math.max(midnight, half - 3 * SLOT_MS), 2)),
    ...(half + 3 * SLOT_MS < tomorrow ? [place(2, 1, half + 2 * SLOT_MS)] : []),
    place(3, 1, at(10)),
    place(4, 1, at(14), 2),
    place(5, 1, at(14.5)),
    { ...place(6, 2, at(11)), ...expired },
    place(7, 0, at(15.5), 2),
    place(8, 2, at(16)),
  ];
}
