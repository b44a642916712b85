import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { lineStates } from '../../../db/purchases/model.ts';
import { useMay } from '../../lib/session.ts';
import { client, trpc } from '../../lib/trpc.ts';
import { type Asked, choices, RecordList } from '../../records/RecordList.tsx';
import { purchaseColumns } from './columns.tsx';
import { buyers, orderRecord } from './purchaseRecords.ts';
import './purchases.css';

/** The chip says yes or nothing. */
const asksLate = ({ filters: { late, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: { ...filters, ...(late !== undefined && { late: true }) },
});

/** 采购: every car that was ordered and how far it has come; what is late is counted on the first chip. */
export default function PurchasesPage() {
  const { t } = useTranslation('purchases');
  const late = useQuery(trpc.purchases.count.queryOptions({ late: true }));
  const known = useQuery(trpc.purchases.filterValues.queryOptions()).data;
  const listed = (values: readonly string[] = []) => values.map((value) => ({ value, label: value }));
  return (
    <RecordList
      about={orderRecord}
      part={client.purchases}
      asks={asksLate}
      columns={purchaseColumns(t)}
      filters={[
        {
          key: 'late',
          label: t('late'),
          options: [{ value: 'late', label: t('late.count', { count: late.data?.count ?? 0 }) }],
        },
        { key: 'state', label: t('field.state'), options: choices(t, 'state', lineStates) },
        { key: 'series', label: t('field.series'), asList: true, options: listed(known?.series) },
        { key: 'supplier', label: t('field.supplier'), asList: true, options: listed(known?.suppliers) },
        { key: 'orderNo', label: t('field.orderNo'), asList: true, options: listed(known?.orderNos) },
      ]}
      mayAdd={useMay(...buyers)}
    />
  );
}
