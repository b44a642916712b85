import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import { claimColumns, documentColumns } from '../documents/columns.ts';
import type { adjustmentModes } from '../pricing/adjusted.ts';
import type { AdjustmentState, adjustmentKinds } from './model.ts';

/** 调价单. */
export const priceAdjustment = sqliteTable(
  'price_adjustment',
  {
    id: id(),
    ...documentColumns<AdjustmentState>(),
    kind: text('kind').$type<(typeof adjustmentKinds)[number]>().notNull(),
    reason: text('reason'),
    remark: text('remark'),
    ...claimColumns(),
    ...syncedColumns(),
  },
  (t) => [
    index('price_adjustment_updated').on(t.updatedAt, t.id),
    index('price_adjustment_status').on(t.status, t.updatedAt, t.id),
    index('price_adjustment_no').on(t.docNo),
  ],
);

/** 调价单行. */
export const priceAdjustmentLine = sqliteTable(
  'price_adjustment_line',
  {
    id: id(),
    adjustmentId: text('adjustment_id').notNull(),
    lineNo: integer('line_no').notNull(),
    listId: text('list_id').notNull(),
    itemCode: text('item_code').notNull(),
    productId: text('product_id'),
    productClassId: text('product_class_id'),
    exteriorColor: text('exterior_color'),
    interiorColor: text('interior_color'),
    optionCode: text('option_code'),
    mode: text('mode').$type<(typeof adjustmentModes)[number]>().notNull(),
    value: integer('value').notNull(),
    roundToFen: fen('round_to_fen'),
    newFen: fen('new_fen'),
    validFrom: on('valid_from').notNull(),
    validTo: on('valid_to'),
    oldLineIds: text('old_line_ids', { mode: 'json' }).$type<string[]>(),
    ...syncedColumns(),
  },
  (t) => [index('price_adjustment_line_of').on(t.adjustmentId, t.lineNo)],
);
