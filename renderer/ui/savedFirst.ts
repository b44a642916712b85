import { refusalOf } from '../lib/errors.ts';
import { isBlank } from './form.ts';
import type { Form } from './useForm.ts';

/** What somebody else did to one field since this form was opened: first value before, last value after. */
export interface OtherChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  /** What stood in this form when its save was refused. */
  readonly mine: unknown;
  readonly byName: string | null;
  /** This form changed the field too; what is typed here stays until the person chooses. */
  readonly both: boolean;
}

interface Others<T> {
  /** The revision they saved. */
  readonly rev: number;
  readonly changes: OtherChange[];
  /** Their values of all fields of the form they changed. */
  readonly theirs: Partial<T>;
  /** Of these, the ones this form did not touch. */
  readonly taken: Partial<T>;
}

const same = (a: unknown, b: unknown) => (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);

/** The changes of others that a refused save (`record.stale`) tells of; undefined when it was refused for something else. */
export function othersChanges<T extends object>(error: unknown, values: T): Others<T> | undefined {
  const refusal = refusalOf(error);
  if (refusal?.code !== 'record.stale') return undefined;
  const { rev, changes } = refusal.params as { rev: number; changes: Omit<OtherChange, 'both' | 'mine'>[] };
  const byField = new Map<string, OtherChange>();
  for (const change of changes) {
    if (!(change.field in values)) continue;
    const earlier = byField.get(change.field);
    const from = earlier ? earlier.from : change.from;
    const mine = values[change.field as keyof T];
    byField.set(change.field, { ...change, from, to: change.to ?? blankLike(mine), mine, both: !same(mine, from) });
  }
  const valuesIn = (list: readonly OtherChange[]) =>
    Object.fromEntries(list.map(({ field, to }) => [field, to])) as Partial<T>;
  const all = [...byField.values()];
  // What both wrote alike is no news.
  const news = all.filter(({ mine, to }) => !same(mine, to));
  return { rev, changes: news, theirs: valuesIn(all), taken: valuesIn(news.filter(({ both }) => !both)) };
}

const blankLike = (value: unknown) => (typeof value === 'string' ? '' : typeof value === 'boolean' ? false : undefined);

/**
 * Puts a form whose save was refused onto the revision of whoever saved first: untouched fields take their values, touched
 * ones stay, and the next save goes through. Returns what to tell the person (for `SavedFirst`); nothing for another refusal.
 */
export function standOnTheirs<T extends { rev: number }>(form: Form<T>, error: unknown): readonly OtherChange[] {
  const others = othersChanges(error, form.store.getState().values);
  if (others === undefined) return [];
  const { rev, changes, theirs, taken } = others;
  form.store.setState(({ initial }) => ({ initial: { ...initial, ...theirs, rev } }));
  form.set({ ...taken, rev } as Partial<T>);
  return changes;
}
