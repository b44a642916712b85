import { z } from 'zod';
import { addDays } from '../../../db/core/day.ts';
import { ageSpan, daysOf } from '../../../db/vehicles/age.ts';
import { origins, vehicleStatuses } from '../../../db/vehicles/model.ts';
import { type Condition, textFilter } from '../../records/listing.ts';

/** One value or several of a filter; of none or no more than one the list has its own short way. */
const some = <T extends z.ZodType>(one: T) =>
  z
    .union([one, z.array(one).max(50, 'list.tooLong')])
    .transform((asked) => (Array.isArray(asked) && asked.length < 2 ? asked[0] : asked))
    .optional();
/** A text as it stands on the card; the empty one means cards where nothing stands. */
const told = () => some(z.string().max(120, 'text.tooLong'));

/** 整车库存查询: what the stock is narrowed by. */
export const stockFilters = z.object({
  text: textFilter(),
  status: some(z.enum(vehicleStatuses)),
  series: told(),
  model: told(),
  exteriorColor: told(),
  location: told(),
  origin: some(z.enum(origins)),
  /** Spans of days in stock: `61-120`, `121-`. */
  age: some(ageSpan),
  modelYear: some(z.int().min(0).max(9999)),
});
export type StockFilters = z.infer<typeof stockFilters>;

type Asked = string | number | readonly (string | number | undefined)[] | undefined;

/** The value asked for, when it is one: what an index may be chosen by. */
export const single = (asked: Asked): string | number | undefined =>
  typeof asked === 'string' || typeof asked === 'number' ? asked || undefined : undefined;

const nothing = (value: unknown) => value === '' || value === 0;

function among(column: string, asked: Asked): Condition {
  if (asked === undefined) return null;
  if (!Array.isArray(asked)) return nothing(asked) ? [`${column} IS NULL`] : [`${column} = ?`, asked];
  const named = `${column} IN (SELECT value FROM json_each(?))`;
  return [asked.some(nothing) ? `(${named} OR ${column} IS NULL)` : named, JSON.stringify(asked)];
}

/** Cars that are here, as far as their days in stock count. */
const HERE = "r.status NOT IN ('inTransit', 'delivered', 'transferred')";

/** Days of arrival of cars that have stood here for a span of days; the youngest may have a day of arrival that is yet to come. */
function arrivals(span: string, today: string): { first: string; last: string } {
  const { from, to } = daysOf(span);
  return { first: to === null ? '' : addDays(today, -to), last: from === 0 ? '9999' : addDays(today, -from) };
}

function aged(asked: Asked, today: string): Condition {
  if (asked === undefined) return null;
  const spans = [asked].flat().map((span) => arrivals(String(span), today));
  const sql = spans.map(() => 'r.arrived_on BETWEEN ? AND ?').join(' OR ');
  return [`${HERE} AND (${sql})`, ...spans.flatMap(({ first, last }) => [first, last])];
}

export const stockConditions = (filters: StockFilters, today: string): Condition[] => [
  among('r.status', filters.status),
  among('r.series', filters.series),
  among('r.model', filters.model),
  among('r.exterior_color', filters.exteriorColor),
  among('r.location', filters.location),
  among('r.origin', filters.origin),
  among('r.model_year', filters.modelYear),
  aged(filters.age, today),
];

/** SQL of the span a car's days in stock fall into, null for one that is not here; with its parameters. */
export function spanOf(spans: readonly string[], today: string): readonly [string, ...unknown[]] {
  const days = spans.map((span) => [arrivals(span, today), span] as const);
  const cases = days.map(() => 'WHEN r.arrived_on BETWEEN ? AND ? THEN ?').join(' ');
  return [
    `CASE WHEN ${HERE} THEN CASE ${cases} END END`,
    ...days.flatMap(([{ first, last }, span]) => [first, last, span]),
  ];
}
