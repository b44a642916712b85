import type { FormState } from '../../ui/form.ts';
import { type CardValues, changedFields } from './cardForm.ts';

type Part = Pick<FormState<CardValues>, 'values' | 'initial'>;

/**
 * A newer revision of the card under a form that is being typed into: typed fields stay, all others follow. Where both
 * changed the same field nothing moves, so that the save is refused and a person chooses.
 */
export function merged(state: Part, fresh: CardValues): Part {
  const { values, initial } = state;
  // A restored draft of an older revision knows less than the screen: it stays as it is, for the save to say so.
  if (fresh.rev <= initial.rev || values.rev !== initial.rev) return state;
  const typed = changedFields(values, initial);
  const theirs = changedFields(fresh, initial);
  if (typed.some((name) => theirs.includes(name))) return state;
  return carried(state, initial, fresh);
}

/** After a save of `saved` came back as `fresh`: what was typed meanwhile stays on top of it. */
export function carried(state: Part, saved: CardValues, fresh: CardValues): Part {
  const later = changedFields(state.values, saved);
  const kept = Object.fromEntries(later.map((name) => [name, state.values[name]]));
  return { initial: fresh, values: { ...fresh, ...kept } };
}
