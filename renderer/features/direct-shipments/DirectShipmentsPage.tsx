import { useTranslation } from 'react-i18next';
import { directStates } from '../../../db/direct-shipments/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { moment, shortDay } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { directRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['directShipments']['list']['rows'][number];

/** 直运, the newest first. One begins on the car of its order. */
export default function DirectShipmentsPage() {
  const { t } = useTranslation('direct-shipments');
  const columns: ListColumn<Line>[] = [
    {
      key: 'docNo',
      title: t('field.docNo'),
      width: 190,
      render: (row) => <strong>{row.docNo ?? t('status.draft')}</strong>,
    },
    { key: 'status', title: t('field.status'), width: 90, render: (row) => <StateTag state={row.status} /> },
    { key: 'customer', title: t('column.customer'), width: 120, render: (row) => row.customerName },
    { key: 'car', title: t('column.car'), render: (row) => row.carName },
    { key: 'vin', title: t('field.vin'), width: 180, render: (row) => <span className="tabular">{row.vin}</span> },
    { key: 'supplier', title: t('field.supplier'), width: 160, render: (row) => row.supplier },
    {
      key: 'planned',
      title: t('field.plannedOn'),
      width: 90,
      render: (row) => row.plannedOn && shortDay(row.plannedOn),
    },
    { key: 'waybill', title: t('field.waybillNo'), width: 140, wide: true, render: (row) => row.waybillNo },
    { key: 'order', title: t('column.order'), width: 190, wide: true, render: (row) => row.orderNo },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={directRecord}
      part={client.directShipments}
      columns={columns}
      filters={[{ key: 'status', label: t('field.status'), options: choices(t, 'status', directStates) }]}
      mayAdd={false}
    />
  );
}
