import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { queryClient } from '../lib/trpc.ts';
import { fieldLabel } from '../ui/fieldText.ts';
import type { Issues } from '../ui/form.ts';
import { notify } from '../ui/notices.tsx';
import type { OtherChange } from '../ui/savedFirst.ts';
import type { Form } from '../ui/useForm.ts';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { changesOf, issuesIn, type RecordAbout, type RecordValues, requiredIn, valuesOf } from './about.ts';
import { useWords } from './useWords.ts';

/** A record as the host answers it. */
type Row<F extends object> = { readonly id: string; readonly rev: number } & { readonly [K in keyof F]?: unknown };

interface RecordCardOptions<F extends object> {
  /** The record; undefined for a new one. */
  readonly card: Row<F> | undefined;
  /** Rules that need the form as it stands, instead of the record's own. */
  readonly check?: (values: RecordValues<F>) => Issues<RecordValues<F>>;
  readonly create: (fields: Partial<F>) => Promise<Row<F>>;
  readonly update: (changes: { id: string; rev: number } & Partial<F>) => Promise<Row<F>>;
}

/** A card's form with what its page needs of it (`RecordCard`). */
export interface RecordForm<F extends object> {
  readonly about: RecordAbout<F>;
  readonly id: string | undefined;
  readonly form: Form<RecordValues<F>>;
  /** What others saved first (for `SavedFirst`). */
  readonly others: readonly OtherChange[];
}

/** Told to the page of a record that was just made: the cursor stands nowhere. */
export const JUST_MADE = { justMade: true } as const;

/** The form of one record: what is typed, judged, saved and refused. */
export function useRecordCard<F extends object>(about: RecordAbout<F>, options: RecordCardOptions<F>): RecordForm<F> {
  const { card } = options;
  const t = useWords(about.feature);
  const navigate = useNavigate();
  type Values = RecordValues<F>;
  const current = useMemo(() => (card === undefined ? undefined : valuesOf(about, card)), [about, card]);
  const [initial] = useState(() => current ?? valuesOf(about, (about.fresh ?? {}) as Partial<F>));
  const { form, others } = useRecordForm<Values>({
    initial,
    current,
    required: (values) => requiredIn(about, values),
    check: options.check ?? ((values) => issuesIn(about, values)),
    draftKey: `${about.entity}:${card?.id ?? 'new'}`,
    save: (values) => (card === undefined ? create(values) : update(card.id, values)),
  });

  // What others saved first is told by name, of fields too that do not stand on the page of this person.
  useEffect(() => {
    const named = Object.keys(about.schema.shape).map((field) => [field, fieldLabel(about.entity, field)]);
    form.store.setState(({ labels }) => ({ labels: { ...Object.fromEntries(named), ...labels } }));
  }, [about, form]);

  function say(saved: Row<F>): void {
    notify(t('saved', { name: about.name(saved as unknown as F) }));
  }
  const invalidate = () => queryClient.invalidateQueries({ queryKey: [[about.part]] });

  async function create(values: Values): Promise<undefined> {
    const saved = await options.create(changesOf<F>(values, valuesOf(about, {})));
    say(saved);
    await invalidate();
    // After the form has let go of its draft.
    setTimeout(() => void navigate(`${about.path}/${saved.id}`, { replace: true, state: JUST_MADE }));
  }
  async function update(id: string, values: Values): Promise<Values> {
    const changes = changesOf<F>(values, form.store.getState().initial);
    const saved = await options.update({ id, rev: values.rev, ...changes });
    say(saved);
    void invalidate();
    return valuesOf(about, saved);
  }
  return { about, id: card?.id, form, others };
}
