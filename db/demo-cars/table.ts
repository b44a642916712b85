import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import type { costKinds, gearboxes } from './model.ts';

/** 试驾车. */
export const demoCar = sqliteTable(
  'demo_car',
  {
    id: id(),
    // Not unique: two PCs without a line may both enter one car.
    number: text('number').notNull(),
    plate: text('plate'),
    vehicleId: text('vehicle_id'),
    series: text('series'),
    model: text('model'),
    gearbox: text('gearbox').$type<(typeof gearboxes)[number]>().notNull(),
    odometerKm: integer('odometer_km'),
    nextServiceOn: on('next_service_on'),
    nextServiceKm: integer('next_service_km'),
    activeFrom: on('active_from'),
    activeTo: on('active_to'),
    remarks: text('remarks'),
    ...syncedColumns(),
  },
  (t) => [index('demo_car_number').on(t.number, t.id)],
);

/** 试驾车费用: a row a bill. */
export const demoCarCost = sqliteTable(
  'demo_car_cost',
  {
    id: id(),
    demoCarId: text('demo_car_id').notNull(),
    spentOn: on('spent_on').notNull(),
    costKind: text('cost_kind').$type<(typeof costKinds)[number]>().notNull(),
    fen: fen('fen').notNull(),
    note: text('note'),
    ...syncedColumns(),
  },
  (t) => [index('demo_car_cost_of').on(t.demoCarId, t.spentOn, t.id)],
);
