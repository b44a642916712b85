import { dayOf } from '../../../db/core/day.ts';

const DAILY = 7;
const WEEKLY = 4;
const DAY_MS = 86_400_000;

/** Weeks since the Monday before 1970, of a showroom day. */
const weekOf = (on: string): number => Math.floor((Date.parse(on) / DAY_MS + 3) / 7);

/** The newest of each of the latest `groups` groups. */
function newestOf<T>(newestFirst: T[], group: (one: T) => unknown, groups: number): T[] {
  const seen = new Map<unknown, T>();
  for (const one of newestFirst) if (!seen.has(group(one))) seen.set(group(one), one);
  return [...seen.values()].slice(0, groups);
}

/** Which backups may go: all but the newest of each of the last 7 days and of each of the last 4 weeks that have one. */
export function outdated<T extends { at: number }>(backups: readonly T[]): T[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const kept = new Set([
    ...newestOf(newestFirst, ({ at }) => dayOf(at), DAILY),
    ...newestOf(newestFirst, ({ at }) => weekOf(dayOf(at)), WEEKLY),
  ]);
  return newestFirst.filter((backup) => !kept.has(backup));
}
