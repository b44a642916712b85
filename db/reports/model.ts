import { z } from 'zod';
import { list, text } from '../core/fields.ts';
import { type Level, levels } from '../customers/model.ts';

/** Lines of one month: consultants and levels of a large showroom. */
const MOST_LINES = 2000;

/**
 * 月初结转: how many cards of each level every consultant had when a month began, as it was known then. One record a month, so that
 * what is frozen is frozen whole: the first PC that counted it has counted it for all (`FIRST_STANDS` of the gateway).
 */
export const carryOverFields = z.object({
  /** 'YYYY-MM' */
  month: text({ max: 7 }),
  /** "<consultant> <level> <cards>" each, `-` for cards of nobody; what is not there is none. */
  lines: list({ most: MOST_LINES }),
});

/** Cards of a consultant (null: of nobody) in a level. */
export interface CarriedOver {
  ownerId: string | null;
  level: Level;
  cards: number;
}

const NOBODY = '-';

/** Lines as they are stored. */
export const linesOf = (carried: readonly CarriedOver[]): string[] =>
  carried.map(({ ownerId, level, cards }) => `${ownerId ?? NOBODY} ${level} ${cards}`);

/** What stored lines say; one that another version wrote otherwise is passed over. */
export const carriedIn = (lines: readonly string[]): CarriedOver[] =>
  lines.flatMap((line) => {
    const [owner = '', level = '', cards = ''] = line.split(' ');
    if (!(levels as readonly string[]).includes(level) || !/^\d+$/.test(cards)) return [];
    return [{ ownerId: owner === NOBODY ? null : owner, level: level as Level, cards: Number(cards) }];
  });

/** Levels that count as 结转: who may still buy. */
export const interestLevels = ['H', 'A', 'B+', 'B', 'C'] as const satisfies readonly Level[];
