import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored damage: a scratch the carrier answers for. */
export const damageDoc = (changes: Partial<NewOf<'damage'>> = {}): NewOf<'damage'> => ({
  id: newId(),
  vehicleId: newId(),
  part: '左前门',
  kind: 'scratch',
  severity: 'minor',
  liable: 'carrier',
  state: 'open',
  ...changes,
});
