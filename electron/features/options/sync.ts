import { vehicleOption } from '../../../db/options/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

export const optionSync: SyncedEntity<typeof vehicleOption> = {
  name: 'vehicle_option',
  table: vehicleOption,
  mayLeave: () => true,
  label: ({ code, name }) => `${code} ${name}`,
};
