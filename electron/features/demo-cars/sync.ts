import { demoCar, demoCarCost } from '../../../db/demo-cars/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** The showroom's own cars and what they cost: nobody is named in them. */
export const demoCarSync: SyncedEntity<typeof demoCar> = {
  name: 'demo_car',
  table: demoCar,
  mayLeave: () => true,
  label: (row) => [row.number, row.model ?? row.series].filter(Boolean).join(' '),
};

export const demoCarCostSync: SyncedEntity<typeof demoCarCost> = {
  name: 'demo_car_cost',
  table: demoCarCost,
  mayLeave: () => true,
  label: (row) => `${row.spentOn} ${row.costKind}`,
};
