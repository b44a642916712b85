import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Unit, units } from '../../../db/reports/spans.ts';
import { trpc } from '../../lib/trpc.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { Reasons } from './Reasons.tsx';
import type { Kpis, Span } from './types.ts';

const Trend = lazy(() => import('./Trend.tsx'));
const WhenChart = lazy(() => import('./WhenChart.tsx'));
const Funnel = lazy(() => import('./Funnel.tsx'));
const StockAge = lazy(() => import('./StockAge.tsx'));

/** How it went, when guests come, where they are lost, what stands too long: one question a chart. */
export function Charts(props: { span: Span; now: Kpis; before: Kpis; unit: Unit; onUnit: (unit: Unit) => void }) {
  const { t } = useTranslation('reports');
  const { span, now, before, unit, onUnit } = props;
  const when = useQuery(trpc.reports.when.queryOptions(span, { placeholderData: (last) => last }));
  const stock = useQuery(trpc.reports.stock.queryOptions({ series: span.series ?? null }));
  return (
    <>
      <div className="charts">
        <Panel
          title={t('trend')}
          choice={
            <ChipGroup<Unit>
              label={t('unit')}
              value={unit}
              onChange={onUnit}
              options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
            />
          }
        >
          <Trend now={now.buckets} before={before.buckets} />
        </Panel>
        <Panel title={t('when')}>{when.data && <WhenChart grid={when.data} />}</Panel>
      </div>
      <div className="charts">
        <Panel title={t('funnel')}>
          <div className="funnel-and-reasons">
            <Funnel now={now} before={before} />
            <Reasons span={span} />
          </div>
        </Panel>
        <Panel title={t('stock')} choice={<Link to="/vehicles">{t('stock.open')}</Link>}>
          {stock.data && <StockAge stock={stock.data} />}
        </Panel>
      </div>
    </>
  );
}

function Panel({ title, choice, children }: { title: string; choice?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <header className="chart-head">
        <h2>{title}</h2>
        {choice}
      </header>
      <Suspense fallback={<div style={{ height: 220 }} />}>{children}</Suspense>
    </section>
  );
}
