import i18n from 'i18next';
import { dayOf, daysBetween } from '../../db/core/day.ts';

const zone = 'Asia/Shanghai';
const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/** "10:42" of an instant (UTC ms), showroom time. */
export function clock(at: number): string {
  return clockFormat.format(at);
}

/** "11-23" this year, "2024-11-23" otherwise. */
export function shortDay(day: string, now = Date.now()): string {
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? day.slice(5) : day;
}

/** A calendar day with its distance: "11-25 (明天)", "11-20 (3 天前)". */
export function dayText(day: string, now = Date.now()): string {
  const days = daysBetween(dayOf(now), day);
  const near = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow', 2: 'afterTomorrow' }[days];
  const distance = i18n.t(`ui:when.${near ?? (days < 0 ? 'daysAgo' : 'daysAhead')}`, { count: Math.abs(days) });
  return `${shortDay(day, now)} (${distance})`;
}

/** A day by which something is to be done: "11-25 (明天)", "11-20 (逾期 3 天)". */
export function dueText(day: string, now = Date.now()): string {
  const late = daysBetween(day, dayOf(now));
  return late > 0 ? `${shortDay(day, now)} (${i18n.t('ui:when.overdue', { count: late })})` : dayText(day, now);
}

/** An instant for a list: "10:42" today, "昨天 10:42", "11-20 10:42", "2024-11-20". */
export function moment(at: number, now = Date.now()): string {
  const day = dayOf(at);
  const days = daysBetween(dayOf(now), day);
  if (days === 0) return clock(at);
  if (days === -1) return `${i18n.t('ui:when.yesterday')} ${clock(at)}`;
  return day.slice(0, 4) === dayOf(now).slice(0, 4) ? `${day.slice(5)} ${clock(at)}` : day;
}

/** An instant in full, for hovers and prints: "2025-11-23 10:42". */
export function fullMoment(at: number): string {
  return `${dayOf(at)} ${clock(at)}`;
}

/** How long: "3 分钟", "1 小时 20 分钟", "2 天". Milliseconds in. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 1) return i18n.t('ui:when.underMinute');
  if (minutes < 60) return i18n.t('ui:when.minutes', { minutes });
  if (minutes < 1440) return i18n.t('ui:when.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return i18n.t('ui:when.days', { days: Math.floor(minutes / 1440) });
}

/** How long, where there is little room: "3 分", "1 时 20 分", "2 天". Milliseconds in. */
export function briefly(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return i18n.t('ui:when.briefMinutes', { minutes });
  if (minutes < 1440) return i18n.t('ui:when.briefHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return i18n.t('ui:when.days', { days: Math.floor(minutes / 1440) });
}
