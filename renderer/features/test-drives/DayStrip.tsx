import { useTranslation } from 'react-i18next';
import { addDays } from '../../../db/core/day.ts';

interface DayStripProps {
  readonly on: string;
  readonly today: string;
  readonly onPick: (day: string) => void;
}

/** Today ± 7 days. */
export function DayStrip({ on, today, onPick }: DayStripProps) {
  const { t, i18n } = useTranslation('test-drives');
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  const days = Array.from({ length: 15 }, (_, at) => addDays(today, at - 7));
  return (
    <nav className="drive-days" aria-label={t('calendar.days')}>
      {days.map((day) => (
        <button
          key={day}
          type="button"
          aria-current={day === on ? 'date' : undefined}
          aria-label={day === today ? `${day} ${t('calendar.today')}` : day}
          className={day === today ? 'drive-today' : undefined}
          onClick={() => onPick(day)}
        >
          <small>{day === today ? t('calendar.today') : weekday.format(Date.parse(day))}</small>
          {Number(day.slice(8))}
        </button>
      ))}
    </nav>
  );
}
