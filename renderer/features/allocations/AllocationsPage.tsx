import { useTranslation } from 'react-i18next';
import { allocationStates } from '../../../db/allocations/model.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { type Asked, choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { type AllocationLine, allocationRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

const asksMine = ({ filters: { mine, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: { ...filters, ...(mine === 'mine' && { mine: true }) },
});

/** 配车: which car is whose, the newest first. A new one is made on the car's card. */
export default function AllocationsPage() {
  const { t } = useTranslation('allocations');
  const columns: ListColumn<AllocationLine>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 190,
      render: (row) => <strong className="tabular">{row.docNo}</strong>,
    },
    { key: 'state', title: t('field.status'), width: 90, render: (row) => <StateTag state={row.state} /> },
    { key: 'vin', title: t('column.vin'), width: 170, render: (row) => <span className="tabular">{row.vin}</span> },
    { key: 'model', title: t('column.model'), width: 130, wide: true, render: (row) => row.model },
    { key: 'for', title: t('column.for'), width: 200, wide: true, render: (row) => row.orderNo ?? row.holdFor },
    { key: 'owner', title: t('field.ownerId'), width: 90, render: (row) => row.ownerName },
    {
      key: 'updated',
      title: t('column.updated'),
      width: 110,
      sortable: true,
      render: (row) => moment(row.updatedAt),
    },
  ];
  return (
    <RecordList
      about={allocationRecord}
      part={client.allocations}
      columns={columns}
      asks={asksMine}
      filters={[
        { key: 'state', label: t('field.status'), options: choices(t, 'state', allocationStates) },
        { key: 'mine', label: t('mine'), options: choices(t, 'mine', ['mine']) },
      ]}
      mayAdd={false}
    />
  );
}
