import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { penetrationFigures } from '../../../db/deal-figures/figures.ts';
import { besides } from '../../../db/deal-figures/model.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf, percentShown, UNKNOWN } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

/** 渗透率 of what is sold beside the car, of the orders delivered in the month. */
export function Penetration({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.penetration.queryOptions(scope.monthly, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const { shares, perCar, accessorized } = penetrationFigures(rows);
        return (
          <FigurePanel
            title={t('penetration.title')}
            about={t('penetration.about')}
            figures={[
              { key: 'all', label: t('penetration.all'), ...countOf(rows) },
              ...shares.map(({ key, bp, rows: having }) => ({
                key,
                label: t(`penetration.${key}`),
                value: percentShown(bp),
                rows: having,
              })),
              {
                key: 'accessories',
                label: t('penetration.perCar'),
                value: perCar === undefined ? UNKNOWN : (perCar / 100).toFixed(2),
                rows: accessorized,
              },
            ]}
            columns={[
              { key: 'left', title: t('column.left'), render: (row) => shortDay(row.leftOn) },
              { key: 'cars', title: t('backlog.cars'), number: true, render: (row) => row.cars },
              ...besides.map((key) => ({
                key,
                title: t(`penetration.${key}`),
                render: (row: (typeof rows)[number]) => row[key] && '✓',
              })),
              {
                key: 'accessories',
                title: t('penetration.accessories'),
                number: true,
                render: (row) => row.accessories > 0 && row.accessories,
              },
            ]}
            to={(row) => `/orders/${row.id}`}
          />
        );
      }}
    </Loaded>
  );
}
