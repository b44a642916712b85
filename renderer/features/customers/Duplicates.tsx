import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Level } from '../../../db/customers/model.ts';
import { trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import { type Form, useFormValue } from '../../ui/useForm.ts';
import type { CardValues } from './card.ts';
import type { Duplicate } from './types.ts';

/** How long typing rests before the question is asked, ms. */
const pause = 300;

interface Typed {
  name: string;
  mobile: string;
  landline: string;
  idNo: string;
  uscc: string;
}

const known = ({ values, initial }: { values: CardValues; initial: CardValues }): Typed => {
  // On an existing card only what is being changed is news.
  const typed = (field: keyof Typed) => (values[field] === initial[field] ? '' : (values[field] ?? ''));
  return {
    name: typed('name'),
    mobile: typed('mobile'),
    landline: typed('landline'),
    idNo: typed('idNo'),
    uscc: typed('uscc'),
  };
};

/** While typing: who else has this number or name, with their consultant and last contact. Open, or save and merge later. */
export function Duplicates(props: { form: Form<CardValues>; id?: string }) {
  const { t } = useTranslation('customers');
  const { form, id } = props;
  const typed = useFormValue(form, (state) => JSON.stringify(known(state)));
  const force = useFormValue(form, (state) => state.values.force);
  const [asked, setAsked] = useState<Typed>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(JSON.parse(typed) as Typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const enabled = asked !== undefined && Object.values(asked).some((text) => text.trim().length > 1);
  const found = useQuery(
    trpc.customers.duplicates.queryOptions({ ...asked, ...(id !== undefined && { id }) }, { enabled, staleTime: 0 }),
  );
  const duplicates = enabled ? (found.data ?? []) : [];
  if (duplicates.length === 0) return null;
  return (
    <section className="duplicates" role="status">
      <strong>{t('duplicate.title')}</strong>
      {duplicates.map((one) => (
        <DuplicateLine key={one.id} duplicate={one} />
      ))}
      {duplicates.some(({ field }) => field !== 'name') && (
        <Checkbox checked={force} onChange={(event) => form.set({ force: event.target.checked })}>
          {t('duplicate.force')}
        </Checkbox>
      )}
    </section>
  );
}

function DuplicateLine({ duplicate }: { duplicate: Duplicate }) {
  const { t } = useTranslation('customers');
  const { name, level, maskedPhone, ownerName, lastContactAt, field, id } = duplicate;
  return (
    <p>
      <Link to={`/customers/${id}`}>{name}</Link> <LevelTag level={level as Level} />{' '}
      <span className="tabular">{maskedPhone}</span> · {t('duplicate.same', { field: t(`field.${field}`) })} ·{' '}
      {ownerName === null ? t('owner.none') : t('owner.named', { name: ownerName })} ·{' '}
      {t('duplicate.last', { when: moment(lastContactAt) })}
    </p>
  );
}
