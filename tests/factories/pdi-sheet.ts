import type { NewOf } from '../../db/entities.ts';
import { freshPoints } from '../../db/pdi/model.ts';
import { newId } from '../../electron/kernel/ids.ts';

/** A stored PDI 检查表 that is being filled in. */
export const pdiSheetDoc = (changes: Partial<NewOf<'pdi_sheet'>> = {}): NewOf<'pdi_sheet'> => ({
  id: newId(),
  status: 'open',
  versionNo: 1,
  vehicleId: newId(),
  points: freshPoints('petrol'),
  ...changes,
});
