import type { Condition } from './listing.ts';

/** A text stands in one of these columns; for tables of a few hundred rows, without an index. */
export const holding = (text: string | undefined, ...columns: string[]): Condition =>
  text && [
    `(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
    ...columns.map(() => `%${text.replace(/[\\%_]/g, '\\$&')}%`),
  ];
