import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ADJUSTMENT_DRAFTERS } from '../../../db/adjustments/model.ts';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { usePriceNames } from '../../lib/priceNames.ts';
import { useMay } from '../../lib/session.ts';
import { client } from '../../lib/trpc.ts';
import { choices, RecordList } from '../../records/RecordList.tsx';
import type { ListColumn } from '../../ui/ListPage.tsx';
import { AdjustmentLink } from './AdjustmentLink.tsx';
import { lineRecord } from './records.ts';
import { TimeTag } from './TimeTag.tsx';

type Line = Outputs['prices']['lines']['list']['rows'][number];

/** 价目表: every price there is or was, of those the role is told; each leads to the 调价单 it came from. */
export default function PricesPage() {
  const { t } = useTranslation('prices');
  const navigate = useNavigate();
  const { lists, items } = usePriceNames();
  const drafts = useMay(...ADJUSTMENT_DRAFTERS);
  const columns: ListColumn<Line>[] = [
    { key: 'name', title: t('field.productId'), width: 240, wide: true, render: (row) => <strong>{row.name}</strong> },
    {
      key: 'item',
      title: t('field.itemCode'),
      width: 110,
      render: (row) => items.find(({ code }) => code === row.itemCode)?.name ?? row.itemCode,
    },
    {
      key: 'amount',
      title: t('field.amountFen'),
      width: 110,
      number: true,
      render: (row) => money(row.amountFen, true),
    },
    {
      key: 'keys',
      title: t('keys'),
      width: 120,
      render: (row) => [row.exteriorColor, row.interiorColor, row.optionCode].filter(Boolean).join(' / '),
    },
    { key: 'list', title: t('field.listId'), width: 130, render: (row) => row.listName },
    { key: 'from', title: t('field.validFrom'), width: 110, sortable: true, render: (row) => row.validFrom },
    { key: 'to', title: t('field.validTo'), width: 110, render: (row) => row.validTo ?? t('open') },
    { key: 'time', title: t('time'), width: 90, render: (row) => <TimeTag time={row.time} /> },
    {
      key: 'adjustment',
      title: t('field.adjustmentNo'),
      width: 180,
      render: (row) => <AdjustmentLink id={row.adjustmentId} no={row.adjustmentNo} />,
    },
  ];
  return (
    <RecordList
      about={lineRecord}
      part={client.prices.lines}
      columns={columns}
      filters={[
        {
          key: 'itemCode',
          label: t('field.itemCode'),
          asList: true,
          options: items.map(({ code, name }) => ({ value: code, label: name })),
        },
        {
          key: 'listId',
          label: t('field.listId'),
          asList: true,
          options: lists.map(({ id, name }) => ({ value: id, label: name })),
        },
        { key: 'time', label: t('time'), options: choices(t, 'time', ['now', 'later', 'past']) },
      ]}
      mayAdd={false}
      primary={
        drafts && (
          <Button type="primary" onClick={() => void navigate('/adjustments/new')}>
            {t('adjust')}
          </Button>
        )
      }
      actions={<Button onClick={() => void navigate('/why')}>{t('why')}</Button>}
    />
  );
}
