import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { marginFigures } from '../../../db/deal-figures/figures.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf, fenShown } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

/** 单车毛利 of the cars that left in the month. */
export function Margin({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.margin.queryOptions(scope.monthly, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const { meanFen, totalFen, counted, unknown, atLoss } = marginFigures(rows);
        return (
          <FigurePanel
            title={t('margin.title')}
            about={t('margin.about')}
            figures={[
              { key: 'mean', label: t('margin.mean'), value: fenShown(meanFen), rows: counted },
              { key: 'total', label: t('margin.total'), value: fenShown(totalFen), rows: counted },
              { key: 'all', label: t('margin.all'), ...countOf(rows) },
              { key: 'unknown', label: t('margin.unknown'), ...countOf(unknown), warn: true },
              { key: 'atLoss', label: t('margin.atLoss'), ...countOf(atLoss), warn: true },
            ]}
            columns={[
              { key: 'car', title: t('column.car'), render: (row) => row.carName },
              { key: 'left', title: t('column.left'), render: (row) => shortDay(row.leftOn) },
              {
                key: 'vehicle',
                title: t('column.vehicleFen'),
                number: true,
                render: (row) => fenShown(row.vehicleFen),
              },
              { key: 'cost', title: t('column.costFen'), number: true, render: (row) => fenShown(row.costFen) },
              { key: 'gift', title: t('column.giftFen'), number: true, render: (row) => fenShown(row.giftFen) },
              { key: 'margin', title: t('margin.title'), number: true, render: (row) => fenShown(row.marginFen) },
              { key: 'lacking', title: '', render: (row) => row.lacking && t(`lacking.${row.lacking}`) },
            ]}
            to={(row) => `/orders/${row.orderId}`}
          />
        );
      }}
    </Loaded>
  );
}
