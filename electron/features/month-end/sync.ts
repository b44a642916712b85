import { costCarry, goodsShipped, goodsShippedLine } from '../../../db/month-end/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** Sums of a month; names nobody. */
export const goodsShippedSync: SyncedEntity<typeof goodsShipped> = {
  name: 'goods_shipped',
  table: goodsShipped,
  mayLeave: () => true,
  label: (row) => row.docNo ?? row.month,
};

/** Names the customer: travels only as they may. */
export const goodsShippedLineSync: SyncedEntity<typeof goodsShippedLine> = {
  name: 'goods_shipped_line',
  table: goodsShippedLine,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => `${row.month} ${row.vin}`,
};

export const costCarrySync: SyncedEntity<typeof costCarry> = {
  name: 'cost_carry',
  table: costCarry,
  mayLeave: (row, _patch, db) => hasAgreed(db, row.customerId),
  label: (row) => `${row.month} ${row.vin}`,
};
