import { useTranslation } from 'react-i18next';
import { QUOTE_SELLERS, quoteStates } from '../../../db/quotes/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { useSellers } from '../../lib/sellers.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { quoteRecord } from './records.ts';
import { StateTag } from './StateTag.tsx';

type Line = Outputs['quotes']['list']['rows'][number];

/** 报价: what was offered to whom, the newest first. */
export default function QuotesPage() {
  const { t } = useTranslation('quotes');
  const sellers = useSellers();
  const columns: ListColumn<Line>[] = [
    {
      key: 'docNo',
      title: t('column.docNo'),
      width: 250,
      render: (row) => (
        <>
          <strong className="tabular">{row.docNo ?? t('draft')}</strong>
          {row.versionNo > 1 && <span className="soft"> {t('version', { n: row.versionNo })}</span>}
        </>
      ),
    },
    {
      key: 'status',
      title: t('column.status'),
      width: 100,
      render: (row) => <StateTag state={row.status} expired={row.expired} />,
    },
    { key: 'customer', title: t('field.customerId'), width: 110, render: (row) => row.customerName },
    {
      key: 'product',
      title: t('field.productId'),
      width: 220,
      wide: true,
      render: (row) => [row.productName, row.exteriorColor].filter(Boolean).join(' · '),
    },
    {
      key: 'vehicleFen',
      title: t('kind.vehicle'),
      width: 110,
      number: true,
      render: (row) => (row.vehicleFen === null ? '–' : money(row.vehicleFen, true)),
    },
    { key: 'payable', title: t('sum.payable'), width: 110, number: true, render: (row) => money(row.payableFen, true) },
    {
      key: 'validUntil',
      title: t('field.validUntil'),
      width: 110,
      sortable: true,
      render: (row) => row.validUntil,
    },
    { key: 'consultant', title: t('field.consultantId'), width: 90, render: (row) => row.consultantName },
    { key: 'updated', title: t('column.updated'), width: 110, sortable: true, render: (row) => moment(row.updatedAt) },
  ];
  return (
    <RecordList
      about={quoteRecord}
      part={client.quotes}
      columns={columns}
      filters={[
        { key: 'status', label: t('column.status'), options: choices(t, 'status', quoteStates) },
        { key: 'consultantId', label: t('field.consultantId'), asList: true, options: [...sellers] },
        { key: 'expired', label: t('expired'), options: [{ value: 'yes', label: t('expired') }] },
      ]}
      asks={(asked) => ({
        ...asked,
        filters: { ...asked.filters, ...(asked.filters.expired !== undefined && { expired: true }) },
      })}
      mayAdd={useMay(...QUOTE_SELLERS)}
    />
  );
}
