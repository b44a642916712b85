import type { NewOf } from '../../db/entities.ts';
import { dayId } from '../../electron/features/visits/day-record.ts';

type DayDoc = NewOf<'showroom_day'>;

/** A stored day: the test's cloudy Saturday, without an order of its own. */
export const showroomDayDoc = (changes: Partial<DayDoc> = {}): DayDoc => {
  const visitOn = changes.visitOn ?? '2026-03-14';
  return { id: dayId(visitOn), visitOn, weather: 'cloudy', ...changes };
};
