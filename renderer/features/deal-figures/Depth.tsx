import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { depthFigures } from '../../../db/deal-figures/figures.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf, fenShown, percentShown } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

/** 优惠深度 of the cars ordered in the month, and who agreed to what was below their prices. */
export function Depth({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.depth.queryOptions(scope.monthly, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const { medianBp, counted, unknown, belowDeal, belowFloor, byApprover } = depthFigures(rows);
        return (
          <FigurePanel
            title={t('depth.title')}
            about={t('depth.about')}
            figures={[
              { key: 'median', label: t('depth.median'), value: percentShown(medianBp), rows: counted },
              { key: 'all', label: t('depth.all'), ...countOf(rows) },
              { key: 'belowDeal', label: t('depth.belowDeal'), ...countOf(belowDeal) },
              { key: 'belowFloor', label: t('depth.belowFloor'), ...countOf(belowFloor), warn: true },
              { key: 'unknown', label: t('depth.unknown'), ...countOf(unknown), warn: true },
            ]}
            groups={[
              {
                title: t('depth.byApprover'),
                figures: byApprover.map(({ key, rows: of, medianBp: depth }) => ({
                  key: `by ${key}`,
                  label:
                    of[0]!.approverLevel === null
                      ? t('depth.nobody')
                      : t('depth.approver', { name: of[0]!.approverName, level: of[0]!.approverLevel }),
                  value: t('depth.ofApprover', { count: of.length, depth: percentShown(depth) }),
                  rows: of,
                })),
              },
            ]}
            columns={[
              { key: 'car', title: t('column.car'), render: (row) => row.carName },
              { key: 'ordered', title: t('column.ordered'), render: (row) => shortDay(row.orderedOn) },
              { key: 'guide', title: t('column.guideFen'), number: true, render: (row) => fenShown(row.guideFen) },
              { key: 'net', title: t('column.netFen'), number: true, render: (row) => fenShown(row.netFen) },
              { key: 'depth', title: t('column.depth'), number: true, render: (row) => percentShown(row.depthBp) },
              {
                key: 'belowDeal',
                title: t('depth.belowDeal'),
                number: true,
                render: (row) => row.belowDealFen > 0 && fenShown(row.belowDealFen),
              },
              {
                key: 'belowFloor',
                title: t('depth.belowFloor'),
                number: true,
                render: (row) => row.belowFloorFen > 0 && fenShown(row.belowFloorFen),
              },
              {
                key: 'approver',
                title: t('column.approver'),
                render: (row) =>
                  row.approverLevel !== null &&
                  t('depth.approver', { name: row.approverName, level: row.approverLevel }),
              },
            ]}
            to={(row) => `/orders/${row.orderId}`}
          />
        );
      }}
    </Loaded>
  );
}
