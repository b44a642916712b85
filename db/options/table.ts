import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import type { optionKinds } from './model.ts';

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
