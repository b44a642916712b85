import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backlogFigures } from '../../../db/deal-figures/figures.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

/** 订单储备: cars that are ordered and have not left. */
export function Backlog({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.backlog.queryOptions(scope.standing, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  const days = (count: number | null) => count !== null && count > 0 && t('days', { count });
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const { orders, unallocated, allocated, overdue, byAge, byMonth } = backlogFigures(rows);
        return (
          <FigurePanel
            title={t('backlog.title')}
            about={t('backlog.about')}
            figures={[
              { key: 'orders', label: t('backlog.orders'), value: String(orders), rows },
              { key: 'cars', label: t('backlog.cars'), ...countOf(rows) },
              { key: 'unallocated', label: t('backlog.unallocated'), ...countOf(unallocated) },
              { key: 'allocated', label: t('backlog.allocated'), ...countOf(allocated) },
              { key: 'overdue', label: t('backlog.overdue'), ...countOf(overdue), warn: true },
            ]}
            groups={[
              {
                title: t('backlog.byAge'),
                figures: byAge.map(({ key, rows: of }) => ({ key, label: t(`age.${key}`), ...countOf(of) })),
              },
              {
                title: t('backlog.byMonth'),
                figures: byMonth.map(({ key, rows: of }) => ({
                  key: `month ${key}`,
                  label: key === '' ? t('backlog.noMonth') : key,
                  ...countOf(of),
                })),
              },
            ]}
            columns={[
              { key: 'car', title: t('column.car'), render: (row) => row.carName },
              { key: 'age', title: t('column.age'), number: true, render: (row) => t('days', { count: row.age }) },
              { key: 'planned', title: t('column.planned'), render: (row) => row.plannedOn && shortDay(row.plannedOn) },
              { key: 'overdue', title: t('backlog.overdue'), number: true, render: (row) => days(row.overdue) },
              { key: 'vin', title: t('column.vin'), render: (row) => row.vin ?? t('backlog.unallocated') },
              {
                key: 'allocated',
                title: t('column.allocated'),
                number: true,
                render: (row) => row.allocatedDays !== null && t('days', { count: row.allocatedDays }),
              },
            ]}
            to={(row) => `/orders/${row.orderId}`}
          />
        );
      }}
    </Loaded>
  );
}
