import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConsultants } from '../lib/sellers.ts';

/** Whose customers: everybody's, or one consultant's. */
export function OwnerChoice(props: { value: string | null; onChange: (ownerId: string | null) => void }) {
  const { t } = useTranslation('ui');
  const consultants = useConsultants();
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('owner')}
      className="owner-choice"
      value={props.value ?? ''}
      onChange={(id: string) => props.onChange(id === '' ? null : id)}
      options={[{ value: '', label: t('owner.all') }, ...consultants.map(({ value, label }) => ({ value, label }))]}
    />
  );
}
