import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { money } from '../../lib/money.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { priceName, usePriceNames } from '../../lib/priceNames.ts';
import { trpc } from '../../lib/trpc.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { AdjustmentLink } from './AdjustmentLink.tsx';

type Open = Outputs['prices']['lines']['get'];

/** One price with all that its cell ever was: which 调价单 made each, and which ended it. */
export default function PriceLinePage() {
  const { id = '' } = useParams();
  const line = useQuery(trpc.prices.lines.get.queryOptions({ id }));
  return (
    <Loaded query={line} rows={8}>
      {(open) => <Line open={open} />}
    </Loaded>
  );
}

function Line({ open: { card, itemName, cell } }: { readonly open: Open }) {
  const { t } = useTranslation('prices');
  const navigate = useNavigate();
  usePriceNames();
  const keys = [card.exteriorColor, card.interiorColor, card.optionCode].filter(Boolean).join(' / ');
  return (
    <Page
      title={`${priceName(card.productId ?? card.productClassId) ?? ''} · ${itemName}`}
      subtitle={[priceName(card.listId), keys, money(card.amountFen)].filter(Boolean).join(' · ')}
      actions={<Button onClick={() => void navigate('/prices')}>{t('back')}</Button>}
      primary={
        card.productId && (
          <Button type="primary" onClick={() => void navigate(`/why?product=${card.productId}&on=${card.validFrom}`)}>
            {t('why')}
          </Button>
        )
      }
    >
      <section className="panel">
        <h2>{t('cell')}</h2>
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...cell].reverse()}
          rowClassName={(row) => (row.void ? 'row-quiet' : '')}
          columns={[
            { title: t('field.validFrom'), width: 120, render: (_, row) => row.validFrom },
            {
              title: t('field.validTo'),
              width: 160,
              render: (_, row) => (row.void ? t('void') : (row.validTo ?? t('open'))),
            },
            {
              title: t('field.amountFen'),
              width: 140,
              align: 'right',
              className: 'tabular',
              render: (_, row) => <strong>{money(row.amountFen)}</strong>,
            },
            {
              title: t('field.adjustmentNo'),
              render: (_, row) => <AdjustmentLink id={row.adjustmentId ?? null} no={row.adjustmentNo ?? null} />,
            },
          ]}
        />
      </section>
    </Page>
  );
}
