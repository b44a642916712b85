import { useTranslation } from 'react-i18next';
import { client } from '../../lib/trpc.ts';
import { moment } from '../../lib/when.ts';
import { type Asked, choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { type IssueLine, issueRecord, thingOf } from './issueRecord.ts';
import { SeverityTag } from './SeverityTag.tsx';

const asksMine = ({ filters: { mine, ...filters }, ...asked }: Asked): Asked => ({
  ...asked,
  filters: { ...filters, ...(mine === 'mine' && { mine: true }) },
});

/** 单据问题: what two PCs did apart and one person settles, what is open first. */
export default function DealIssuesPage() {
  const { t } = useTranslation('deal-issues');
  const columns: ListColumn<IssueLine>[] = [
    { key: 'severity', title: t('column.state'), width: 90, render: (row) => <SeverityTag of={row} /> },
    {
      key: 'kind',
      title: t('column.kind'),
      width: 150,
      render: (row) => <strong>{t(`kind.${row.kind}`, { defaultValue: t('kind.other') })}</strong>,
    },
    {
      key: 'thing',
      title: t('column.thing'),
      width: 170,
      render: (row) => <span className="tabular">{thingOf(row.key)}</span>,
    },
    { key: 'mine', title: t('column.mine'), width: 190, render: (row) => <span className="tabular">{row.docNo}</span> },
    {
      key: 'holder',
      title: t('column.holder'),
      width: 230,
      wide: true,
      render: ({ holder }) => [holder?.docNo, holder?.byName, holder?.storeName].filter(Boolean).join(' '),
    },
    { key: 'owner', title: t('column.owner'), width: 90, render: (row) => row.ownerName },
    { key: 'opened', title: t('column.opened'), width: 110, sortable: true, render: (row) => moment(row.openedAt) },
  ];
  return (
    <RecordList
      about={issueRecord}
      part={client.dealIssues}
      columns={columns}
      asks={asksMine}
      start={{ filters: { state: 'open' } }}
      filters={[
        { key: 'state', label: t('column.state'), options: choices(t, 'state', ['open', 'settled']) },
        { key: 'mine', label: t('mine'), options: choices(t, 'mine', ['mine']) },
      ]}
      mayAdd={false}
    />
  );
}
