import { addDays, dayOf, daysBetween } from '../core/day.ts';
import { isBlank } from '../core/unseen.ts';
import type { AppointmentFields, ContactFields } from './model.ts';

interface Problem {
  path: string;
  code: string;
}

/** A contact is planned at most this far ahead, days. */
const FARTHEST_DAYS = 366;
const HOUR_MS = 3_600_000;
/** 24 小时内: how long after a guest left both the letter of thanks and the call are due. */
export const PROMISE_MS = 24 * HOUR_MS;
/** A row may be taken back so long by whoever made it; later it is struck through. */
export const TAKE_BACK_MS = 24 * HOUR_MS;

/** 交车回访: the consultant within 3 days, the manager within 7, service within a month. */
export const DELIVERY_CALLS = { delivery3: 3, delivery7: 7, delivery30: 30 } as const;

/** What keeps a contact from being saved; every contact needs an outcome, and words where somebody was spoken to. */
export function contactProblems(
  typed: Partial<ContactFields> & { appointmentAt?: number | null | undefined },
  now: number,
): Problem[] {
  const problems: Problem[] = [];
  const today = dayOf(now);
  const { method, outcome, content, nextContactOn, appointmentAt } = typed;
  if (!method) problems.push({ path: 'method', code: 'field.required' });
  if (!outcome) problems.push({ path: 'outcome', code: 'field.required' });
  if ((outcome === 'reached' || outcome === 'later') && method !== 'letter' && isBlank(content))
    problems.push({ path: 'content', code: outcome === 'later' ? 'contact.whyLater' : 'field.required' });
  if (nextContactOn && nextContactOn < today) problems.push({ path: 'nextContactOn', code: 'contact.nextPast' });
  if (nextContactOn && daysBetween(today, nextContactOn) > FARTHEST_DAYS)
    problems.push({ path: 'nextContactOn', code: 'contact.nextFar' });
  if (outcome === 'coming' && !appointmentAt) problems.push({ path: 'appointmentAt', code: 'contact.whenComing' });
  if (appointmentAt && appointmentAt < now - HOUR_MS)
    problems.push({ path: 'appointmentAt', code: 'appointment.past' });
  return problems;
}

/** What keeps an appointment from being saved. */
export function appointmentProblems({ at, purpose }: Partial<AppointmentFields>): Problem[] {
  const problems: Problem[] = [];
  if (!at) problems.push({ path: 'at', code: 'field.required' });
  if (!purpose) problems.push({ path: 'purpose', code: 'field.required' });
  return problems;
}

/** An unanswered call is tried again the next day. */
export const tryAgainOn = (today: string): string => addDays(today, 1);
