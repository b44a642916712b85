import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import type { fuels, origins } from '../vehicles/model.ts';
import type { bodyTypes } from './model.ts';

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
