import type { InferSelectModel } from 'drizzle-orm';
import { savedQuery, vehicle, vehicleMovement, vehiclePerson } from '../../../db/vehicles/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';
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

/** Says what a customer drives: it leaves only with the consent of everybody it names. */
export const vehiclePersonSync: SyncedEntity<typeof vehiclePerson> = {
  name: 'vehicle_person',
  table: vehiclePerson,
  mayLeave(row, patch, db) {
    const { customerId: named } = patch;
    if (typeof named === 'string' && named !== row.customerId && !hasAgreed(db, named)) return false;
    return hasAgreed(db, row.customerId);
  },
  label: (row) => [row.relation, row.plate ?? row.brandModel].filter(Boolean).join(' '),
};

/** How the showroom asks its own stock. */
export const savedQuerySync: SyncedEntity<typeof savedQuery> = {
  name: 'saved_query',
  table: savedQuery,
  mayLeave: () => true,
  label: (row) => row.name,
};
