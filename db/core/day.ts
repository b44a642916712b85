/**
 * Business days: the showroom's calendar days, 'YYYY-MM-DD', as its wall clock counts them.
 * Instants are UTC milliseconds. Pure; called once per row by lists and reports, so the showroom's own zone
 * is plain arithmetic and `Intl` is only asked about other zones and about the years of Chinese summer time.
 */
export const SHOWROOM_ZONE = 'Asia/Shanghai';

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** 1991-09-15T00:00Z: after the last Chinese summer time, UTC+8 without exception. */
const SHANGHAI_FIXED_FROM_MS = 684_892_800_000;

/** The business day that holds the instant `ms` in zone `tz`. */
export function dayOf(ms: number, tz: string = SHOWROOM_ZONE): string {
  if (tz === SHOWROOM_ZONE && ms >= SHANGHAI_FIXED_FROM_MS) return utcDay(ms + SHANGHAI_OFFSET_MS);
  return zoneFormat(tz).format(ms);
}

/**
 * The instants of a business day as `[fromMs, toMs)`. A day of 23 or 25 hours comes out right, and a day the
 * zone never had (Samoa, 2011-12-30) is an empty range.
 */
export function dayRange(on: string, tz: string = SHOWROOM_ZONE): [fromMs: number, toMs: number] {
  return [startOf(on, tz), startOf(addDays(on, 1), tz)];
}

/** The day `days` later (earlier when negative). */
export function addDays(on: string, days: number): string {
  return utcDay(Date.parse(on) + days * DAY_MS);
}

/** Whole days from `fromOn` to `toOn`; negative when `toOn` comes first. */
export function daysBetween(fromOn: string, toOn: string): number {
  return (Date.parse(toOn) - Date.parse(fromOn)) / DAY_MS;
}

/** 'YYYY-MM-DD' when the calendar (proleptic Gregorian, years 1-9999) has that day, else undefined. */
export function dayFrom(year: number, month: number, day: number): string | undefined {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  const on = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return utcDay(Date.parse(on)) === on ? on : undefined;
}

/** "10:42": the showroom's wall clock at an instant. */
export function clockOf(ms: number): string {
  const minutes = Math.floor((ms - dayRange(dayOf(ms))[0]) / 60_000);
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}

function startOf(on: string, tz: string): number {
  const utcMidnight = Date.parse(on);
  if (tz === SHOWROOM_ZONE && utcMidnight >= SHANGHAI_FIXED_FROM_MS + DAY_MS) return utcMidnight - SHANGHAI_OFFSET_MS;
  // Zones may jump at midnight itself, so look for the first minute of the day instead of trusting one offset.
  let before = utcMidnight - 16 * 3_600_000;
  let after = utcMidnight + 40 * 3_600_000;
  while (after - before > 60_000) {
    const middle = before + Math.floor((after - before) / 120_000) * 60_000;
    if (dayOf(middle, tz) >= on) after = middle;
    else before = middle;
  }
  return after;
}

function utcDay(ms: number): string {
  const date = new Date(ms);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building an Intl format costs about a hundred times as much as using one: keep one per zone. */
function zoneFormat(tz: string): Intl.DateTimeFormat {
  let format = formats.get(tz);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(tz, format);
  }
  return format;
}
