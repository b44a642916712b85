import { lineage } from '../../../db/pricing/class-tree.ts';
import { END_OF_DAYS, type PriceBook, type PriceLine, type ProductRow } from '../../../db/pricing/price-book.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { customerClassRows, listRows, matchRows, policyRows, productClassRows } from './rows.ts';

const FIELDS = `price_list_line.id, list_id AS listId, item_code AS itemCode, product_id AS productId, product_class_id AS productClassId,
  exterior_color AS exteriorColor, interior_color AS interiorColor, option_code AS optionCode, amount_fen AS amountFen,
  valid_from AS validFrom, valid_to AS validTo, adjustment_id AS adjustmentId, adjustment_no AS adjustmentNo`;

/** Of pairs of a product (or class) and an item, in one statement: so many are asked that each by itself costs more to ask than to find. */
const candidates = (column: 'product_id' | 'product_class_id') =>
  `SELECT ${FIELDS} FROM json_each(?) AS wanted CROSS JOIN price_list_line
     INDEXED BY price_list_line_${column === 'product_id' ? 'product' : 'class'}
   WHERE ${column} = wanted.value ->> 0 AND item_code = wanted.value ->> 1 AND valid_from <= ?
     AND (valid_to IS NULL OR valid_to >= ?) AND deleted_at IS NULL AND void IS NOT 1`;
export const OF_PRODUCT = candidates('product_id');
export const OF_CLASS = candidates('product_class_id');

type Product = ProductRow & { productClassId: string };
const PRODUCTS = `SELECT id, product_class_id AS productClassId FROM product
  WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`;

/** Days a price may be looked for on; both inclusive. */
export interface Days {
  from: string;
  to: string | null;
}

/** A product, and which of its price items are asked. */
export interface Asked {
  productId: string;
  itemCodes: readonly string[];
}

/** Each id with each of its items once, as the statements read them. */
const pairs = (of: ReadonlyMap<string, ReadonlySet<string>>): string =>
  JSON.stringify([...of].flatMap(([id, items]) => [...items].map((item) => [id, item])));

function gather(of: Map<string, Set<string>>, id: string, items: Iterable<string>): void {
  const known = of.get(id) ?? new Set();
  of.set(id, known);
  for (const item of items) known.add(item);
}

/**
 * What some products can be priced from: all classes, matches, policies and lists, and of the lines only those of these products, their
 * classes and their items on these days, found by index, so that a document of twenty lines reads a few dozen of fifty thousand.
 */
export function bookFor(db: Connection, asked: Iterable<Asked>, { from, to }: Days): PriceBook {
  const productClasses = productClassRows(db);
  const ofProduct = new Map<string, Set<string>>();
  for (const { productId, itemCodes } of asked) gather(ofProduct, productId, itemCodes);
  const products = prepared<Product>(db, PRODUCTS).all(JSON.stringify([...ofProduct.keys()])) as Product[];
  const ofClass = new Map<string, Set<string>>();
  for (const { id, productClassId } of products)
    for (const classId of lineage(productClasses, productClassId)) gather(ofClass, classId, ofProduct.get(id)!);
  const linesOf = (sql: string, of: ReadonlyMap<string, ReadonlySet<string>>) =>
    prepared<PriceLine>(db, sql).all(pairs(of), to ?? END_OF_DAYS, from) as PriceLine[];
  const lines = [...linesOf(OF_PRODUCT, ofProduct), ...linesOf(OF_CLASS, ofClass)];
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

const CELL = `SELECT ${FIELDS}, closed_by AS closedBy, void, end_before AS endBefore FROM price_list_line INDEXED BY price_list_line_`;
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
  const rows = prepared<StoredLine>(
    db,
    `${CELL}${index} WHERE ${column} = ? AND item_code = ? AND ${SAME}${productId ? '' : ' AND product_id IS NULL'}
     ORDER BY valid_from, id`,
  ).all(of, itemCode, listId, ...parts) as (Omit<StoredLine, 'void'> & { void: 0 | 1 | null })[];
  return rows.map((row) => ({ ...row, void: row.void === 1 }));
}
