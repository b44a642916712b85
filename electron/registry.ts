import { customerSync } from './features/customers/sync.ts';
import { vehicleSync } from './features/vehicles/sync.ts';
import { visitSync } from './features/visits/sync.ts';
import type { SyncedEntity } from './kernel/entity.ts';

/** The sync registry: every entity whose records travel to head office; one line an entity. */
export const syncedEntities: SyncedEntity[] = [customerSync, vehicleSync, visitSync];
