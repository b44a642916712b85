import { showroomSetting } from '../../../db/settings/table.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** The showroom's settings: one record, a field a setting, so that two people who change two settings both have their way. */
export const settingSync: SyncedEntity<typeof showroomSetting> = {
  name: 'setting',
  table: showroomSetting,
  mayLeave: () => true,
  label: (row) => row.showroomName ?? '',
};
