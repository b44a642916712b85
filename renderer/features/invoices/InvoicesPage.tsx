import { useTranslation } from 'react-i18next';
import { invoiceStates } from '../../../db/invoices/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { client } from '../../lib/trpc.ts';
import { moment, shortDay } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { invoiceRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['invoices']['list']['rows'][number];

/** 销售发票, the newest first. One begins on the car of its order. */
export default function InvoicesPage() {
  const { t } = useTranslation('invoices');
  const columns: ListColumn<Line>[] = [
    {
      key: 'docNo',
      title: t('field.docNo'),
      width: 180,
      render: (row) => <strong className="tabular">{row.docNo ?? t('status.draft')}</strong>,
    },
    {
      key: 'status',
      title: t('column.status'),
      width: 120,
      render: (row) => <StateTag state={row.status} isRed={row.redOfId !== null} />,
    },
    { key: 'buyer', title: t('field.buyerName'), width: 120, render: (row) => row.buyerName },
    {
      key: 'no',
      title: t('field.invoiceNo'),
      width: 180,
      render: (row) => <span className="tabular">{row.invoiceNo}</span>,
    },
    {
      key: 'issued',
      title: t('field.issuedOn'),
      width: 90,
      sortable: true,
      render: (row) => row.issuedOn && shortDay(row.issuedOn),
    },
    {
      key: 'gross',
      title: t('field.grossFen'),
      width: 130,
      number: true,
      render: (row) => row.grossFen !== null && money(row.grossFen),
    },
    {
      key: 'tax',
      title: t('field.taxFen'),
      width: 120,
      number: true,
      wide: true,
      render: (row) => row.taxFen !== null && money(row.taxFen),
    },
    {
      key: 'vin',
      title: t('field.vin'),
      width: 180,
      wide: true,
      render: (row) => <span className="tabular">{row.vin}</span>,
    },
    { key: 'order', title: t('field.orderId'), width: 180, hidden: true, render: (row) => row.orderNo },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={invoiceRecord}
      part={client.invoices}
      columns={columns}
      filters={[
        { key: 'status', label: t('column.status'), options: choices(t, 'status', invoiceStates) },
        { key: 'colour', label: t('colour'), options: choices(t, 'colour', ['blue', 'red'] as const) },
      ]}
      mayAdd={false}
    />
  );
}
