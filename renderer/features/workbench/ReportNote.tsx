import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { planCounts } from '../../../db/daily/model.ts';
import { useStaff } from '../../lib/session.ts';
import { useToday } from '../../lib/today.ts';
import { trpc } from '../../lib/trpc.ts';
import { Against } from '../../ui/Against.tsx';

/** 日报 已填 n 条 and the way to tomorrow's plan; the day's and the week's plan beside what is reached. */
export function ReportNote({ ownerId }: { ownerId: string }) {
  const { t } = useTranslation('workbench');
  const own = useStaff().id === ownerId;
  const on = useToday();
  const report = useQuery(trpc.daily.report.queryOptions({ on, staffId: ownerId }));
  const week = useQuery(trpc.daily.plans.queryOptions({ kind: 'week', on }));
  if (report.data === undefined) return null;
  const { lines, planned, report: kept } = report.data;
  const plan = week.data?.lines.find(({ staffId }) => staffId === ownerId);
  const weekly = planCounts.filter((name) => (plan?.[name] ?? null) !== null);
  return (
    <section className="panel desk-report" aria-label={t('report')}>
      <h2>{t('report')}</h2>
      <p>
        {t('report.lines', { count: lines.length })}{' '}
        <Link to={own ? '/daily' : `/daily?on=${on}&of=${ownerId}`}>
          {t(kept.submittedAt !== null ? 'report.handedIn' : own ? 'report.plan' : 'report.read')}
        </Link>
      </p>
      {planned.plan !== null && <p className="field-hint">{planned.plan}</p>}
      <p>
        {t('daily:kind.week')}{' '}
        {weekly.map((name) => (
          <span key={name} className="desk-planned">
            {t(`daily:field.${name}`)} <Against reached={plan!.reached[name]} goal={plan![name]} />
          </span>
        ))}
        <Link to="/plans">{t(own && plan?.submittedAt == null ? 'report.writePlan' : 'report.readPlan')}</Link>
      </p>
    </section>
  );
}
