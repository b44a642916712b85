import { z } from 'zod';
import { fuels } from './model.ts';

type Fuel = (typeof fuels)[number];

const word = z.string().trim().max(120, 'text.tooLong').nullish();

/** What somebody wants in a car (需求分析记录单), as it stands on their card or is being typed: texts as they are. */
export const wishFields = z.object({
  series: word,
  model: word,
  modelId: z.uuid().nullish(),
  color: word,
  /** A choice of `db/customers/choices.ts`, or what was typed before there were choices. */
  budget: word,
  /** Use, concerns, notes: what is said there of energy, seats and equipment counts too. */
  said: z.string().max(6000, 'text.tooLong').nullish(),
  fuels: z.array(z.enum(fuels)).max(fuels.length).nullish(),
  seats: z.array(z.int().min(1).max(60)).max(20).nullish(),
  /** Names of 选配件. */
  options: z.array(z.string().max(120)).max(20).nullish(),
});
export type Wish = z.infer<typeof wishFields>;

const FUEL_WORDS: readonly (readonly [RegExp, readonly Fuel[]])[] = [
  [/插混|插电|增程/, ['plugIn']],
  [/(?<!插电)(?<!插)(混动|油电)/, ['hybrid']],
  [/纯电|电动车|电车/, ['electric']],
  [/新能源/, ['plugIn', 'electric']],
  [/汽油|燃油|油车/, ['petrol']],
  [/柴油/, ['diesel']],
];
/** 不要纯电: the sentence as far as the next stop is no wish. */
const REFUSED = /(?:不要|不想要|不考虑|不接受|别要|排除)[^，。；、,;\n]*/g;
const DIGITS = '零一二三四五六七八九';

/** Energy and seats as people say them in a sentence: "要混动，最好七座". `atLeast`: so many seats or more. */
export function wishesIn(text: string): { fuels: Fuel[]; atLeast: number | null } {
  const wanted = text.normalize('NFKC').replace(REFUSED, '');
  const named = FUEL_WORDS.flatMap(([words, kinds]) => (words.test(wanted) ? kinds : []));
  const seats = /([4-9]|[四五六七八九])\s*座/.exec(wanted)?.[1];
  const count = seats === undefined ? null : DIGITS.includes(seats) ? DIGITS.indexOf(seats) : Number(seats);
  return { fuels: [...new Set(named)], atLeast: count ?? (/三排/.test(wanted) ? 6 : null) };
}

/** Between how many 万元 on the road; an end that is open is null. Null when the text names no amount. */
export function budgetOf(band: string | null | undefined): { from: number | null; to: number | null } | null {
  const [first, second] = (band ?? '').match(/\d+(\.\d+)?/g)?.map(Number) ?? [];
  if (first === undefined) return null;
  if (second !== undefined) return { from: Math.min(first, second), to: Math.max(first, second) };
  return /over|以上|起/.test(band!) ? { from: first, to: null } : { from: null, to: first };
}

/** 落地 is about so much of the 指导价 (购置税, 保险, 上牌): near enough to choose by, a quote counts it exactly. */
const ON_THE_ROAD = 1.1;
/** A car so much cheaper than the lower end of a budget still interests. */
const BELOW = 0.85;
const WAN_FEN = 1_000_000;

/** A car or a configuration as it is compared with a wish. */
export interface Fittable {
  series: string | null;
  model: string | null;
  modelId: string | null;
  color: string | null;
  priceFen: number | null;
  fuel: Fuel | null;
  seats: number | null;
  /** Names of what is built in. */
  equipment: readonly string[];
}

/** What of a wish a car does not keep. `by`: 分 on the road beyond (below zero: under) the budget; the equipment that is missing. */
export interface Miss {
  field: 'series' | 'model' | 'color' | 'budget' | 'fuel' | 'seats' | 'options';
  by?: number;
  names?: string[];
}

/** How far each one puts a car back in the row. */
const WEIGHT: Record<Miss['field'], number> = {
  series: 16,
  budget: 8,
  fuel: 6,
  seats: 6,
  model: 4,
  color: 3,
  options: 2,
};

const plain = (text: string | null | undefined) => (text ?? '').normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const split = (text: string) =>
  plain(text)
    .split(/[、,，/或;；]/)
    .filter(Boolean);
/** 白色 and 珍珠白 mean the same car. */
const shade = (text: string) => text.replace(/色$/, '');

const holds = (wide: string, part: string) => part !== '' && (wide.includes(part) || part.includes(wide));

function colorFits(wanted: string, color: string | null): boolean {
  const has = shade(plain(color));
  return has !== '' && split(wanted).some((one) => holds(has, shade(one)));
}

function overBudget(budget: string | null | undefined, priceFen: number | null): number {
  const band = budgetOf(budget);
  if (band === null || priceFen === null) return 0;
  const road = Math.round(priceFen * ON_THE_ROAD);
  if (band.to !== null && road > band.to * WAN_FEN) return road - band.to * WAN_FEN;
  return band.from !== null && road < band.from * WAN_FEN * BELOW ? road - band.from * WAN_FEN : 0;
}

/** A wish with what is said in its sentences, once for all cars. `equipment`: names that can be built in. */
export function readWish(wish: Wish, equipment: readonly string[]) {
  const said = plain(wish.said);
  const heard = wishesIn(said);
  const named = equipment.filter((name) => plain(name) !== '' && said.includes(plain(name)));
  return {
    ...wish,
    fuels: wish.fuels?.length ? wish.fuels : heard.fuels,
    seats: wish.seats ?? [],
    atLeast: wish.seats?.length ? null : heard.atLeast,
    options: [...new Set([...(wish.options ?? []), ...named])],
  };
}
export type ReadWish = ReturnType<typeof readWish>;

/** What a car or configuration does not keep of a wish; empty when it is just what was wanted. What is unknown of it is no fault. */
export function missesOf(wish: ReadWish, car: Fittable): Miss[] {
  const misses: Miss[] = [];
  if (wish.series && plain(wish.series) !== plain(car.series)) misses.push({ field: 'series' });
  else if (wish.modelId ? wish.modelId !== car.modelId && !sameModel(wish, car) : wish.model && !sameModel(wish, car))
    misses.push({ field: 'model' });
  const by = overBudget(wish.budget, car.priceFen);
  if (by !== 0) misses.push({ field: 'budget', by });
  if (wish.fuels.length > 0 && car.fuel !== null && !wish.fuels.includes(car.fuel)) misses.push({ field: 'fuel' });
  const { seats } = car;
  if (seats !== null && ((wish.seats.length > 0 && !wish.seats.includes(seats)) || seats < (wish.atLeast ?? 0)))
    misses.push({ field: 'seats' });
  if (wish.color && car.color !== null && !colorFits(wish.color, car.color)) misses.push({ field: 'color' });
  const built = car.equipment.map(plain);
  const names = wish.options.filter((name) => !built.some((one) => one.includes(plain(name))));
  if (names.length > 0) misses.push({ field: 'options', names });
  return misses;
}

/** A car whose configuration is not known may be the one all the same. */
const sameModel = (wish: ReadWish, car: Fittable) =>
  (car.modelId === null || !wish.modelId) && holds(plain(car.model), plain(wish.model));

export const weightOf = (misses: readonly Miss[]): number => misses.reduce((sum, { field }) => sum + WEIGHT[field], 0);
