import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './cardForm.ts';

const WAIT_MS = 250;

/** While typing: who has this number, ID or name already, whose customer that is, and when somebody last spoke to them. */
export function Duplicates(props: {
  form: Form<CardValues>;
  exceptId: string | undefined;
  onSaveAnyway: () => Promise<void>;
}) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const values = useFormValue(props.form, (state) => state.values);
  const initial = useFormValue(props.form, (state) => state.initial);
  const typed = useSettled(
    Object.fromEntries(
      (['mobile', 'landline', 'idNo', 'uscc', 'name'] as const)
        .filter((field) => values[field] !== initial[field] && (values[field] ?? '').length > 1)
        .map((field) => [field, (values[field] ?? '').slice(0, 400)]),
    ),
  );
  const found = useQuery({
    ...trpc.customers.duplicates.queryOptions({ ...typed, ...(props.exceptId && { id: props.exceptId }) }),
    enabled: Object.keys(typed).length > 0,
  });
  const rows = Object.keys(typed).length > 0 ? (found.data ?? []) : [];
  if (rows.length === 0) return null;
  const strong = rows.some(({ field }) => field !== 'name');
  return (
    <section className="duplicates" aria-live="polite">
      <strong>{t('duplicate.title')}</strong>
      {rows.map((row) => (
        <p key={row.id}>
          <button type="button" className="link" onClick={() => void navigate(`/customers/${row.id}`)}>
            {row.name} {row.maskedPhone}
          </button>{' '}
          {t('duplicate.same', { field: t(`field.${row.field}`) })} ·{' '}
          {row.ownerName === null ? t('owner.none') : t('owner.is', { name: row.ownerName })} ·{' '}
          {t('duplicate.last', { when: moment(row.lastContactAt) })}
        </p>
      ))}
      {strong && (
        <p>
          {t('duplicate.hint')}{' '}
          <button type="button" className="link" onClick={() => void props.onSaveAnyway()}>
            {t('duplicate.saveAnyway')}
          </button>
        </p>
      )}
    </section>
  );
}

/** A value once it has stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
