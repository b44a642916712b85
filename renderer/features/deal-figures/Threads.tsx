import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { threadFigures } from '../../../db/deal-figures/figures.ts';
import type { FigureRow } from '../../../db/deal-figures/model.ts';
import { trpc } from '../../lib/trpc.ts';
import { shortDay } from '../../lib/when.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { FigurePanel } from './FigurePanel.tsx';
import { countOf, fenShown, percentShown, UNKNOWN } from './shown.ts';
import { RECOUNTED, type Scope } from './useScope.ts';

/** 报价 → 订单, by negotiations whose first version was issued in the month; and quotes that are open beside each other today. */
export function Threads({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.threads.queryOptions(scope.monthly, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  return (
    <Loaded query={query} rows={3}>
      {(rows) => {
        const { accepted, acceptedBp, versions, days, movedFen, open, expired, gone } = threadFigures(rows);
        return (
          <>
            <FigurePanel
              title={t('threads.title')}
              about={t('threads.about')}
              figures={[
                { key: 'all', label: t('threads.all'), ...countOf(rows) },
                { key: 'accepted', label: t('threads.accepted'), ...countOf(accepted) },
                { key: 'share', label: t('threads.share'), value: percentShown(acceptedBp), rows },
                {
                  key: 'versions',
                  label: t('threads.versions'),
                  value: versions === undefined ? UNKNOWN : (versions / 100).toFixed(1),
                  rows: accepted,
                },
                {
                  key: 'days',
                  label: t('threads.days'),
                  value: days === undefined ? UNKNOWN : String(days),
                  rows: accepted,
                },
                { key: 'moved', label: t('threads.moved'), value: fenShown(movedFen), rows: accepted },
                { key: 'open', label: t('threads.open'), ...countOf(open) },
                { key: 'expired', label: t('threads.expired'), ...countOf(expired) },
                { key: 'gone', label: t('threads.gone'), ...countOf(gone) },
              ]}
              columns={[
                { key: 'car', title: t('column.car'), render: (row) => row.carName },
                { key: 'issued', title: t('column.issued'), render: (row) => shortDay(row.issuedOn) },
                {
                  key: 'status',
                  title: t('column.status'),
                  render: (row) => t(row.expired ? 'threads.expired' : `quotes:status.${row.status}`),
                },
                { key: 'versions', title: t('column.versions'), number: true, render: (row) => row.versions },
                { key: 'days', title: t('column.days'), number: true, render: (row) => row.days },
                { key: 'last', title: t('column.vehicleFen'), number: true, render: (row) => fenShown(row.lastFen) },
                { key: 'moved', title: t('column.moved'), number: true, render: (row) => fenShown(row.movedFen) },
              ]}
              to={quotePage}
            />
            <Parallel scope={scope} />
          </>
        );
      }}
    </Loaded>
  );
}

const quotePage = (row: FigureRow) => `/quotes/${row.id}`;

/** 并存报价: nothing is shown where there is none. */
function Parallel({ scope }: { scope: Scope }) {
  const { t } = useTranslation('deal-figures');
  const query = useQuery(
    trpc.dealFigures.parallel.queryOptions(scope.standing, { ...RECOUNTED, placeholderData: (last) => last }),
  );
  const rows = query.data ?? [];
  if (rows.length === 0) return null;
  return (
    <FigurePanel
      title={t('parallel.title')}
      about={t('parallel.about')}
      figures={[{ key: 'open', label: t('parallel.open'), ...countOf(rows), warn: true }]}
      columns={[
        { key: 'car', title: t('column.car'), render: (row) => row.carName },
        { key: 'vehicle', title: t('column.vehicleFen'), number: true, render: (row) => fenShown(row.vehicleFen) },
        { key: 'until', title: t('column.until'), render: (row) => shortDay(row.validUntil) },
      ]}
      to={quotePage}
    />
  );
}
