import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money } from '../../lib/money.ts';
import { trpc } from '../../lib/trpc.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';

const number = { align: 'right', className: 'tabular', width: 140 } as const;

/** 代办: orders under way whose account is not even, the most first; each is settled on its own page. */
export default function AgencyPage() {
  const { t } = useTranslation('agency');
  const query = useQuery(trpc.agency.open.queryOptions());
  return (
    <Loaded query={query} rows={10}>
      {(rows) => (
        <Page title={t('title')} {...(rows.length > 0 && { subtitle: t('subtitle', { count: rows.length }) })}>
          {rows.length === 0 ? (
            <Empty title={t('empty')} text={t('empty.text')} />
          ) : (
            <Table
              size="small"
              rowKey="id"
              pagination={{ pageSize: 50, hideOnSinglePage: true }}
              dataSource={rows}
              columns={[
                {
                  title: t('column.order'),
                  width: 220,
                  render: (_, row) => <Link to={`/agency/${row.id}`}>{row.docNo}</Link>,
                },
                { title: t('column.customer'), render: (_, row) => row.customerName },
                { title: t('column.consultant'), width: 120, render: (_, row) => row.consultantName },
                { title: t('collected'), ...number, render: (_, row) => money(row.collectedFen) },
                { title: t('paid'), ...number, render: (_, row) => money(row.paidFen) },
                { title: t('open'), ...number, render: (_, row) => <strong>{money(row.openFen)}</strong> },
              ]}
            />
          )}
        </Page>
      )}
    </Loaded>
  );
}
