import { addDays, dayOf, dayRange, daysBetween } from '../../db/core/day.ts';
import { type CarValues, newCar } from './cars.ts';
import { type Known, makeFormal } from './customers.ts';
import type { Dice } from './dice.ts';
import { CAR_MODELS, type CarModel } from './models.ts';
import type { DemoStaff } from './people.ts';
import type { Happening, Year } from './year.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Serial numbers of cars that are in no other list. */
const SERIAL = 200;
/** Deliveries besides those of the year's fleet. */
const MORE = 38;
/** Days since the last ones of them. */
const LATELY = [1, 5, 9, 14, 19];

/** How far a sale came; a state of its order, or what is peculiar about it. */
export type Fate =
  | 'delivered'
  | 'damaged'
  | 'unsigned'
  | 'returned'
  | 'going'
  | 'ready'
  | 'allocated'
  | 'partly'
  | 'clash'
  | 'open'
  | 'directSent'
  | 'directTaken'
  | 'unpaid'
  | 'financeReview'
  | 'managerReview'
  | 'priceWaits'
  | 'priceRefused'
  | 'draft'
  | 'calledOff'
  | 'asksOut'
  | 'goesOut'
  | 'dropped';

/** One 销售订单 of the year, before it is written. */
export interface Sale {
  fate: Fate;
  customer: Known;
  car: CarModel;
  exteriorColor: string;
  interiorColor: string;
  /** The car it was or is to be delivered with. */
  vehicle: CarValues | null;
  /** When the first price was talked about. */
  quotedAt: number;
  /** Days from there to the delivery, as it was or is to be. */
  days: number;
}

/** Orders of the last weeks that no car has left for: how far they are, and how many days ago they began. */
const UNDER_WAY: readonly (readonly [Fate, number])[] = [
  ['directTaken', 24],
  ['open', 18],
  ['asksOut', 16],
  ['clash', 9],
  ['partly', 12],
  ['unpaid', 5],
  ['directSent', 14],
  ['financeReview', 3],
  ['priceRefused', 6],
  ['priceWaits', 2],
  ['managerReview', 2],
  ['draft', 3],
  ['draft', 1],
  ['goesOut', 11],
  ['calledOff', 20],
  ['dropped', 15],
];
/** What became of the cars that were allocated a while ago, and how many days from now they are handed over. */
const PROMISED: readonly (readonly [Fate, number])[] = [
  ['allocated', 3],
  ['ready', 1],
  ['going', 0],
  ['allocated', 5],
];
/** Fates whose customer has not bought yet. */
const UNDECIDED: readonly Fate[] = [
  'priceRefused',
  'priceWaits',
  'managerReview',
  'draft',
  'calledOff',
  'goesOut',
  'dropped',
];

