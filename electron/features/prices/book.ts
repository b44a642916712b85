import { lineage } from '../../../db/pricing/class-tree.ts';
import { END_OF_DAYS, type PriceBook, type PriceLine, type ProductRow } from '../../../db/pricing/price-book.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { customerClassRows, listRows, matchRows, policyRows, productClassRows } from './rows.ts';

const FIELDS = `id, list_id AS listId, item_code AS itemCode, product_id AS productId, product_class_id AS productClassId,
  exterior_color AS exteriorColor, interior_color AS interiorColor, option_code AS optionCode, amount_fen AS amountFen,
  valid_from AS validFrom, valid_to AS validTo, adjustment_id AS adjustmentId, adjustment_no AS adjustmentNo,
  closed_by AS closedBy, void`;

const candidates = (column: 'product_id' | 'product_class_id') =>
  `SELECT ${FIELDS} FROM price_list_line INDEXED BY price_list_line_${column === 'product_id' ? 'product' : 'class'}
   WHERE ${column} = ? AND item_code = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
     AND deleted_at IS NULL AND void IS NOT 1`;
export const OF_PRODUCT = candidates('product_id');
export const OF_CLASS = candidates('product_class_id');

const PRODUCT = 'SELECT id, product_class_id AS productClassId FROM product WHERE id = ? AND deleted_at IS NULL';

/** Days a price may be looked for on; both inclusive. */
export interface Days {
  from: string;
  to: string | null;
}

/**
 * What some products can be priced from: all classes, matches, policies and lists, and of the lines only those of these products, their
 * classes and these items on these days, found by index, so that a document of twenty lines reads a few dozen of fifty thousand.
 */
export function bookFor(
  db: Connection,
  productIds: Iterable<string>,
  itemCodes: Iterable<string>,
  { from, to }: Days,
): PriceBook {
  const productClasses = productClassRows(db);
  const products = [...new Set(productIds)].flatMap((id) => {
    const found = prepared<{ id: string; productClassId: string }>(db, PRODUCT).get(id);
    return found ? [found as ProductRow & { productClassId: string }] : [];
  });
  const classIds = new Set(products.flatMap(({ productClassId }) => lineage(productClasses, productClassId)));
  const lines: PriceLine[] = [];
  const take = (sql: string, id: string, itemCode: string) =>
    lines.push(...(prepared<PriceLine>(db, sql).all(id, itemCode, to ?? END_OF_DAYS, from) as PriceLine[]));
  for (const itemCode of new Set(itemCodes)) {
    for (const { id } of products) take(OF_PRODUCT, id, itemCode);
    for (const id of classIds) take(OF_CLASS, id, itemCode);
  }
  return {
    customerClasses: customerClassRows(db),
    productClasses,
    products,
    matches: matchRows(db),
    policies: policyRows(db),
    lists: listRows(db),
    lines,
  };
}

const CELL = `SELECT ${FIELDS}, end_before AS endBefore FROM price_list_line INDEXED BY price_list_line_`;
const SAME = `list_id = ? AND exterior_color IS ? AND interior_color IS ? AND option_code IS ? AND deleted_at IS NULL`;

/** A line of the store, with its end before it was cut. */
export type StoredLine = PriceLine & { endBefore: string | null };

/** Every line a cell ever had: its history. */
export function cellLines(
  db: Connection,
  key: Pick<
    PriceLine,
    'listId' | 'itemCode' | 'productId' | 'productClassId' | 'exteriorColor' | 'interiorColor' | 'optionCode'
  >,
): StoredLine[] {
  const { listId, itemCode, productId, productClassId } = key;
  const [index, column, of] = productId
    ? ['product', 'product_id', productId]
    : ['class', 'product_class_id', productClassId ?? ''];
  const parts = [key.exteriorColor ?? null, key.interiorColor ?? null, key.optionCode ?? null];
  return prepared<StoredLine>(
    db,
    `${CELL}${index} WHERE ${column} = ? AND item_code = ? AND ${SAME}${productId ? '' : ' AND product_id IS NULL'}
     ORDER BY valid_from, id`,
  ).all(of, itemCode, listId, ...parts) as StoredLine[];
}
