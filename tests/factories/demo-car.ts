import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored demo car: in use, automatic, 3 200 km. */
export const demoCarDoc = (changes: Partial<NewOf<'demo_car'>> = {}): NewOf<'demo_car'> => ({
  id: newId(),
  number: '试01',
  plate: '京AD12345',
  series: 'RX',
  model: 'RX 350h',
  gearbox: 'automatic',
  odometerKm: 3_200,
  ...changes,
});
