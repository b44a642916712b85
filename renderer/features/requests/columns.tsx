import type { TFunction } from 'i18next';
import { ruleText } from '../../lib/errors.ts';
import { dayText, moment } from '../../lib/when.ts';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { StateTag } from './StateTag.tsx';
import type { RequestLine } from './types.ts';

export function requestColumns(t: TFunction): ListColumn<RequestLine>[] {
  return [
    {
      key: 'due',
      title: t('field.dueOn'),
      width: 120,
      sortable: true,
      render: (row) => <span className={row.overdue ? 'request-late' : undefined}>{dayText(row.dueOn)}</span>,
    },
    { key: 'state', title: t('field.state'), width: 85, render: (row) => <StateTag {...row} /> },
    { key: 'customer', title: t('field.customerId'), width: 100, render: (row) => <strong>{row.customer}</strong> },
    { key: 'kind', title: t('field.kind'), width: 70, render: (row) => t(`kind.${row.kind}`) },
    { key: 'content', title: t('field.content'), width: 250, wide: true, render: (row) => row.content },
    { key: 'owner', title: t('field.ownerId'), width: 85, render: (row) => row.ownerName },
    { key: 'answer', title: t('field.answer'), width: 220, wide: true, render: (row) => row.answer },
    { key: 'raised', title: t('field.raisedAt'), width: 115, sortable: true, render: (row) => moment(row.raisedAt) },
    {
      key: 'answered',
      title: t('field.answeredAt'),
      width: 115,
      hidden: true,
      render: (row) => row.answeredAt && moment(row.answeredAt),
    },
    {
      key: 'sync',
      title: t('column.sync'),
      width: 100,
      hidden: true,
      render: ({ sync }) => (
        <SyncTag state={sync.state} reason={sync.message ?? (sync.code === null ? null : ruleText(sync.code))} />
      ),
    },
  ];
}
