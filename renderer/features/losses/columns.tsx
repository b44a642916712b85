import type { TFunction } from 'i18next';
import { ruleText } from '../../lib/errors.ts';
import { money } from '../../lib/money.ts';
import { dayText, moment } from '../../lib/when.ts';
import { LevelTag } from '../../ui/LevelTag.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { SyncTag } from '../../ui/SyncTag.tsx';
import { StateTag } from './StateTag.tsx';
import { reasonOf } from './said.ts';
import type { LossLine } from './types.ts';

const boughtOf = ({ boughtBrand, boughtModel, boughtPriceFen: fen }: LossLine) =>
  [boughtBrand, boughtModel, fen !== null && money(fen, true)].filter(Boolean).join(' ');

export function lossColumns(t: TFunction): ListColumn<LossLine>[] {
  return [
    {
      key: 'customer',
      title: t('field.customerId'),
      width: 100,
      render: (row) => <strong>{row.customer}</strong>,
    },
    {
      key: 'level',
      title: t('field.levelBefore'),
      width: 70,
      render: (row) => row.levelBefore && <LevelTag level={row.levelBefore} />,
    },
    { key: 'kind', title: t('field.kind'), width: 70, render: (row) => t(`kind.${row.kind}`) },
    { key: 'reason', title: t('field.reason'), width: 165, render: reasonOf },
    { key: 'bought', title: t('column.bought'), width: 140, render: boughtOf },
    { key: 'review', title: t('field.selfReview'), width: 140, wide: true, render: (row) => row.selfReview },
    { key: 'asker', title: t('field.askedById'), width: 80, render: (row) => row.askedByName },
    { key: 'asked', title: t('field.askedAt'), width: 115, sortable: true, render: (row) => moment(row.askedAt) },
    { key: 'state', title: t('field.state'), width: 90, render: (row) => <StateTag loss={row} /> },
    { key: 'verdict', title: t('field.verdict'), width: 130, render: (row) => row.verdict },
    {
      key: 'again',
      title: t('field.reactivateOn'),
      width: 130,
      render: (row) => row.reactivateOn && dayText(row.reactivateOn),
    },
    { key: 'interest', title: t('column.interest'), width: 110, hidden: true, render: (row) => row.interest },
    { key: 'lostOn', title: t('field.lostOn'), width: 110, hidden: true, render: (row) => row.lostOn },
    { key: 'dealer', title: t('field.boughtDealer'), width: 140, hidden: true, render: (row) => row.boughtDealer },
    {
      key: 'decided',
      title: t('field.decidedAt'),
      width: 120,
      hidden: true,
      render: (row) => row.decidedAt && moment(row.decidedAt),
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
