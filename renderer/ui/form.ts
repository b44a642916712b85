import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Issue } from '../lib/errors.ts';

/** What stands wrong at one field: a rule code and what fills its sentence. */
export interface FieldIssue {
  readonly code: string;
  readonly params?: Record<string, unknown>;
  /** A warning lets the record be saved. */
  readonly warning?: boolean;
}

/** A text that is no value of its field: it stays on the screen, with the rule it breaks, until it can be read. */
export interface Unread {
  readonly text: string;
  readonly code: string;
}

export type Issues<T> = { readonly [K in keyof T]?: FieldIssue };

export interface FormState<T> {
  readonly values: T;
  readonly initial: T;
  readonly issues: Issues<T>;
  readonly unread: { readonly [K in keyof T]?: Unread };
  /** How often a save was refused at a field: each time the cursor goes to the first of them. */
  readonly refusals: number;
  /** How often a save went through. */
  readonly saves: number;
  /** Fields that were left once; only these complain before the first save. */
  readonly touched: { readonly [K in keyof T]?: boolean };
  readonly labels: { readonly [K in keyof T]?: string };
  readonly saving: boolean;
  /** Listed at the top after a failed save. */
  readonly summary: boolean;
  readonly failure: unknown;
  readonly draftAt: number | undefined;
  readonly draftRestored: boolean;
}

export type FormStore<T> = StoreApi<FormState<T>>;

export function createFormStore<T extends object>(initial: T): FormStore<T> {
  return createStore<FormState<T>>(() => ({
    values: initial,
    initial,
    issues: {},
    unread: {},
    refusals: 0,
    saves: 0,
    touched: {},
    labels: {},
    saving: false,
    summary: false,
    failure: undefined,
    draftAt: undefined,
    draftRestored: false,
  }));
}

/** Empty as a person sees it: nothing, blanks only, no chip chosen. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

export function isDirty<T extends object>(state: FormState<T>): boolean {
  if (Object.keys(state.unread).length > 0) return true;
  return (Object.keys(state.values) as (keyof T)[]).some((key) => isChanged(state, key));
}

/** One field holds something else than what is saved. */
export function isChanged<T extends object>(state: FormState<T>, key: keyof T): boolean {
  if (state.unread[key] !== undefined) return true;
  const [now, before] = [state.values[key], state.initial[key]];
  return !(isBlank(now) && isBlank(before)) && JSON.stringify(now) !== JSON.stringify(before);
}

interface Schema {
  safeParse(value: unknown): { success: boolean; error?: { issues: readonly ZodIssueShape[] } | undefined };
}
interface ZodIssueShape {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
}

/** zod's own words for a missing or over-long value, as our rule codes. Messages of our models are codes already. */
function codeOf(issue: ZodIssueShape): string {
  if (/^[a-z]\w*(\.\w+)+$/i.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return 'text.tooLong';
  return issue.code === 'invalid_type' || issue.code === 'too_small' ? 'field.required' : 'field.invalid';
}

/** Runs a model's schema over a form's values: the first issue of each field. Use it as a form's `check`. */
export function schemaIssues<T extends object>(schema: Schema, values: unknown): Issues<T> {
  const result = schema.safeParse(values);
  return result.success
    ? {}
    : pathIssues<T>(
        (result.error?.issues ?? []).map((i) => ({
          path: i.path.map(String).join('.'),
          code: codeOf(i),
          params: { ...i },
        })),
      );
}

/** Issues by path (from zod or from the host) → by field name. */
export function pathIssues<T extends object>(issues: readonly Issue[]): Issues<T> {
  const found: { [K in keyof T]?: FieldIssue } = {};
  for (const issue of issues) {
    const name = issue.path.split('.')[0] as keyof T | undefined;
    if (name !== undefined && found[name] === undefined)
      found[name] = { code: issue.code, ...(issue.params && { params: issue.params }) };
  }
  return found;
}

/** Blank texts as null, the rest as it is: what an optional column should hold. */
export function blanksToNull<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, isBlank(value) && !Array.isArray(value) ? null : value]),
  ) as T;
}
