import { SHOWROOM_SETTING } from '../../db/settings/model.ts';
import type { showroomSetting } from '../../db/settings/table.ts';

type SettingDoc = Partial<typeof showroomSetting.$inferInsert> & { id: string };

/** The settings of a showroom that has a name and otherwise goes by what was shipped. */
export const settingDoc = (changes: Partial<SettingDoc> = {}): SettingDoc => ({
  id: SHOWROOM_SETTING,
  showroomName: '城西店',
  showroomCode: 'S001',
  ...changes,
});
