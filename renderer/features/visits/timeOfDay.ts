import { dayRange } from '../../../db/core/day.ts';

/** "10:41", "1041", "９:05" of a day → UTC ms; undefined when it is no time of day. */
export function timeOfDay(text: string, on: string): number | undefined {
  const typed = text.normalize('NFKC').replace(/\s/g, '');
  const match = /^(\d{1,2})[:点.](\d{2})分?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hour > 23 || minute > 59) return undefined;
  return dayRange(on)[0] + (hour * 60 + minute) * 60_000;
}
