import type { RowOf } from '../../../db/entities.ts';
import { seeing } from '../../records/seeing.ts';
import { seesCost } from '../vehicles/rows.ts';

export type PurchaseLine = RowOf<'purchase_line'>;

export const orderSight = seeing({ entity: 'purchase_order' });
/** 采购价 and what was paid: only for those who see the cost of a car. */
export const lineSight = seeing({
  entity: 'purchase_line',
  hides: { priceFen: seesCost, paidFen: seesCost, paidOn: seesCost },
});
export const damageSight = seeing({ entity: 'damage' });
