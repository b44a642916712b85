import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';
import { trpc } from '../../lib/trpc.ts';

const height = 28;

/** The days of the shown day's month with their parties, to pick one by eye. */
export function MonthStrip(props: { on: string; today: string; onPick: (day: string) => void }) {
  const { t } = useTranslation('visits');
  const { on, today, onPick } = props;
  const month = on.slice(0, 7);
  const parties = useQuery({ ...trpc.visits.month.queryOptions({ month }), placeholderData: keepPreviousData });
  const counts = new Map(parties.data?.map((day) => [day.on, day.parties]));
  const most = Math.max(1, ...counts.values());
  return (
    <nav className="month" aria-label={t('month.label', { month })}>
      <button type="button" className="link" onClick={() => onPick(addDays(`${month}-01`, -1))}>
        ‹ {addDays(`${month}-01`, -1).slice(0, 7)}
      </button>
      {daysOf(month).map((day) => {
        const count = counts.get(day) ?? 0;
        return (
          <button
            key={day}
            type="button"
            className="month-day tabular"
            disabled={day > today}
            aria-current={day === on ? 'date' : undefined}
            title={t('month.day', { day: day.slice(5), count })}
            onClick={() => onPick(day)}
          >
            <i style={{ height: count === 0 ? 1 : Math.max(3, (count / most) * height) }} />
            {Number(day.slice(8))}
          </button>
        );
      })}
      {month < today.slice(0, 7) && (
        <button type="button" className="link" onClick={() => onPick(firstOfNext(month, today))}>
          {firstOfNext(month, today).slice(0, 7)} ›
        </button>
      )}
    </nav>
  );
}

/** The first day of the month after, where picking goes on. */
function firstOfNext(month: string, today: string): string {
  const first = `${addDays(`${month}-01`, 31).slice(0, 7)}-01`;
  return first < today ? first : today;
}

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}
