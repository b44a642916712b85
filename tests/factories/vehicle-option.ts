import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { digits } from './random.ts';

type OptionDoc = NewOf<'vehicle_option'>;

/** A stored 选配件 of a model nobody knows, unless it is named. */
export const vehicleOptionDoc = (changes: Partial<OptionDoc> = {}): OptionDoc => ({
  id: newId(),
  modelId: newId(),
  code: `P${digits(4)}`,
  name: '全景天窗',
  kind: 'exterior',
  priceFen: 12_000_00,
  ...changes,
});
