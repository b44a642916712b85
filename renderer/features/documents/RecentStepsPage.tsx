import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type EntityName, RECORDS } from '../../../db/records.ts';
import { trpc } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';

/** What a state is called stands with the document's own pages. */
const stateName = (entity: EntityName, state: string) => `${RECORDS[entity].feature}:status.${state}`;

/** 单据动态: who took which document where, the newest first. */
export default function RecentStepsPage() {
  const { t } = useTranslation('documents');
  const steps = useQuery(trpc.documents.recent.queryOptions());
  return (
    <Loaded query={steps} rows={10}>
      {(rows) => (
        <Page title={t('title')} {...(rows.length > 0 && { subtitle: t('subtitle', { count: rows.length }) })}>
          {rows.length === 0 ? (
            <Empty title={t('empty')} text={t('empty.text')} />
          ) : (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={rows}
              columns={[
                { title: t('column.at'), width: 120, render: (_, row) => moment(row.at) },
                {
                  title: t('column.doc'),
                  width: 280,
                  render: (_, row) => (
                    <Link to={`${RECORDS[row.entity as EntityName].path}/${row.docId}`}>
                      {t(`sync:entity.${row.entity}`)} {row.docNo}
                    </Link>
                  ),
                },
                {
                  title: t('column.step'),
                  width: 110,
                  render: (_, row) => t(stateName(row.entity as EntityName, row.to)),
                },
                { title: t('column.by'), width: 110, render: (_, row) => row.byName },
                { title: t('column.reason'), render: (_, row) => row.reason },
              ]}
            />
          )}
        </Page>
      )}
    </Loaded>
  );
}
