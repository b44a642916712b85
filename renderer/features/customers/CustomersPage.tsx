import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { customerKinds, customerStages, levels } from '../../../db/customers/model.ts';
import { useSellers } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import { customerRecord } from './cardForm.ts';
import { customerColumns } from './columns.tsx';
import { NewMenu } from './NewMenu.tsx';
import { NOBODY, whoseFilters } from './whose.ts';
import './customers.css';

const NEWEST = { key: 'updated', descending: true };

/** 客户: every card, filtered to one's own for a consultant until they lift it. */
export default function CustomersPage() {
  const { t } = useTranslation('customers');
  const isConsultant = useMay('consultant');
  const choosesOwner = useMay('manager', 'backOffice', 'admin');
  const owners = useSellers();
  const navigate = useNavigate();
  const tags = useQuery(trpc.customers.tags.queryOptions());
  const maySend = useMay('consultant', 'manager', 'backOffice', 'admin');
  const mayAdd = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const mine = { key: 'mine', label: t('filter.mine'), options: [{ value: 'yes', label: t('filter.mine') }] };
  // People who left stay in it: their cards are what a manager looks for to give away.
  const owner = {
    key: 'owner',
    label: t('field.ownerId'),
    asList: true,
    options: [{ value: NOBODY, label: t('owner.none') }, ...owners],
  };
  const tag = {
    key: 'tag',
    label: t('filter.tag'),
    asList: true,
    options: (tags.data ?? []).map(({ tag: value }) => ({ value, label: value })),
  };
  return (
    <RecordList
      about={customerRecord}
      part={client.customers}
      start={{ filters: isConsultant ? { mine: 'yes' } : {}, sort: NEWEST }}
      asks={(asked) => ({ ...asked, filters: whoseFilters(asked.filters) })}
      columns={customerColumns(t)}
      filters={[
        ...(choosesOwner ? [] : [mine]),
        { key: 'due', label: t('filter.due'), options: choices(t, 'due', ['overdue', 'today', 'week']) },
        { key: 'stage', label: t('column.stage'), options: choices(t, 'stage', customerStages) },
        { key: 'kind', label: t('field.kind'), options: choices(t, 'kind', customerKinds) },
        {
          key: 'level',
          label: t('field.level'),
          asList: true,
          options: levels.map((value) => ({ value, label: t(`ui:level.${value}`) })),
        },
        ...((tags.data ?? []).length === 0 ? [] : [tag]),
        ...(choosesOwner ? [owner] : []),
      ]}
      mayAdd={mayAdd}
      actions={maySend && <Button onClick={() => void navigate('/crm')}>{t('crm.open')}</Button>}
      primary={mayAdd && <NewMenu />}
    />
  );
}
