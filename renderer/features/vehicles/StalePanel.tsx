import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import { type CardField, type CardValues, changedFields } from './cardForm.ts';
import { shownValue } from './shownValue.ts';
import type { Stale } from './useCardForm.ts';

type Side = 'mine' | 'theirs';

/** Somebody saved first: what they changed beside what stands here; a choice for each field, then one save. */
export function StalePanel(props: {
  stale: Stale;
  form: Form<CardValues>;
  settle: (takeTheirs: readonly CardField[]) => Promise<void>;
}) {
  const { t } = useTranslation('vehicles');
  const { stale, form, settle } = props;
  const values = useFormValue(form, (state) => state.values);
  const initial = useFormValue(form, (state) => state.initial);
  // This panel says it with names and values: the form's own line about the same refusal would only repeat it.
  const failure = useFormValue(form, (state) => state.failure);
  useEffect(() => {
    if (failure !== undefined) form.store.setState({ failure: undefined });
  }, [failure, form]);
  const [choice, setChoice] = useState<Partial<Record<CardField, Side>>>({});
  // The newest change of each field; what only the host keeps (times, revision) is no person's business.
  const newest = new Map(
    stale.changes.filter(({ field }) => field in values).map((change) => [change.field as CardField, change]),
  );
  const mine = changedFields(values, initial);
  const chosen = (field: CardField): Side => choice[field] ?? (mine.includes(field) ? 'mine' : 'theirs');
  const last = stale.changes.at(-1);
  return (
    <section className="form-summary car-stale" role="alert">
      <strong>
        {t('stale.title', { name: last?.byName ?? t('stale.somebody'), when: last ? moment(last.at) : '' })}
      </strong>
      {newest.size > 0 && (
        <table>
          <thead>
            <tr>
              <th>{t('stale.field')}</th>
              <th>{t('stale.mine')}</th>
              <th>{t('stale.theirs')}</th>
              <th>{t('stale.keep')}</th>
            </tr>
          </thead>
          <tbody>
            {[...newest].map(([field, { to }]) => (
              <tr key={field}>
                <td>{t(`field.${field}`)}</td>
                <td>{shownValue(t, field, values[field])}</td>
                <td>{shownValue(t, field, to)}</td>
                <td>
                  <ChipGroup<Side>
                    label={t(`field.${field}`)}
                    value={chosen(field)}
                    onChange={(side) => setChoice({ ...choice, [field]: side })}
                    options={[
                      { value: 'mine', label: t('stale.mine') },
                      { value: 'theirs', label: t('stale.theirs') },
                    ]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        type="primary"
        onClick={() => void settle([...newest.keys()].filter((field) => chosen(field) === 'theirs'))}
      >
        {t('stale.save')}
      </Button>
    </section>
  );
}
