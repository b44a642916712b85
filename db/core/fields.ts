import { z } from 'zod';
import type { EntityName } from '../records.ts';
import { bareName } from './bare-name.ts';
import { dayFrom } from './day.ts';
import { halfWidthCapitals } from './half-width.ts';
import { isBlank } from './unseen.ts';

/**
 * The fields records are made of. A model built from them is the only description of a record: what a form shows for a field, what
 * stands in a blank one, how a text is tidied before it is saved and who it is about all come from `.meta()`.
 */
export type Control =
  | 'name'
  | 'text'
  | 'long'
  | 'code'
  | 'day'
  | 'instant'
  | 'fen'
  | 'count'
  | 'choice'
  | 'list'
  | 'several'
  | 'flag'
  | 'ref';

export interface FieldMeta {
  control: Control;
  /** Tells about a person (PIPL): leaves to the head-office CRM only when it stands on the list of `gateway/adapters`. */
  personal?: boolean;
  /** The entity whose id it holds. */
  ref?: EntityName;
  /** Shown behind a number: `km`, `kW`, `mL`. */
  unit?: string;
}

type About = Pick<FieldMeta, 'personal'>;

/** A name of a person, company or thing: must not be blank where it is required; see `checkName` for people. */
export const name = (about: About = {}) =>
  z
    .string()
    .max(400, 'name.tooLong')
    .meta({ control: 'name', ...about });
/** One line. */
export const text = ({ max = 120, ...about }: About & { max?: number } = {}) =>
  z
    .string()
    .trim()
    .max(max, 'text.tooLong')
    .nullish()
    .meta({ control: 'text', ...about });
/** Several lines. */
export const long = ({ max = 2000, ...about }: About & { max?: number } = {}) =>
  z
    .string()
    .trim()
    .max(max, 'text.tooLong')
    .nullish()
    .meta({ control: 'long', ...about });
/** A number on a paper (certificate, engine, order): one spelling, half-width capitals without blanks. */
export const code = (about: About = {}) =>
  z
    .string()
    .trim()
    .max(120, 'text.tooLong')
    .nullish()
    .meta({ control: 'code', ...about });
/** 30 February never was. */
const isDay = (on: string): boolean => {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  return dayFrom(year, month, day) === on;
};

/** A calendar day in the showroom's time zone, `YYYY-MM-DD`. */
export const day = (about: About = {}) =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format')
    .refine(isDay, 'day.format')
    .nullish()
    .meta({ control: 'day', ...about });
/** A calendar month, `YYYY-MM`. */
export const month = () =>
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month.format')
    .nullish()
    .meta({ control: 'text' });
/** An instant, UTC ms. */
export const instant = () => z.int().nonnegative().nullish().meta({ control: 'instant' });
/** Money, integer 分, at most 1 亿元. */
export const fen = () =>
  z.int().min(0, 'number.negative').max(100_000_000_00, 'number.tooLarge').nullish().meta({ control: 'fen' });
/** A whole number from `min` to `max`; `range` is the rule that both ends break. */
export const count = ({
  min = 0,
  max = 1_000_000,
  range,
  unit,
  ...about
}: About & {
  min?: number;
  max?: number;
  range?: string;
  unit?: string;
} = {}) =>
  z
    .int()
    .min(min, range ?? 'number.negative')
    .max(max, range ?? 'number.tooLarge')
    .nullish()
    .meta({ control: 'count', ...(unit && { unit }), ...about });
/** One of many; texts under `<field>.<value>`. */
export const choice = <const V extends readonly [string, ...string[]]>(values: V, about: About = {}) =>
  z
    .enum(values)
    .nullish()
    .meta({ control: 'choice', ...about });
/** One of many that is never blank. */
export const given = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values).meta({ control: 'choice' });
/** Short texts, in order. */
export const list = ({ most = 50 }: { most?: number } = {}) =>
  z
    .array(z.string().trim().min(1).max(120, 'text.tooLong'))
    .max(most, 'list.tooLong')
    .nullish()
    .meta({ control: 'list' });
/** Any of a few; texts under `<field>.<value>`. */
export const several = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.array(z.enum(values)).max(values.length, 'list.tooLong').nullish().meta({ control: 'several' });
export const flag = () => z.boolean().nullish().meta({ control: 'flag' });
/** The id of another record. */
export const ref = (entity: EntityName) => z.uuid().nullish().meta({ control: 'ref', ref: entity });

/** Ids of other records, in order. */
export const refs = (entity: EntityName) =>
  z.array(z.uuid()).max(50, 'list.tooLong').nullish().meta({ control: 'list', ref: entity });

export const metaOf = (schema: z.ZodObject, field: string): FieldMeta | undefined =>
  schema.shape[field]?.meta() as FieldMeta | undefined;

const TEXTS: readonly (Control | undefined)[] = ['name', 'text', 'long', 'code', 'day'];

/** What a form holds in each field nobody has typed in: an empty text, no value, no entries. */
export function blankOf<S extends z.ZodObject>(schema: S): Record<keyof S['shape'] & string, unknown> {
  const blank = Object.keys(schema.shape).map((field) => {
    const control = metaOf(schema, field)?.control;
    return [field, TEXTS.includes(control) ? '' : control === 'list' || control === 'several' ? [] : undefined];
  });
  return Object.fromEntries(blank);
}

/** What is stored of values as typed: blank texts as null, numbers of papers in one spelling. Tidying twice changes nothing. */
export function tidy<T extends object>(schema: z.ZodObject, values: T): T {
  const stored = (field: string, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (isBlank(value)) return null;
    const control = metaOf(schema, field)?.control;
    if (control === 'code') return halfWidthCapitals(value);
    return control === 'name' ? bareName(value) : value.trim();
  };
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, stored(field, value)])) as T;
}

/** Fields whose blank value may not be saved, each as a problem of its own. */
export const missing = (values: object, required: readonly string[]): { path: string; code: string }[] =>
  required
    .filter((field) => isBlank((values as Record<string, unknown>)[field]))
    .map((path) => ({ path, code: 'field.required' }));

/** An end before its beginning, as a problem of the end; days as `YYYY-MM-DD`. */
export function turned(values: object, from: string, to: string): { path: string; code: string }[] {
  const days = values as Record<string, string | null | undefined>;
  return days[from] && days[to] && days[from] > days[to] ? [{ path: to, code: 'day.order' }] : [];
}
