import type { NewOf } from '../../db/entities.ts';
import { SHOWROOM_SETTING } from '../../db/settings/model.ts';

type SettingDoc = NewOf<'setting'>;

/** The settings of a showroom that has a name and otherwise goes by what was shipped. */
export const settingDoc = (changes: Partial<SettingDoc> = {}): SettingDoc => ({
  id: SHOWROOM_SETTING,
  showroomName: '城西店',
  showroomCode: 'S001',
  ...changes,
});
