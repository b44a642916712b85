import type { InferSelectModel } from 'drizzle-orm';
import { vehicle, vehicleMovement } from '../../../db/vehicles/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { vehicleSearch } from './search.ts';

/** A car is the dealer's own stock: no consent stands between it and head office; the customers it names are only ids. */
export const vehicleSync: SyncedEntity<typeof vehicle> = {
  name: 'vehicle',
  table: vehicle,
  search: vehicleSearch,
  mayLeave: () => true,
  label: labelOf,
};

/** "RX 350h JTJAM7BX0R1234567": what stands in a stock list. */
function labelOf(row: InferSelectModel<typeof vehicle>): string {
  return [row.model ?? row.series, row.vin].filter(Boolean).join(' ');
}

/** What a car did: added only, and of the dealer's own stock. */
export const vehicleMovementSync: SyncedEntity<typeof vehicleMovement> = {
  name: 'vehicle_movement',
  table: vehicleMovement,
  mayLeave: () => true,
  label: (row) => row.kind,
};
