import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { planCounts } from '../../../db/daily/model.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { Against } from '../../ui/Against.tsx';

/** 日报 已填 n 条 and the way to tomorrow's plan; the day's and the week's plan beside what is reached. */
export function ReportNote() {
  const { t } = useTranslation('workbench');
  const on = useToday();
  const report = useQuery(trpc.daily.report.queryOptions({ on }));
  const week = useQuery(trpc.daily.plans.queryOptions({ kind: 'week', on }));
  if (report.data === undefined) return null;
  const { lines, planned, report: kept } = report.data;
  const plan = week.data?.lines[0];
  const weekly = planCounts.filter((name) => (plan?.[name] ?? null) !== null);
  return (
    <section className="panel desk-report" aria-label={t('report')}>
      <h2>{t('report')}</h2>
      <p>
        {t('report.lines', { count: lines.length })}{' '}
        <Link to="/daily">{t(kept.submittedAt === null ? 'report.plan' : 'report.handedIn')}</Link>
      </p>
      {planned.plan !== null && <p className="field-hint">{planned.plan}</p>}
      <p>
        {t('daily:kind.week')}{' '}
        {weekly.map((name) => (
          <span key={name} className="desk-planned">
            {t(`daily:field.${name}`)} <Against reached={plan!.reached[name]} goal={plan![name]} />
          </span>
        ))}
        <Link to="/plans">{t(plan?.submittedAt == null ? 'report.writePlan' : 'report.readPlan')}</Link>
      </p>
    </section>
  );
}
