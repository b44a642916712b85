import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { depositFigures } from '../../../db/deal-figures/figures.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf, fenShown } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

const PAGES = { order: '/orders', contract: '/contracts', customer: '/customers' } as const;

/** 定金在手, and what of cancelled orders was not paid back. */
export function Deposits({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.deposits.queryOptions(scope.standing, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const { held, heldFen, owed, owedFen, byAge, noOrder } = depositFigures(rows);
        return (
          <FigurePanel
            title={t('deposits.title')}
            about={t('deposits.about')}
            figures={[
              { key: 'held', label: t('deposits.held'), value: fenShown(heldFen), rows: held },
              { key: 'noOrder', label: t('deposits.noOrder'), ...countOf(noOrder) },
              { key: 'owed', label: t('deposits.owed'), value: fenShown(owedFen), rows: owed, warn: true },
            ]}
            groups={[
              {
                title: t('deposits.byAge'),
                figures: byAge.map(({ key, rows: of, fen }) => ({
                  key,
                  label: t(`age.${key}`),
                  value: fenShown(fen, true),
                  rows: of,
                })),
              },
            ]}
            columns={[
              { key: 'kind', title: t('column.status'), render: (row) => t(`deposits.kind.${row.kind}`) },
              { key: 'received', title: t('column.received'), render: (row) => shortDay(row.receivedOn) },
              { key: 'in', title: t('column.receivedFen'), number: true, render: (row) => fenShown(row.receivedFen) },
              {
                key: 'used',
                title: t('column.usedFen'),
                number: true,
                render: (row) => row.usedFen > 0 && fenShown(row.usedFen),
              },
              {
                key: 'refunded',
                title: t('column.refundedFen'),
                number: true,
                render: (row) => row.refundedFen > 0 && fenShown(row.refundedFen),
              },
              { key: 'held', title: t('column.heldFen'), number: true, render: (row) => fenShown(row.heldFen) },
            ]}
            to={(row) => `${PAGES[row.of]}/${row.id}`}
          />
        );
      }}
    </Loaded>
  );
}
