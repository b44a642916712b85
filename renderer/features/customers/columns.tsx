import type { TFunction } from 'i18next';
import { dayOf } from '../../../db/core/day.ts';
import { dayText, moment } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { CrmTag } from './CrmTag.tsx';
import { syncReason } from './syncReason.ts';
import type { CustomerLine } from './types.ts';

const interest = (row: CustomerLine) =>
  [row.interestModel ?? row.interestSeries, row.interestColor].filter(Boolean).join(' ');

export function customerColumns(t: TFunction): ListColumn<CustomerLine>[] {
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 176,
      sortable: true,
      render: (row) => <strong title={row.name}>{row.name}</strong>,
    },
    { key: 'level', title: t('field.level'), width: 72, render: (row) => <LevelTag level={row.level} /> },
    { key: 'phone', title: t('column.phone'), width: 115, number: true, render: (row) => row.phone },
    { key: 'interest', title: t('column.interest'), width: 145, wide: true, render: interest },
    { key: 'owner', title: t('field.owner'), width: 95, render: (row) => row.ownerName ?? t('owner.none') },
    {
      key: 'nextContact',
      title: t('field.nextContactOn'),
      width: 130,
      sortable: true,
      render: ({ nextContactOn: on }) =>
        on && <span className={on < dayOf(Date.now()) ? 'customer-overdue' : undefined}>{dayText(on)}</span>,
    },
    {
      key: 'lastVisit',
      title: t('column.lastVisit'),
      width: 125,
      render: (row) => row.lastVisitAt && moment(row.lastVisitAt),
    },
    { key: 'source', title: t('field.source'), width: 90, render: (row) => row.source },
    {
      key: 'sync',
      title: t('column.sync'),
      width: 170,
      render: (row) => (
        <>
          <SyncTag state={row.sync.state} reason={syncReason(row.sync)} />
          <CrmTag consent={row.hqShareConsent} />
        </>
      ),
    },
    { key: 'updated', title: t('column.updated'), width: 125, sortable: true, render: (row) => moment(row.updatedAt) },
    { key: 'stage', title: t('column.stage'), width: 90, hidden: true, render: (row) => t(`stage.${row.stage}`) },
    { key: 'kind', title: t('field.kind'), width: 70, hidden: true, render: (row) => t(`kind.${row.kind}`) },
    { key: 'cardNo', title: t('column.cardNo'), width: 140, hidden: true, render: (row) => row.cardNo },
  ];
}
