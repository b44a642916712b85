import { createContext, useEffect, useRef, useState } from 'react';
import { isBlank, isDirty } from '../ui/form.ts';
import { useFormValue } from '../ui/useForm.ts';
import { requiredIn } from './about.ts';
import type { RecordForm } from './useRecordCard.ts';

interface Place {
  readonly group: string;
  /** Where the cursor goes; the first field where none is named. */
  readonly field: string | undefined;
}

/** A card that is read: its groups stand as text, and one of them is opened as a form where it stands. */
export interface Reading {
  /** The group somebody opened; groups with something unsaved stand open besides. */
  readonly place: Place | undefined;
  /** Where E goes back to. */
  readonly last: string | undefined;
  readonly edit: (group: string, field?: string) => void;
}

export const ReadingContext = createContext<Reading | undefined>(undefined);

/**
 * Whether a card is read or is a form: a new one, and one with something required missing, is a form until it was saved whole.
 * `asked`: this card is to be read first at all.
 */
export function useReading<F extends object>(
  { form, about, id }: RecordForm<F>,
  asked: boolean,
): (Reading & { readonly close: () => void; readonly editing: boolean }) | undefined {
  const [whole, setWhole] = useState(isWhole);
  const [place, setPlace] = useState<Place>();
  const [last, setLast] = useState<string>();
  const dirty = useFormValue(form, isDirty);
  const saves = useFormValue(form, (state) => state.saves);
  const followed = useRef(saves);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at after each save, with the card as it stands then
  useEffect(() => {
    if (followed.current === saves) return;
    followed.current = saves;
    setPlace(undefined);
    setWhole(isWhole());
  }, [saves]);

  function isWhole(): boolean {
    const { initial } = form.store.getState();
    return requiredIn(about, initial).every((name) => !isBlank(initial[name]));
  }
  if (!asked || id === undefined || !whole) return undefined;
  return {
    place,
    last,
    edit(group, field) {
      setPlace({ group, field });
      setLast(group);
    },
    close: () => setPlace(undefined),
    editing: place !== undefined || dirty,
  };
}
