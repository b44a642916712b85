import type { TFunction } from 'i18next';
import { ruleText } from '../../lib/errors.ts';
import { clock, moment } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { StateTag } from './StateTag.tsx';
import type { DriveLine } from './types.ts';

export function driveColumns(t: TFunction): ListColumn<DriveLine>[] {
  return [
    {
      key: 'planned',
      title: t('column.planned'),
      width: 150,
      sortable: true,
      render: (row) => (
        <span className="tabular">
          {moment(row.plannedStartAt)}–{clock(row.plannedEndAt)}
        </span>
      ),
    },
    {
      key: 'customer',
      title: t('field.customerId'),
      width: 110,
      wide: true,
      render: (row) => <strong>{row.customerName ?? row.driverName ?? t('calendar.somebody')}</strong>,
    },
    {
      key: 'phone',
      title: t('field.driverMobile'),
      width: 120,
      render: (row) => <span className="tabular">{row.phone}</span>,
    },
    { key: 'kind', title: t('field.kind'), width: 70, render: (row) => t(`kind.${row.kind}`) },
    {
      key: 'car',
      title: t('field.demoCarId'),
      width: 160,
      render: (row) => [row.carNumber, row.carModel].filter(Boolean).join(' '),
    },
    { key: 'consultant', title: t('field.consultantId'), width: 90, render: (row) => row.consultantName },
    {
      key: 'state',
      title: t('field.state'),
      width: 130,
      render: (row) => <StateTag state={row.state} late={row.late} clash={row.clash} />,
    },
    {
      key: 'km',
      title: t('column.km'),
      width: 80,
      number: true,
      render: (row) =>
        row.odometerInKm !== null && row.odometerOutKm !== null && `${row.odometerInKm - row.odometerOutKm} km`,
    },
    { key: 'score', title: t('column.score'), width: 70, number: true, render: (row) => row.score },
    {
      key: 'intent',
      title: t('field.intentAfter'),
      width: 90,
      render: (row) => row.intentAfter && t(`intentAfter.${row.intentAfter}`),
    },
    {
      key: 'level',
      title: t('field.levelAfter'),
      width: 80,
      render: (row) => row.levelAfter && <LevelTag level={row.levelAfter} />,
    },
    {
      key: 'no',
      title: t('field.driveNo'),
      width: 140,
      hidden: true,
      render: (row) => <span className="tabular">{row.driveNo}</span>,
    },
    { key: 'reason', title: t('field.cancelReason'), width: 140, hidden: true, render: (row) => row.cancelReason },
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
