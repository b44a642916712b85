import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored bill of a demo car: 380 元 of petrol. */
export const demoCarCostDoc = (changes: Partial<NewOf<'demo_car_cost'>> = {}): NewOf<'demo_car_cost'> => ({
  id: newId(),
  demoCarId: newId(),
  spentOn: '2026-03-02',
  costKind: 'fuel',
  fen: 380_00,
  ...changes,
});
