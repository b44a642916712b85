import { addDays } from '../core/day.ts';
import { isWithin, leavesOf, lineage } from './class-tree.ts';
import { coversDay, END_OF_DAYS, type MatchRow, overlap, type PriceBook } from './price-book.ts';

/** A product class has a row for some of these days already: it may have one customer class at a time (DEALS 3.1). */
export interface MatchTaken {
  code: 'match.taken';
  /** The row that is there. */
  matchId: string;
  productClassId: string;
  customerClassId: string;
  /** The days both would hold on. */
  from: string;
  to: string | null;
}

/** The first of the rows that a new or changed one would stand beside, or undefined when its days are free. */
export function matchTaken(matches: readonly MatchRow[], row: MatchRow): MatchTaken | undefined {
  const there = matches
    .filter(({ id, productClassId }) => id !== row.id && productClassId === row.productClassId)
    .filter((other) => overlap(other, row))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0];
  if (!there) return undefined;
  const { id: matchId, productClassId, customerClassId } = there;
  const [end] = [there.validTo || END_OF_DAYS, row.validTo || END_OF_DAYS].sort();
  return {
    code: 'match.taken',
    matchId,
    productClassId,
    customerClassId,
    from: there.validFrom > row.validFrom ? there.validFrom : row.validFrom,
    to: end === END_OF_DAYS ? null : end!,
  };
}

/**
 * Who loses a price when the row is saved: it hides the wider classes' rows for all customers, so leaf customer classes that had a price
 * there and stand outside the new row's class have none any more on its days. By the wider row.
 */
export function whoLoses(
  book: Pick<PriceBook, 'customerClasses' | 'productClasses' | 'matches'>,
  row: MatchRow,
): { matchId: string; customerClassIds: string[] }[] {
  const { customerClasses, productClasses } = book;
  const [, ...wider] = lineage(productClasses, row.productClassId);
  const others = book.matches.filter((other) => wider.includes(other.productClassId) && overlap(other, row));
  // Which row holds changes on these days only.
  const days = [row.validFrom, ...others.flatMap(daysOfChange)].filter((on) => coversDay(row, on));
  const holding = (on: string) =>
    wider.map((id) => others.find((other) => other.productClassId === id && coversDay(other, on))).find(Boolean);
  const leaves = leavesOf(customerClasses).filter((leaf) => !isWithin(customerClasses, leaf, row.customerClassId));
  return [...new Set(days.map(holding))]
    .filter((hidden) => hidden !== undefined)
    .map(({ id, customerClassId }) => ({
      matchId: id,
      customerClassIds: leaves.filter((leaf) => isWithin(customerClasses, leaf, customerClassId)),
    }))
    .filter(({ customerClassIds }) => customerClassIds.length > 0);
}

const daysOfChange = ({ validFrom, validTo }: MatchRow) => (validTo ? [validFrom, addDays(validTo, 1)] : [validFrom]);
