import { showroomDay } from '../../../db/visits/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** A day's weather and rota: the rota travels whole, because half of one order and half of another is none. */
export const showroomDaySync: SyncedEntity<typeof showroomDay> = {
  name: 'showroom_day',
  table: showroomDay,
  mayLeave: () => true,
  label: (row) => row.visitOn,
};
