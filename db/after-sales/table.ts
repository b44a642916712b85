import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, on, syncedColumns } from '../core/columns.ts';

/** 首保移交. */
export const firstService = sqliteTable(
  'first_service',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    vehicleId: text('vehicle_id'),
    doneOn: on('done_on').notNull(),
    mileageKm: integer('mileage_km').notNull(),
    advisor: text('advisor').notNull(),
    note: text('note'),
    ...syncedColumns(),
  },
  (t) => [index('first_service_of').on(t.customerId, t.doneOn, t.id)],
);
