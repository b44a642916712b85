import { damage, purchaseLine, purchaseOrder } from '../../../db/purchases/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** The dealer's own business with its suppliers; a customer stands in it only as an id. */
export const purchaseOrderSync: SyncedEntity<typeof purchaseOrder> = {
  name: 'purchase_order',
  table: purchaseOrder,
  mayLeave: () => true,
  label: (row) => row.orderNo,
};

export const purchaseLineSync: SyncedEntity<typeof purchaseLine> = {
  name: 'purchase_line',
  table: purchaseLine,
  mayLeave: () => true,
  label: (row) => [row.model ?? row.series, row.vin].filter(Boolean).join(' '),
};

export const damageSync: SyncedEntity<typeof damage> = {
  name: 'damage',
  table: damage,
  mayLeave: () => true,
  label: (row) => row.part,
};
