import { integer, text } from 'drizzle-orm/sqlite-core';
import { at, bool, fen } from '../core/columns.ts';
import type { PriceRef } from '../pricing/price-book.ts';
import type { PriceSource } from '../pricing/price-complete.ts';
import type { LineMode, SheetKind } from '../pricing/sheet.ts';
import type { discountKinds } from './line.ts';

/** Columns of a line of a sheet (`sheetLineShape`), whatever document it stands on. */
export const sheetLineColumns = () => ({
  lineNo: integer('line_no').notNull(),
  kind: text('kind').$type<SheetKind>().notNull(),
  productId: text('product_id'),
  title: text('title'),
  mode: text('mode').$type<LineMode>().notNull(),
  qty: integer('qty').notNull(),
  listFen: fen('list_fen'),
  discountKind: text('discount_kind').$type<(typeof discountKinds)[number]>(),
  discountValue: integer('discount_value'),
  discountFen: fen('discount_fen'),
  amountFen: fen('amount_fen'),
  rateBp: integer('rate_bp'),
  source: text('source').$type<PriceSource>(),
  priceRef: text('price_ref', { mode: 'json' }).$type<PriceRef>(),
  noPriceReason: text('no_price_reason'),
  estimate: bool('estimate'),
  voluntary: bool('voluntary'),
  explainedAt: at('explained_at'),
});
