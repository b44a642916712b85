import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bool, id, on, syncedColumns } from '../core/columns.ts';
import type { fuels } from '../vehicles/model.ts';
import type { productKinds } from './model.ts';

/** 商品. */
export const product = sqliteTable(
  'product',
  {
    id: id(),
    kind: text('kind').$type<(typeof productKinds)[number]>().notNull(),
    name: text('name').notNull(),
    productClassId: text('product_class_id').notNull(),
    configCode: text('config_code'),
    modelId: text('model_id'),
    optionId: text('option_id'),
    brand: text('brand'),
    series: text('series'),
    modelName: text('model_name'),
    modelYear: integer('model_year'),
    fuel: text('fuel').$type<(typeof fuels)[number]>(),
    displacementMl: integer('displacement_ml'),
    seats: integer('seats'),
    nevCatalogFrom: on('nev_catalog_from'),
    nevCatalogTo: on('nev_catalog_to'),
    taxRateBp: integer('tax_rate_bp').notNull(),
    manualPriceAllowed: bool('manual_price_allowed'),
    active: bool('active'),
    ...syncedColumns(),
  },
  (t) => [
    index('product_kind').on(t.kind, t.name, t.id),
    index('product_name').on(t.name, t.id),
    index('product_class_of').on(t.productClassId),
    index('product_model').on(t.modelId),
    index('product_option').on(t.optionId),
  ],
);
