import { rotaEvent } from '../../../../db/visits/table.ts';
import type { SyncedEntity } from '../../../kernel/entity.ts';

/** No customer stands in it. Rows are only added: two PCs that change the rota without a line both have their say. */
export const rotaEventSync: SyncedEntity<typeof rotaEvent> = {
  name: 'rota_event',
  table: rotaEvent,
  mayLeave: () => true,
  label: (row) => row.visitOn,
};
