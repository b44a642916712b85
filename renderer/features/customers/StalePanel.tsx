import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../lib/when.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';
import { shownValue } from './shownValue.ts';
import type { Stale } from './useCardForm.ts';

/** Somebody saved first: what they changed, beside what stands here; per field mine or theirs, then one save. */
export function StalePanel(props: {
  stale: Stale;
  form: Form<CardValues>;
  settle: (takeTheirs: readonly string[]) => Promise<void>;
}) {
  const { t } = useTranslation('customers');
  const { stale, form } = props;
  const values = useFormValue(form, (state) => state.values) as Record<string, unknown>;
  const initial = useFormValue(form, (state) => state.initial) as Record<string, unknown>;
  // The newest change of each field; what only the host keeps (times, revision) is not a person's business.
  const newest = new Map(stale.changes.filter(({ field }) => field in values).map((change) => [change.field, change]));
  const touched = (field: string) => JSON.stringify(values[field]) !== JSON.stringify(initial[field]);
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({});
  const chosen = (field: string) => choice[field] ?? (touched(field) ? 'mine' : 'theirs');
  const [first] = stale.changes;
  const panel = useRef<HTMLElement>(null);
  // Whoever saved from far down the form must see why it did not go through.
  useEffect(() => {
    // In braces: newer Chromium answers with a promise, which React would take for the effect's clean-up.
    void panel.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section ref={panel} className="form-summary stale" role="alert">
      <strong>
        {t('stale.title', { name: first?.byName ?? t('stale.somebody'), when: first ? moment(first.at) : '' })}
      </strong>
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
          {[...newest.values()].map(({ field, to }) => (
            <tr key={field}>
              <td>{t(`field.${field}`)}</td>
              <td>{shownValue(t, field, values[field])}</td>
              <td>{shownValue(t, field, to)}</td>
              <td>
                <ChipGroup<'mine' | 'theirs'>
                  label={t(`field.${field}`)}
                  value={chosen(field)}
                  onChange={(next) => setChoice({ ...choice, [field]: next })}
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
      <Button
        type="primary"
        onClick={() => void props.settle([...newest.keys()].filter((field) => chosen(field) === 'theirs'))}
      >
        {t('stale.save')}
      </Button>
    </section>
  );
}
