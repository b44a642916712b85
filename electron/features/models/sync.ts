import { modelTitle } from '../../../db/models/rules.ts';
import { vehicleModel } from '../../../db/models/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** What is sold, without a word about a person. */
export const modelSync: SyncedEntity<typeof vehicleModel> = {
  name: 'vehicle_model',
  table: vehicleModel,
  mayLeave: () => true,
  label: modelTitle,
};