/** Who bought what in this year, with the cars that takes; the buyers become 正式客户. Nothing of it is written here. */
export function salesOf(by: Dice, now: number, { backOffice }: DemoStaff, year: Year, days: number): Sale[] {
  const today = dayOf(now);
  const opens = dayRange(addDays(today, -(days - 4)))[0] + 10 * HOUR_MS;
  const cards = new Map(year.customers.map((known) => [known.card.id, known]));
  const cars = year.happenings.filter(({ entity }) => entity === 'vehicle');
  const free = year.customers.filter(({ card }) => card.stage === 'prospect' && card.level !== 'F');
  const settled = free.filter(({ card, createdAt }) => card.kind === 'person' && createdAt < now - 20 * DAY_MS);
  const recent = free
    .filter(({ card, createdAt }) => card.kind === 'person' && createdAt > now - 40 * DAY_MS)
    .reverse();
  let serial = SERIAL;

  const enterCar = (values: CarValues, at: number) =>
    year.happenings.push({ at, by: backOffice, entity: 'vehicle', values: values as Happening['values'] });
  const sale = (fate: Fate, customer: Known, quotedAt: number, until: number, vehicle: CarValues | null): Sale => {
    const car = CAR_MODELS.find(({ id }) => id === (vehicle?.modelId ?? customer.car.id))!;
    return {
      ...{ fate, customer, car, vehicle, quotedAt },
      exteriorColor: vehicle?.exteriorColor ?? customer.card.interestColor ?? '珍珠白',
      interiorColor: vehicle?.interiorColor ?? '黑色',
      days: Math.max(2, daysBetween(dayOf(quotedAt), dayOf(until))),
    };
  };
  /** Talked about an hour after the card was made, or when prices stood. */
  const begun = ({ createdAt }: Known) => Math.max(createdAt + HOUR_MS, opens);

  const ofFleet = cars.flatMap(({ values }): Sale[] => {
    const vehicle = values as unknown as CarValues;
    const customer = vehicle.buyerId ? cards.get(vehicle.buyerId) : undefined;
    if (!customer) return [];
    const until = Math.max(customer.card.formalAt!, begun(customer) + 2 * DAY_MS);
    return [sale('delivered', customer, begun(customer), until, vehicle)];
  });
  const delivered = ofFleet.filter(({ vehicle }) => vehicle!.status === 'delivered');
  const promised = ofFleet.filter(({ vehicle }) => vehicle!.status === 'allocated');
  for (const [at, one] of promised.entries()) {
    const [fate, inDays] = PROMISED[at % PROMISED.length]!;
    Object.assign(one, { fate, days: daysBetween(dayOf(one.quotedAt), today) + inDays });
  }

  const more = Array.from({ length: MORE }, (_, at): Sale => {
    const customer = settled[Math.floor(settled.length * ((at + 0.5) / MORE) ** 0.75)]!;
    const lately = LATELY[MORE - 1 - at];
    const until = lately
      ? now - lately * DAY_MS
      : Math.min(customer.createdAt + by.int(8, 30) * DAY_MS, now - by.int(2, 9) * DAY_MS);
    makeFormal(by, customer, 'D', Math.max(until, begun(customer) + 3 * DAY_MS), today);
    const arrivedOn = addDays(dayOf(until), -by.int(4, 40));
    serial += 1;
    const buyerId = customer.card.id;
    const vehicle = newCar(by, { serial, status: 'delivered', arrivedOn, buyerId, wanted: customer.car });
    enterCar(vehicle, until);
    return sale('delivered', customer, begun(customer), customer.card.formalAt!, vehicle);
  });

  const stock = cars.map(({ values }) => values as unknown as CarValues).filter(({ status }) => status === 'inStock');
  const underWay = UNDER_WAY.map(([fate, ago]): Sale => {
    const at = dayRange(addDays(today, -ago))[0] + 10 * HOUR_MS + by.int(0, 50) * 60_000;
    const find = (fits: (known: Known) => boolean) =>
      recent.splice(
        Math.max(
          0,
          recent.findIndex((known) => known.card.stage === 'prospect' && known.createdAt < at - HOUR_MS && fits(known)),
        ),
        1,
      )[0]!;
    const twice = promised[0]!.vehicle!;
    const customer =
      fate === 'clash'
        ? find(({ car }) => car.id === twice.modelId)
        : fate === 'partly'
          ? find(({ car }) => stock.some(({ modelId }) => modelId === car.id))
          : find(() => true);
    const vehicle =
      fate === 'clash'
        ? twice
        : fate === 'partly'
          ? (stock.find(({ modelId }) => modelId === customer.car.id) ?? stock[0]!)
          : null;
    const quotedAt = Math.max(at, customer.createdAt + HOUR_MS);
    if (!UNDECIDED.includes(fate)) makeFormal(by, customer, 'O', Math.min(quotedAt + DAY_MS, now - HOUR_MS), today);
    return sale(fate, customer, quotedAt, now + by.int(5, 20) * DAY_MS, vehicle);
  });

  const out = [...delivered, ...more].sort((a, b) => a.quotedAt + a.days * DAY_MS - (b.quotedAt + b.days * DAY_MS));
  out.at(-1)!.fate = 'unsigned';
  out.at(-3)!.fate = 'damaged';
  out.at(-14)!.fate = 'returned';
  return [...out, ...promised, ...underWay];
}

/** A car before it was sold: it stands here and is nobody's. Its papers and plate come with the sale; the story keeps them apart. */
export function beforeSold(
  sales: readonly Sale[],
  happenings: readonly Happening[],
  openedAt: number,
): Map<string, CarValues> {
  const sold = new Map<string, CarValues>();
  const quotedAt = new Map(sales.flatMap(({ vehicle, quotedAt: at }) => (vehicle ? [[vehicle.id, at] as const] : [])));
  for (const happening of happenings) {
    const car = happening.values as unknown as CarValues;
    if (happening.entity !== 'vehicle' || !car.buyerId) continue;
    sold.set(car.id, { ...car });
    const here = dayRange(car.arrivedOn!)[0] + 10 * HOUR_MS;
    happening.at = Math.max(openedAt, Math.min(here, quotedAt.get(car.id) ?? here));
    Object.assign(car, { status: 'inStock', location: '一号库', buyerId: null, driverId: null, plate: null });
    car.cocNo ??= `COC${car.id.slice(-8).toUpperCase()}`;
  }
  return sold;
}
