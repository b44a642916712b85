import { useEffect, useState } from 'react';
import { carried, merged, type OfRecord } from './followed.ts';
import { type OtherChange, standOnTheirs } from './savedFirst.ts';
import { type Form, type FormOptions, useForm } from './useForm.ts';

interface RecordFormOptions<T extends OfRecord> extends Omit<FormOptions<T>, 'save' | 'draftBasis'> {
  /** The record as it is known now; undefined for a new one. */
  readonly current: T | undefined;
  /** Saves and returns the record as it stands then, or nothing where the page goes on elsewhere. */
  readonly save: (values: T) => Promise<T | undefined>;
}

/**
 * The form of a record that others may save too. While it is open it follows what others save in fields not typed into; when its
 * save is refused because somebody saved first, it stands on theirs and `others` tells what they did (for `SavedFirst`).
 */
export function useRecordForm<T extends OfRecord>(
  options: RecordFormOptions<T>,
): {
  form: Form<T>;
  others: readonly OtherChange[];
} {
  const { current, save, ...more } = options;
  const [others, setOthers] = useState<readonly OtherChange[]>([]);
  const form: Form<T> = useForm<T>({
    ...more,
    draftBasis: ['rev'],
    save: (values) => attempt(values),
  });

  async function attempt(values: T, again = false): Promise<void> {
    try {
      const saved = await save(values);
      setOthers([]);
      if (saved !== undefined) form.store.setState((state) => carried(state, values, saved));
    } catch (error) {
      const told = standOnTheirs(form, error);
      const now = form.store.getState().values;
      // What others did touches nothing of this form (a consent, a conversion): there is nothing to decide.
      if (told.length === 0 && now.rev !== values.rev && !again) return attempt(now, true);
      setOthers(told);
      throw error;
    }
  }
  // The record moved on (a move or a link made beside the form, a save elsewhere). Not while it is being saved: what comes
  // then is this form's own change.
  useEffect(() => {
    if (current !== undefined && !form.store.getState().saving) form.store.setState((state) => merged(state, current));
  }, [current, form]);
  return { form, others };
}
