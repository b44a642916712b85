import { money } from '../../lib/money.ts';

/** What is not known is a dash, never 0. */
export const UNKNOWN = '–';

export const fenShown = (fen: number | null | undefined, short = false): string =>
  fen == null ? UNKNOWN : money(fen, short);
/** Basis points as a percentage. */
export const percentShown = (bp: number | null | undefined): string =>
  bp == null ? UNKNOWN : `${(bp / 100).toFixed(2)} %`;
/** How many rows there are, with them. */
export const countOf = <Row>(rows: readonly Row[]) => ({ value: String(rows.length), rows });
