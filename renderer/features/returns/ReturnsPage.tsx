import { useTranslation } from 'react-i18next';
import { returnStates } from '../../../db/returns/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { returnRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['returns']['list']['rows'][number];

/** 退车, the newest first. One begins on the order of the car. */
export default function ReturnsPage() {
  const { t } = useTranslation('returns');
  const columns: ListColumn<Line>[] = [
    { key: 'docNo', title: t('field.docNo'), width: 190, render: (row) => <strong>{row.docNo}</strong> },
    { key: 'status', title: t('field.status'), width: 115, render: (row) => <StateTag state={row.status} /> },
    { key: 'customer', title: t('field.customerId'), width: 120, render: (row) => row.customerName },
    { key: 'vin', title: t('field.vin'), width: 180, render: (row) => <span className="tabular">{row.vin}</span> },
    { key: 'kind', title: t('field.kind'), width: 90, render: (row) => t(`kind.${row.kind}`) },
    { key: 'refund', title: t('field.refundFen'), width: 120, number: true, render: (row) => money(row.refundFen) },
    { key: 'reason', title: t('field.reason'), render: (row) => row.reason },
    { key: 'order', title: t('field.orderId'), width: 190, wide: true, render: (row) => row.orderNo },
    { key: 'by', title: t('column.by'), width: 90, wide: true, render: (row) => row.askedBy },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  const states = returnStates.filter((state) => state !== 'draft');
  return (
    <RecordList
      about={returnRecord}
      part={client.returns}
      columns={columns}
      filters={[{ key: 'status', label: t('field.status'), options: choices(t, 'status', states) }]}
      mayAdd={false}
    />
  );
}
