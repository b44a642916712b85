import { refusalOf } from '../../lib/errors.ts';

/** What somebody else did to one field since this form was opened: first value before, last value after. */
export interface OtherChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly byName: string | null;
  /** This form changed the field too; what is typed here stays until it is saved. */
  readonly both: boolean;
}

const same = (a: unknown, b: unknown) => (a ?? '') === (b ?? '') || (!a && !b);

/**
 * The changes of others a refused save tells of, or undefined when it was refused for something else. Fields this form did
 * not touch take the other's value (`taken`); the rest is left to the person.
 */
export function othersChanges<T extends object>(
  error: unknown,
  values: T,
): { rev: number; changes: OtherChange[]; taken: Partial<T> } | undefined {
  const refusal = refusalOf(error);
  if (refusal?.code !== 'record.stale') return undefined;
  const { rev, changes } = refusal.params as { rev: number; changes: Omit<OtherChange, 'both'>[] };
  const byField = new Map<string, OtherChange>();
  for (const change of changes) {
    if (!(change.field in values)) continue;
    const earlier = byField.get(change.field);
    const from = earlier ? earlier.from : change.from;
    const mine = values[change.field as keyof T];
    byField.set(change.field, { ...change, from, both: !same(mine, from) });
  }
  // What both wrote alike is no news.
  const merged = [...byField.values()].filter(({ field, to }) => !same(values[field as keyof T], to));
  const taken = Object.fromEntries(
    merged.filter(({ both }) => !both).map(({ field, to }) => [field, to ?? blankLike(values[field as keyof T])]),
  ) as Partial<T>;
  return { rev, changes: merged, taken };
}

const blankLike = (value: unknown) => (typeof value === 'string' ? '' : typeof value === 'boolean' ? false : undefined);
