import type { fuels } from '../../../db/vehicles/model.ts';
import { ageInDays } from '../../../db/vehicles/rules.ts';
import {
  type Fittable,
  type Miss,
  missesOf,
  type ReadWish,
  readWish,
  type Wish,
  weightOf,
} from '../../../db/vehicles/wish.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { soldOn } from '../models/tree.ts';

type Fuel = (typeof fuels)[number];

/** A car nobody has yet, here or on its way: what a consultant may know of it. */
export interface FittingCar {
  id: string;
  modelId: string | null;
  series: string | null;
  model: string | null;
  exteriorColor: string | null;
  interiorColor: string | null;
  equipment: string[];
  status: 'inStock' | 'inTransit';
  location: string | null;
  ageInDays: number | null;
  expectedOn: string | null;
  priceFen: number | null;
  misses: Miss[];
}

/** A configuration on sale with how many free cars of it there are. */
export interface FittingModel {
  id: string;
  series: string;
  model: string;
  configuration: string | null;
  modelYear: number;
  priceFen: number | null;
  here: number;
  coming: number;
  misses: Miss[];
}

/** One value the free cars can be told apart by, and how many of those that fit otherwise have it. */
export interface WishFacet<T> {
  value: T;
  count: number;
}

export interface Fitting {
  cars: FittingCar[];
  models: FittingModel[];
  /** Free cars that are all that was wanted, here and on their way. */
  here: number;
  coming: number;
  fuels: WishFacet<Fuel>[];
  seats: WishFacet<number>[];
  options: WishFacet<string>[];
}

/** Cars of other series that are offered besides. */
const MOST_OTHERS = 3;
/** Free cars that are looked through; a showroom has fewer. */
const MOST_FREE = 2_000;

export const FREE = `SELECT id, model_id AS modelId, series, model, exterior_color AS exteriorColor, interior_color AS interiorColor,
  options, option_ids AS optionIds, status, location, arrived_on AS arrivedOn, expected_on AS expectedOn,
  list_price_fen AS listPriceFen, fuel, seats FROM vehicle INDEXED BY vehicle_status_arrived
  WHERE status IN ('inStock', 'inTransit') AND buyer_id IS NULL AND deleted_at IS NULL AND merged_into IS NULL
  LIMIT ${MOST_FREE}`;

interface Free extends Omit<FittingCar, 'equipment' | 'ageInDays' | 'priceFen' | 'misses'> {
  options: string | null;
  optionIds: string | null;
  arrivedOn: string | null;
  listPriceFen: number | null;
  fuel: Fuel | null;
  seats: number | null;
}

const OPTIONS = 'SELECT id, name FROM vehicle_option WHERE deleted_at IS NULL';

type Judged = FittingCar & { facts: Fittable };

/** Every free car with what it does not keep of the wish, the best first; here before on its way, the longest here first. */
function judged(db: Connection, wish: ReadWish, names: ReadonlyMap<string, string>, today: string): Judged[] {
  const cars = prepared(db, FREE).all() as Free[];
  const all = cars.map(({ options, optionIds, arrivedOn, listPriceFen, fuel, seats, ...car }): Judged => {
    const ids = optionIds === null ? [] : (JSON.parse(optionIds) as string[]);
    const built = ids.flatMap((id) => names.get(id) ?? []);
    const equipment = built.length > 0 || !options ? built : [options];
    const facts = { ...car, color: car.exteriorColor, priceFen: listPriceFen, fuel, seats, equipment };
    const age = ageInDays({ status: car.status, arrivedOn }, today);
    return { ...car, equipment, ageInDays: age, priceFen: listPriceFen, facts, misses: missesOf(wish, facts) };
  });
  const rank = ({ misses, status, ageInDays: age, expectedOn }: Judged) =>
    [weightOf(misses), status === 'inStock' ? 0 : 1, -(age ?? 0), expectedOn ?? '9999'] as const;
  return all
    .map((car) => ({ car, by: rank(car) }))
    .sort((a, b) => a.by[0] - b.by[0] || a.by[1] - b.by[1] || a.by[2] - b.by[2] || (a.by[3] < b.by[3] ? -1 : 1))
    .map(({ car }) => car);
}

const otherSeries = ({ misses }: Judged) => misses.some(({ field }) => field === 'series');

/** The best ones; of other series than the one that is wanted only a few. */
function nearest(cars: readonly Judged[], most: number): Judged[] {
  const its = cars.filter((car) => !otherSeries(car)).slice(0, most);
  return [...its, ...cars.filter(otherSeries).slice(0, Math.min(MOST_OTHERS, most - its.length))];
}

/** What can be chosen by, counted over the cars that keep everything else but model and colour. */
function counted<T>(cars: readonly Judged[], own: Miss['field'], valuesOf: (car: Fittable) => readonly (T | null)[]) {
  const loose: readonly Miss['field'][] = ['model', 'color', own];
  const counts = new Map<T, number>();
  for (const { misses, facts } of cars) {
    if (misses.some(({ field }) => !loose.includes(field))) continue;
    for (const value of valuesOf(facts)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]): WishFacet<T> => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 8);
}

/**
 * Models on sale and free cars for a wish, the best first, each with what it does not keep; nothing about cost or buyers.
 * `most`: so many cars and half as many models.
 */
export function fittingCars(store: Store, wish: Wish, most = 12): Fitting {
  const { db } = store;
  const today = todayOf(store);
  const names = new Map(
    (prepared(db, OPTIONS).all() as { id: string; name: string }[]).map(({ id, name }) => [id, name]),
  );
  const read = readWish(wish, [...new Set(names.values())]);
  const cars = judged(db, read, names, today);
  const fits = cars.filter(({ misses }) => misses.length === 0);
  const of = (status: Free['status'], some: readonly Judged[]) => some.filter((car) => car.status === status).length;
  const models = soldOn(db, today).map((one): FittingModel & { weight: number } => {
    const { id, series, modelName: model, configuration, modelYear, guidePriceFen: priceFen, fuel, seats } = one;
    const facts = { series, model, modelId: id, color: null, priceFen, fuel, seats, equipment: [] };
    const misses = missesOf({ ...read, options: [] }, facts);
    const its = cars.filter((car) => car.modelId === id);
    const counts = { here: of('inStock', its), coming: of('inTransit', its) };
    return { id, series, model, configuration, modelYear, priceFen, ...counts, misses, weight: weightOf(misses) };
  });
  return {
    cars: nearest(cars, most).map(({ facts: _, ...car }) => car),
    models: models
      .sort((a, b) => a.weight - b.weight || b.here + b.coming - a.here - a.coming)
      .slice(0, Math.ceil(most / 2))
      .map(({ weight: _, ...model }) => model),
    here: of('inStock', fits),
    coming: of('inTransit', fits),
    fuels: counted<Fuel>(cars, 'fuel', ({ fuel }) => [fuel]),
    seats: counted<number>(cars, 'seats', ({ seats }) => [seats]),
    options: counted<string>(cars, 'options', ({ equipment }) => equipment),
  };
}
