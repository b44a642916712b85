import type { RowOf } from '../../../db/entities.ts';
import type { PriceLine } from '../../../db/pricing/price-book.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { cellLines, type StoredLine } from '../prices/book.ts';

export type Adjustment = RowOf<'price_adjustment'>;
/** A line as rules ask for it. */
export type Line = Pick<
  RowOf<'price_adjustment_line'>,
  | 'id'
  | 'rev'
  | 'lineNo'
  | 'listId'
  | 'itemCode'
  | 'productId'
  | 'productClassId'
  | 'exteriorColor'
  | 'interiorColor'
  | 'optionCode'
  | 'mode'
  | 'value'
  | 'roundToFen'
  | 'newFen'
  | 'validFrom'
  | 'validTo'
> & { oldLineIds: string[] };

const LINES = `SELECT id, rev, line_no AS lineNo, list_id AS listId, item_code AS itemCode, product_id AS productId,
    product_class_id AS productClassId, exterior_color AS exteriorColor, interior_color AS interiorColor, option_code AS optionCode,
    mode, value, round_to_fen AS roundToFen, new_fen AS newFen, valid_from AS validFrom, valid_to AS validTo,
    old_line_ids AS oldLineIds
  FROM price_adjustment_line WHERE adjustment_id = ? AND deleted_at IS NULL ORDER BY line_no, id`;

/** The lines of a 调价单 in their order. */
export const linesOf = (db: Connection, adjustmentId: string): Line[] =>
  (prepared(db, LINES).all(adjustmentId) as (Omit<Line, 'oldLineIds'> & { oldLineIds: string | null })[]).map(
    ({ oldLineIds, ...line }) => ({ ...line, oldLineIds: JSON.parse(oldLineIds ?? '[]') as string[] }),
  );

/** Every price line of the cell a line is of. */
export const cellOfLine = (db: Connection, line: Parameters<typeof cellLines>[1]): StoredLine[] => cellLines(db, line);

/** What the price was on the first day, of the lines the drafter saw; null where there was none. */
export const oldPrice = (cell: readonly PriceLine[], seen: readonly string[], on: string): number | null =>
  cell.find((line) => seen.includes(line.id) && line.validFrom <= on)?.amountFen ?? null;
