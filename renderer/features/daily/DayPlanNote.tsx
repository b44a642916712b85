import { useTranslation } from 'react-i18next';
import { dayPlanCounts } from '../../../db/daily/model.ts';
import { shortDay } from '../../lib/when.ts';
import { Against } from '../../ui/Against.tsx';
import type { Day } from './types.ts';

/** 日计划 of the day that is open, as it was written in the report before, beside what is reached. */
export function DayPlanNote({ planned: { writtenOn, plan, planned, reached } }: { planned: Day['planned'] }) {
  const { t } = useTranslation('daily');
  if (writtenOn === null) return null;
  const numbers = dayPlanCounts.filter((name) => planned[name] !== null);
  return (
    <section className="day-plan">
      <h3>{t('planned', { day: shortDay(writtenOn) })}</h3>
      <p>{plan}</p>
      {numbers.length > 0 && (
        <p className="plan-numbers">
          {numbers.map((name) => (
            <span key={name}>
              {t(`field.${name}`)} <Against reached={reached[name]} goal={planned[name]} />
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
