import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { digits } from './random.ts';

type ModelDoc = NewOf<'vehicle_model'>;

/** A stored 车型 on sale. */
export const vehicleModelDoc = (changes: Partial<ModelDoc> = {}): ModelDoc => ({
  id: newId(),
  brand: '雷克萨斯',
  series: 'RX',
  modelName: 'RX 350h',
  configuration: '尊贵版',
  modelYear: 2026,
  code: `RX${digits(6)}`,
  bodyType: 'suv',
  guidePriceFen: 489_900_00,
  origin: 'imported',
  brandModel: '雷克萨斯牌 RX350h',
  seats: 5,
  displacementMl: 2487,
  fuel: 'hybrid',
  ...changes,
});
