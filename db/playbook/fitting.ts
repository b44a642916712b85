import { z } from 'zod';

const said = z.string().max(4000).nullish();

/** Who is spoken to, as far as it is known: what their card says, or what is being typed. */
export const situation = z.object({ series: said, rivals: said, concerns: said, level: z.string().max(20).nullish() });
export type Situation = z.infer<typeof situation>;

/** An entry as far as it is compared. */
export interface Comparable {
  series: readonly string[] | null;
  rivals: readonly string[] | null;
  tags: readonly string[] | null;
  levels: readonly string[] | null;
}

const plain = (text: string | null | undefined) => (text ?? '').normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const WEIGHT = { rivals: 8, tags: 4, series: 2 } as const;

/** Words of a list that a text holds; "宝马" fits "宝马 X3", and "宝马 X3" a customer who says only "宝马". */
function named(words: readonly string[] | null, text: string): string[] {
  const parts = text.split(/[、,，;；/\n]/).filter(Boolean);
  return (words ?? []).filter((word) => {
    const one = plain(word);
    return one !== '' && (text.includes(one) || parts.some((part) => part.length > 1 && one.startsWith(part)));
  });
}

/**
 * How well an entry fits, and by which words; null when it is about something else. One that names a car, a rival or a concern must meet
 * one of them; one that names nothing fits everybody of its levels, a little.
 */
export function fitOf(entry: Comparable, who: Situation): { points: number; by: string[] } | null {
  const series = (entry.series ?? []).filter((one) => plain(one) === plain(who.series));
  const met = {
    rivals: named(entry.rivals, plain(who.rivals)),
    tags: named(entry.tags, plain(who.concerns)),
    series,
  };
  // Of another car of ours than the one that is wanted: not to be said to them, whatever else fits.
  if (entry.series?.length && who.series && series.length === 0) return null;
  if (entry.levels?.length && who.level && !entry.levels.includes(who.level)) return null;
  const by = [...met.rivals, ...met.tags, ...met.series];
  const general = !entry.series?.length && !entry.rivals?.length && !entry.tags?.length;
  if (by.length === 0) return general ? { points: 1, by } : null;
  const points = met.rivals.length * WEIGHT.rivals + met.tags.length * WEIGHT.tags + met.series.length * WEIGHT.series;
  return { points, by };
}
