import { parseDay } from '../../../db/core/parse-day.ts';
import type { Range } from '../../kernel/search/index.ts';

/** What was typed, with the day that is said in it: "张 11-23" asks for 张, and for what happened on that day. */
export interface Asked {
  /** All of it. */
  typed: string;
  /** Without the day. */
  rest: string;
  day: string | null;
}

/** Years a typed day may be away from today: eight digits further off are a birthday or part of a number. */
const MOST_YEARS = 2;

export function readAsked(typed: string, today: string): Asked {
  const words = typed.split(/\s+/);
  const near = (day: string | undefined) =>
    day !== undefined && Math.abs(Number(day.slice(0, 4)) - Number(today.slice(0, 4))) <= MOST_YEARS;
  const days = words.map((word) => (word.length > 1 ? parseDay(word, today) : undefined));
  const at = days.findIndex(near);
  if (at < 0) return { typed, rest: typed, day: null };
  return { typed, rest: words.filter((_, index) => index !== at).join(' '), day: days[at]! };
}

/** Where the words stand in a text as they are written, in order and apart. */
export function literalMarks(text: string, words: readonly string[]): Range[] {
  const low = text.toLowerCase();
  const found = words
    .map((word): Range => [low.indexOf(word.toLowerCase()), word.length])
    .filter(([from]) => from >= 0)
    .map(([from, length]): Range => [from, from + length])
    .sort(([a], [b]) => a - b);
  return found.filter(([from], at) => found.slice(0, at).every(([, to]) => to <= from));
}

/** Signs of a long text that a line of hits has room for. */
const ROOM = 44;

/** The piece of a long text around the first word that was typed. */
export function clipped(text: string, words: readonly string[]): { text: string; marks: Range[] } {
  const plain = text.replace(/\s+/g, ' ');
  const first = literalMarks(plain, words)[0]?.[0] ?? 0;
  const from = plain.length <= ROOM ? 0 : Math.max(0, Math.min(first - 8, plain.length - ROOM));
  const piece = `${from > 0 ? '…' : ''}${plain.slice(from, from + ROOM)}${from + ROOM < plain.length ? '…' : ''}`;
  return { text: piece, marks: literalMarks(piece, words) };
}
