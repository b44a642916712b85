import { type FormState, isBlank } from './form.ts';

/** Values of a form over a record; `rev` is the revision they were filled from, kept with a draft. */
export interface OfRecord {
  rev: number;
}
type Part<T> = Pick<FormState<T>, 'values' | 'initial'>;

/** Fields whose value differs, blank and absent being the same, and lists with the same entries. */
export function changedFields<T extends object>(values: T, before: T): Exclude<keyof T & string, 'rev'>[] {
  const kept = (value: unknown) => (isBlank(value) ? null : Array.isArray(value) ? JSON.stringify(value) : value);
  const names = (Object.keys(values) as (keyof T & string)[]).filter((name) => name !== 'rev');
  return names.filter((name) => kept(values[name]) !== kept(before[name])) as Exclude<keyof T & string, 'rev'>[];
}

/**
 * A newer revision of the record under a form that is being typed into: typed fields stay, all others follow. Where both
 * changed the same field nothing moves, so that the save is refused and a person chooses.
 */
export function merged<T extends OfRecord>(state: Part<T>, fresh: T): Part<T> {
  const { values, initial } = state;
  // A restored draft of an older revision knows less than the screen: it stays as it is, for the save to say so.
  if (fresh.rev <= initial.rev || values.rev !== initial.rev) return state;
  const theirs = changedFields(fresh, initial);
  if (changedFields(values, initial).some((name) => theirs.includes(name))) return state;
  return carried(state, initial, fresh);
}

/** After a save of `saved` came back as `fresh`: what was typed meanwhile stays on top of it. */
export function carried<T extends object>(state: Part<T>, saved: T, fresh: T): Part<T> {
  const later = changedFields(state.values, saved);
  const kept = Object.fromEntries(later.map((name) => [name, state.values[name]]));
  return { initial: fresh, values: { ...fresh, ...kept } };
}
