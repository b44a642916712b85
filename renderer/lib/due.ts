import { clockOf, dayOf } from '../../db/core/day.ts';
import type { QueueName } from '../../db/follow-ups/queues.ts';
import type { Outputs } from './outputs.ts';

/** What somebody has to contact: how many today, and the promises that have an hour. */
export type Due = Outputs['followUps']['due'];

/** The day's first word comes once the showroom is open. */
const MORNING = '08:30';
/** A promise is spoken of this long before it runs out. */
export const REMIND_MS = 2 * 3_600_000;
/** One that ran out longer ago is no news; it stands in its queue. */
const STALE_MS = 12 * 3_600_000;

/** Something to be told to the person who sits here, once. */
export type DueNews =
  | {
      readonly key: string;
      readonly kind: 'morning';
      readonly queue: QueueName;
      readonly due: number;
      readonly overdue: number;
    }
  | {
      readonly key: string;
      readonly kind: 'promise';
      readonly queue: QueueName;
      readonly line: Due['promised'][number];
    };

/**
 * What is due and was not told yet, and what has been told after this. Of a promise one is told 2 hours before it runs out, of the day
 * once after half past eight; nobody is told twice, whatever is loaded anew.
 */
export function dueNews(due: Due, now: number, told: readonly string[]): { news: DueNews[]; told: string[] } {
  const today = `morning ${dayOf(now)}`;
  const news: DueNews[] = [];
  const count = due.overdue + due.today;
  if (!told.includes(today) && clockOf(now) >= MORNING && count > 0)
    news.push({
      key: today,
      kind: 'morning',
      queue: due.overdue > 0 ? 'overdue' : 'today',
      due: count,
      overdue: due.overdue,
    });
  for (const line of due.promised) {
    const left = line.dueAt - now;
    if (!told.includes(line.key) && left <= REMIND_MS && left > -STALE_MS)
      news.push({ key: line.key, kind: 'promise', queue: line.queue, line });
  }
  const stands = (key: string) => key === today || due.promised.some((line) => line.key === key);
  return { news, told: [...told, ...news.map(({ key }) => key)].filter(stands) };
}
