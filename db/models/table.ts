import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import type { fuels, origins } from '../vehicles/model.ts';
import type { bodyTypes, optionKinds } from './model.ts';

/** 车型配置. */
export const vehicleModel = sqliteTable(
  'vehicle_model',
  {
    id: id(),
    brand: text('brand').notNull(),
    series: text('series').notNull(),
    modelName: text('model_name').notNull(),
    configuration: text('configuration'),
    modelYear: integer('model_year').notNull(),
    // Not unique: two PCs without a line may both enter one configuration.
    code: text('code'),
    bodyType: text('body_type').$type<(typeof bodyTypes)[number]>(),
    guidePriceFen: fen('guide_price_fen'),
    activeFrom: on('active_from'),
    activeTo: on('active_to'),
    remarks: text('remarks'),
    brandModel: text('brand_model'),
    vehicleType: text('vehicle_type'),
    origin: text('origin').$type<(typeof origins)[number]>(),
    seats: integer('seats'),
    displacementMl: integer('displacement_ml'),
    tonnageKg: integer('tonnage_kg'),
    fuel: text('fuel').$type<(typeof fuels)[number]>(),
    nevFrom: on('nev_from'),
    nevTo: on('nev_to'),
    ...syncedColumns(),
  },
  (t) => [
    index('vehicle_model_series').on(t.series, t.modelYear, t.modelName, t.id),
    index('vehicle_model_price').on(t.guidePriceFen, t.id),
  ],
);

/** 厂商选配件. */
export const vehicleOption = sqliteTable(
  'vehicle_option',
  {
    id: id(),
    modelId: text('model_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    kind: text('kind').$type<(typeof optionKinds)[number]>().notNull(),
    priceFen: fen('price_fen'),
    needs: text('needs', { mode: 'json' }).$type<string[]>(),
    conflicts: text('conflicts', { mode: 'json' }).$type<string[]>(),
    activeFrom: on('active_from'),
    activeTo: on('active_to'),
    remarks: text('remarks'),
    ...syncedColumns(),
  },
  (t) => [
    index('vehicle_option_model').on(t.modelId, t.code, t.id),
    index('vehicle_option_code').on(t.code, t.id),
    index('vehicle_option_price').on(t.priceFen, t.id),
  ],
);
