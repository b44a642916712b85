import { useTranslation } from 'react-i18next';
import { cancellationStates } from '../../../db/cancellations/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { cancellationRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['cancellations']['list']['rows'][number];

/** 退订, the newest first. One begins on its order or contract. */
export default function CancellationsPage() {
  const { t } = useTranslation('cancellations');
  const columns: ListColumn<Line>[] = [
    { key: 'docNo', title: t('column.docNo'), width: 190, render: (row) => <strong>{row.docNo}</strong> },
    { key: 'status', title: t('column.status'), width: 115, render: (row) => <StateTag state={row.status} /> },
    { key: 'customer', title: t('column.customer'), width: 120, render: (row) => row.customerName },
    { key: 'order', title: t('column.order'), width: 190, wide: true, render: (row) => row.orderNo },
    { key: 'fault', title: t('field.fault'), width: 100, render: (row) => t(`fault.${row.fault}`) },
    { key: 'refund', title: t('field.refundFen'), width: 110, number: true, render: (row) => money(row.refundFen) },
    {
      key: 'kept',
      title: t('field.keptFen'),
      width: 105,
      number: true,
      wide: true,
      render: (row) => (row.keptFen > 0 ? money(row.keptFen) : ''),
    },
    { key: 'reason', title: t('field.reason'), render: (row) => row.reason },
    { key: 'by', title: t('column.by'), width: 90, wide: true, render: (row) => row.askedBy },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  const states = cancellationStates.filter((state) => state !== 'draft');
  return (
    <RecordList
      about={cancellationRecord}
      part={client.cancellations}
      columns={columns}
      filters={[{ key: 'status', label: t('column.status'), options: choices(t, 'status', states) }]}
      mayAdd={false}
    />
  );
}
