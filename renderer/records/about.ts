import type { z } from 'zod';
import { blankOf, metaOf } from '../../db/core/fields.ts';
import { type EntityName, RECORDS } from '../../db/records.ts';
import { changedFields } from '../ui/followed.ts';
import { type FieldIssue, type Issues, isBlank, schemaIssues } from '../ui/form.ts';

/** One thing a rule says of one field. */
export interface Told {
  readonly path: string;
  readonly code: string;
  readonly params?: Record<string, unknown>;
}

interface Ways<F extends object> {
  /** How a record is called in a notice. */
  readonly name: (saved: F) => string;
  /** What a new one begins with. */
  readonly fresh?: Partial<F>;
  /** Fields that must not be blank, of a record as it is typed. */
  readonly required?: (typed: F) => readonly string[];
  /** What keeps it from being saved, and what is only doubted: the rules the host applies too. */
  readonly problems?: (typed: F) => readonly Told[];
  readonly warnings?: (typed: F) => readonly Told[];
  /** How a value reads where its control does not tell: the name behind an id. Undefined: as its control says. */
  readonly shown?: (field: string, value: unknown) => string | undefined;
}

/** What the pages of one kind of record go by: which entity it is, the model of its fields and its rules. Made once, beside its pages. */
export interface RecordAbout<F extends object> extends Ways<F> {
  readonly entity: EntityName;
  /** Room of its texts. */
  readonly feature: string;
  /** Its part of the API. */
  readonly part: string;
  /** Address of its pages, without the id. */
  readonly path: string;
  readonly schema: z.ZodObject;
}

/** What of it tells how a field is called and reads, whatever its fields are. */
export type Known = Pick<RecordAbout<object>, 'entity' | 'feature' | 'part' | 'path' | 'schema' | 'shown'>;

/** `test-drives` is `testDrives` in the API. */
const partOf = (feature: string) => feature.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `aboutRecord('vehicle', vehicleFields, { … })`; leave out of the model what has ways of its own: `vehicleFields.omit({ buyerId: true })`. */
export function aboutRecord<S extends z.ZodObject>(
  entity: EntityName,
  schema: S,
  ways: Ways<z.infer<S>>,
): RecordAbout<z.infer<S>> {
  const { feature, path } = RECORDS[entity];
  return { entity, feature, part: partOf(feature), path: path ?? `/${feature}`, schema, ...ways };
}

/** A record as it is typed: blank instead of null; `rev` is the revision it was filled from, kept with a draft. */
export type RecordValues<F extends object> = { [K in keyof Required<F>]: NonNullable<F[K]> | undefined } & {
  rev: number;
};

/** A record's fields, or those a new one begins with, as a form holds them. */
export function valuesOf<F extends object>(
  about: RecordAbout<F>,
  row: { readonly [K in keyof F]?: unknown } & { readonly rev?: number },
): RecordValues<F> {
  const blank = blankOf(about.schema);
  const known = row as Record<string, unknown>;
  const read = Object.keys(blank).map((field) => [field, known[field] ?? blank[field]]);
  return { ...(Object.fromEntries(read) as RecordValues<F>), rev: row.rev ?? 0 };
}

/** Only what differs travels, so that two people may change different fields of one record. Emptied fields are null. */
export function changesOf<F extends object>(values: RecordValues<F>, before: RecordValues<F>): Partial<F> {
  const changed = changedFields<RecordValues<F>>(values, before) as (keyof RecordValues<F>)[];
  const sent = changed.map((field) => [field, isBlank(values[field]) ? null : values[field]]);
  return Object.fromEntries(sent) as Partial<F>;
}

/** The fields as they would be stored: blanks as null, a blank name as the empty text it is. */
export function asStored<F extends object>(about: RecordAbout<F>, values: RecordValues<F>): F {
  const stored = Object.keys(about.schema.shape).map((field) => {
    const value = values[field as keyof RecordValues<F>];
    const never = metaOf(about.schema, field)?.control === 'name' ? '' : null;
    return [field, isBlank(value) ? never : value];
  });
  return Object.fromEntries(stored) as F;
}

/** What stands wrong in a form: the model's shapes, then its rules. Warnings let it be saved. */
export function issuesIn<F extends object>(about: RecordAbout<F>, values: RecordValues<F>): Issues<RecordValues<F>> {
  const fields = asStored(about, values);
  const found: Record<string, FieldIssue> = {};
  for (const { path, ...issue } of about.warnings?.(fields) ?? []) found[path] = { ...issue, warning: true };
  for (const { path, ...issue } of about.problems?.(fields) ?? []) found[path] = issue;
  return { ...schemaIssues<RecordValues<F>>(about.schema, fields), ...found };
}

/** Fields that must not be blank in what is typed now. */
export const requiredIn = <F extends object>(about: RecordAbout<F>, values: RecordValues<F>) =>
  (about.required?.(asStored(about, values)) ?? []) as readonly (keyof RecordValues<F>)[];

interface Wrapped {
  readonly unwrap?: () => Wrapped;
  readonly options?: readonly string[];
}

/** The values of a `choice`, in order. */
export function choicesOf(schema: z.ZodObject, field: string): readonly string[] {
  let inner = schema.shape[field] as unknown as Wrapped;
  while (inner.unwrap !== undefined) inner = inner.unwrap();
  return inner.options ?? [];
}

/** A choice may be taken back. */
export const mayBeBlank = (schema: z.ZodObject, field: string): boolean =>
  schema.shape[field]?.safeParse(undefined).success === true;
