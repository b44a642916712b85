import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../lib/trpc.ts';
import type { Span } from './types.ts';

const Trend = lazy(() => import('./Trend.tsx'));
const WhenChart = lazy(() => import('./WhenChart.tsx'));

/** How it went day by day, and when guests come. */
export function Charts({ span }: { span: Span }) {
  const { t } = useTranslation('reports');
  const daily = useQuery(trpc.reports.daily.queryOptions(span, { placeholderData: (before) => before }));
  const when = useQuery(trpc.reports.when.queryOptions(span, { placeholderData: (before) => before }));
  const days = useMemo(() => daily.data ?? [], [daily.data]);
  return (
    <div className="charts">
      <section className="panel">
        <h2>{t('trend')}</h2>
        <Suspense fallback={<div style={{ height: 220 }} />}>
          <Trend days={days} />
        </Suspense>
      </section>
      <section className="panel">
        <h2>{t('when')}</h2>
        <Suspense fallback={<div style={{ height: 220 }} />}>{when.data && <WhenChart grid={when.data} />}</Suspense>
      </section>
    </div>
  );
}
