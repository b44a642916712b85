import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { trpc } from '../../lib/trpc.ts';
import { fullMoment, moment } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { reasonText, recordPath, recordTitle } from './records.ts';

const tones: Readonly<Record<string, string>> = {
  acked: 'green',
  pending: 'amber',
  rejected: 'red',
  conflict: 'red',
  held: 'grey',
  discarded: 'grey',
};

/** The last operations, newest first: what, when it was saved, when head office had it, and why not. */
export function History() {
  const { t } = useTranslation('sync');
  const history = useInfiniteQuery(
    trpc.sync.history.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  if (history.data === undefined) return <Loaded query={history}>{() => null}</Loaded>;
  const rows = history.data.pages.flatMap((page) => page.rows);
  return (
    <section className="panel">
      <h2>{t('history')}</h2>
      <Table
        size="small"
        rowKey="opId"
        pagination={false}
        dataSource={rows}
        locale={{ emptyText: t('history.empty') }}
        columns={[
          {
            title: t('what'),
            render: (_, row) => {
              const path = recordPath(row);
              const text = recordTitle(row);
              return path === undefined ? text : <Link to={path}>{text}</Link>;
            },
          },
          { title: t('kind'), width: 88, render: (_, row) => t(`kinds.${row.kind}`) },
          {
            title: t('savedAt'),
            width: 128,
            className: 'tabular',
            render: (_, row) => <span title={fullMoment(row.wallAt)}>{moment(row.wallAt)}</span>,
          },
          {
            title: t('stateOf'),
            width: 104,
            render: (_, row) => (
              <span className={`mark mark-${tones[row.state] ?? 'grey'}`}>
                {t(row.parked ? 'op.parked' : `op.${row.state}`)}
              </span>
            ),
          },
          {
            title: t('ackedAt'),
            width: 128,
            className: 'tabular',
            render: (_, row) => (row.ackedAt === null ? '' : moment(row.ackedAt)),
          },
          {
            title: t('attempts'),
            width: 72,
            align: 'right',
            className: 'tabular',
            render: (_, row) => (row.attempts > 0 ? row.attempts : ''),
          },
          { title: t('reason'), render: (_, row) => reasonText(row) },
        ]}
      />
      {history.hasNextPage && (
        <Button type="text" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('earlier')}
        </Button>
      )}
    </section>
  );
}
