import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, syncedColumns } from '../core/columns.ts';
import { documentColumns } from '../documents/columns.ts';
import type { PdiPoint, PdiState } from './model.ts';

/** PDI 检查表. */
export const pdiSheet = sqliteTable(
  'pdi_sheet',
  {
    id: id(),
    ...documentColumns<PdiState>(),
    vehicleId: text('vehicle_id').notNull(),
    odometerKm: integer('odometer_km'),
    technician: text('technician'),
    points: text('points', { mode: 'json' }).$type<PdiPoint[]>().notNull(),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('pdi_sheet_updated').on(t.updatedAt, t.id),
    index('pdi_sheet_status').on(t.status, t.updatedAt, t.id),
    index('pdi_sheet_of').on(t.vehicleId, t.updatedAt, t.id),
    index('pdi_sheet_no').on(t.docNo),
  ],
);
