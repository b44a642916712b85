import { useTranslation } from 'react-i18next';
import { CASHIERS, methods, purposes } from '../../../db/receipts/model.ts';
import { money } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { client } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { DayPanel } from './DayPanel.tsx';
import { type ReceiptLine, receiptRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

/** 收款, the newest first, with the day's totals beside it. */
export default function ReceiptsPage() {
  const { t } = useTranslation('receipts');
  const today = useToday();
  const columns: ListColumn<ReceiptLine>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 180,
      render: (row) => <strong className="tabular">{row.docNo}</strong>,
    },
    {
      key: 'received',
      title: t('field.receivedOn'),
      width: 80,
      sortable: true,
      render: (row) => shortDay(row.receivedOn),
    },
    { key: 'customer', title: t('field.customerId'), width: 110, wide: true, render: (row) => row.customer },
    { key: 'payer', title: t('field.payerName'), width: 110, hidden: true, render: (row) => row.payerName },
    { key: 'purpose', title: t('field.purpose'), width: 80, render: (row) => t(`purpose.${row.purpose}`) },
    { key: 'method', title: t('field.method'), width: 80, render: (row) => t(`method.${row.method}`) },
    { key: 'amount', title: t('field.amountFen'), width: 130, number: true, render: (row) => money(row.amountFen) },
    {
      key: 'refunded',
      title: t('column.refunded'),
      width: 110,
      number: true,
      render: (row) => (row.refundedFen === 0 ? '' : money(row.refundedFen)),
    },
    { key: 'state', title: t('column.state'), width: 80, render: (row) => <StateTag state={row.state} /> },
    { key: 'ref', title: t('field.externalRef'), width: 150, hidden: true, render: (row) => row.externalRef },
    { key: 'cashier', title: t('field.cashierId'), width: 80, render: (row) => row.cashierName },
  ];
  return (
    <RecordList
      about={receiptRecord}
      part={client.receipts}
      columns={columns}
      filters={[
        { key: 'method', label: t('field.method'), options: choices(t, 'method', methods) },
        { key: 'purpose', label: t('field.purpose'), asList: true, options: choices(t, 'purpose', purposes) },
      ]}
      mayAdd={useMay(...CASHIERS)}
      aside={(row) => <DayPanel on={row?.receivedOn ?? today} />}
    />
  );
}
