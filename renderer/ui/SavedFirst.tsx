import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../lib/errors.ts';
import { ChipGroup } from './ChipGroup.tsx';
import type { OtherChange } from './savedFirst.ts';
import { type Form, useFormValue } from './useForm.ts';

type Side = 'mine' | 'theirs';

interface SavedFirstProps<T extends object> {
  readonly form: Form<T>;
  readonly changes: readonly OtherChange[];
  /** A value as the form shows it; undefined where the plain text will do. */
  readonly shown?: (field: string, value: unknown) => string | undefined;
}

/**
 * Somebody saved first: what they changed. Where this form wrote nothing it is taken over already; where both wrote, a chip puts
 * mine or theirs into the field at once, and the form's own save does the rest.
 */
export function SavedFirst<T extends object>(props: SavedFirstProps<T>) {
  const { t } = useTranslation('ui');
  const { form, changes } = props;
  const labels = useFormValue(form, (state) => state.labels) as Readonly<Record<string, string>>;
  const values = useFormValue(form, (state) => state.values) as Readonly<Record<string, unknown>>;
  const failure = useFormValue(form, (state) => state.failure);
  // This panel says it with names and values: the form's own line about the same refusal would only repeat it.
  useEffect(() => {
    if (refusalOf(failure)?.code === 'record.stale') form.store.setState({ failure: undefined });
  }, [failure, form]);
  const panel = useRef<HTMLElement>(null);
  // Whoever saved from far down the form must see why it did not go through.
  useEffect(() => {
    // In braces: newer Chromium answers with a promise, which React would take for the effect's clean-up.
    void panel.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const said = (field: string, value: unknown) => {
    if (value === null || value === undefined || value === '') return t('none');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return props.shown?.(field, value) ?? String(value);
  };
  const put = (field: string, value: unknown) => form.set({ [field]: value } as Partial<T>);
  return (
    <section ref={panel} className="saved-first" role="alert">
      <strong>{t('savedFirst.title')}</strong>
      {changes.map(({ field, from, to, mine, byName, both }) => (
        <div key={field}>
          <p>
            {t(both ? 'savedFirst.both' : 'savedFirst.taken', {
              name: byName ?? t('savedFirst.somebody'),
              field: labels[field] ?? field,
              from: said(field, from),
              to: said(field, to),
            })}
          </p>
          {both && (
            <ChipGroup<Side>
              label={labels[field] ?? field}
              value={values[field] === to ? 'theirs' : 'mine'}
              onChange={(side) => put(field, side === 'theirs' ? to : mine)}
              options={[
                { value: 'mine', label: t('savedFirst.mine', { value: said(field, mine) }) },
                { value: 'theirs', label: t('savedFirst.theirs', { value: said(field, to) }) },
              ]}
            />
          )}
        </div>
      ))}
    </section>
  );
}
