import { useTranslation } from 'react-i18next';
import { noteStates, type OutState, type SignOffState } from '../../../db/deliveries/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { noteRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['deliveries']['list']['rows'][number];

/** 交车: who gets which car when and where, the latest day first. */
export default function DeliveriesPage() {
  const { t } = useTranslation('deliveries');
  const columns: ListColumn<Line>[] = [
    {
      key: 'planned',
      title: t('column.planned'),
      width: 150,
      sortable: true,
      render: (row) => (
        <strong className="tabular">{[row.plannedOn, row.plannedTime].filter(Boolean).join(' ')}</strong>
      ),
    },
    { key: 'customer', title: t('column.customer'), width: 120, render: (row) => row.customerName },
    { key: 'status', title: t('column.status'), width: 90, render: (row) => <StateTag state={row.status} /> },
    {
      key: 'sign',
      title: t('column.sign'),
      width: 90,
      render: (row) => row.signStatus && <StateTag state={row.signStatus as SignOffState} />,
    },
    { key: 'bay', title: t('column.bay'), width: 100, render: (row) => row.bay },
    { key: 'mode', title: t('column.mode'), width: 70, render: (row) => t(`mode.${row.mode}`) },
    { key: 'vin', title: t('column.vin'), width: 180, render: (row) => <span className="tabular">{row.vin}</span> },
    { key: 'owner', title: t('column.owner'), width: 90, render: (row) => row.ownerName },
    { key: 'docNo', title: t('column.docNo'), width: 180, wide: true, render: (row) => row.docNo ?? t('draft') },
    {
      key: 'out',
      title: t('column.out'),
      width: 90,
      render: (row) => row.outStatus && <StateTag state={row.outStatus as OutState} />,
    },
  ];
  return (
    <RecordList
      about={noteRecord}
      part={client.deliveries}
      columns={columns}
      filters={[{ key: 'status', label: t('column.status'), options: choices(t, 'status', noteStates) }]}
      mayAdd={false}
    />
  );
}
