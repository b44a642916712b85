import { useTranslation } from 'react-i18next';
import { CONTRACT_DRAFTERS, contractStates } from '../../../db/contracts/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment, shortDay } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { type ContractRow, contractRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** 购车合同, the newest first. */
export default function ContractsPage() {
  const { t } = useTranslation('contracts');
  const columns: ListColumn<ContractRow>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 190,
      render: (row) => <strong className="tabular">{row.docNo ?? t('draft')}</strong>,
    },
    { key: 'status', title: t('column.status'), width: 80, render: (row) => <StateTag state={row.status} /> },
    { key: 'buyer', title: t('field.buyerName'), width: 120, wide: true, render: (row) => row.buyerName },
    {
      key: 'car',
      title: t('column.car'),
      width: 190,
      render: (row) => [row.modelName, row.exteriorColor].filter(Boolean).join(' '),
    },
    { key: 'total', title: t('column.total'), width: 120, number: true, render: (row) => money(row.totalFen, true) },
    {
      key: 'deposit',
      title: t('field.depositFen'),
      width: 100,
      number: true,
      render: (row) => (row.depositFen === null ? '' : money(row.depositFen, true)),
    },
    {
      key: 'planned',
      title: t('field.plannedDeliveryOn'),
      width: 100,
      render: (row) => row.plannedDeliveryOn && shortDay(row.plannedDeliveryOn),
    },
    { key: 'owner', title: t('field.ownerId'), width: 80, render: (row) => row.ownerName },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={contractRecord}
      part={client.contracts}
      columns={columns}
      filters={[
        { key: 'status', label: t('column.status'), asList: true, options: choices(t, 'status', contractStates) },
      ]}
      mayAdd={useMay(...CONTRACT_DRAFTERS)}
    />
  );
}
