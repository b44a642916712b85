import { useTranslation } from 'react-i18next';
import { type PlanCount, planCounts } from '../../../db/daily/model.ts';
import { Against } from '../../ui/Against.tsx';
import type { PlanLine } from './types.ts';

const goalOf = ({ goals }: PlanLine, name: PlanCount): number | null =>
  goals === null || name === 'contacts' ? null : goals[name];

/** What is reached beside what was planned, and for a month what was asked. */
export function PlanReached({ line }: { line: PlanLine }) {
  const { t } = useTranslation('daily');
  const asks = planCounts.some((name) => goalOf(line, name) !== null);
  return (
    <table className="plan-reached">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('plans.reachedOfPlan')}</th>
          {asks && <th scope="col">{t('plans.goal')}</th>}
        </tr>
      </thead>
      <tbody>
        {planCounts.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`field.${name}`)}</th>
            <td>
              <Against reached={line.reached[name]} goal={line[name]} bar />
            </td>
            {asks && <td className="tabular">{goalOf(line, name) ?? ''}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
