import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';

/** Whose customers: everybody's, or one consultant's. */
export function OwnerChoice(props: { value: string | null; onChange: (ownerId: string | null) => void }) {
  const { t } = useTranslation('follow-ups');
  const staff = useQuery(trpc.staff.list.queryOptions());
  const consultants = (staff.data ?? []).filter(({ role, disabledAt }) => role === 'consultant' && disabledAt === null);
  return (
    <Select
      aria-label={t('owner')}
      className="owner-choice"
      value={props.value ?? ''}
      onChange={(id: string) => props.onChange(id === '' ? null : id)}
      options={[
        { value: '', label: t('owner.all') },
        ...consultants.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
