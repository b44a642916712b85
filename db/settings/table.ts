import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, syncedColumns } from '../core/columns.ts';
import type { Settings } from './model.ts';

const value = <K extends keyof Settings>(_key: K, name: string) => text(name, { mode: 'json' }).$type<Settings[K]>();

/** The showroom's settings, one row; a column a setting (JSON), null for the shipped default of `db/settings/model.ts`. */
export const showroomSetting = sqliteTable('showroom_setting', {
  id: id(),
  showroomName: value('showroomName', 'showroom_name'),
  showroomCode: value('showroomCode', 'showroom_code'),
  idleMinutes: value('idleMinutes', 'idle_minutes'),
  waitAmberMinutes: value('waitAmberMinutes', 'wait_amber_minutes'),
  noticeVersion: value('noticeVersion', 'notice_version'),
  notices: value('notices', 'notices'),
  sources: value('sources', 'sources'),
  lossReasons: value('lossReasons', 'loss_reasons'),
  rotaReasons: value('rotaReasons', 'rota_reasons'),
  standInCredit: value('standInCredit', 'stand_in_credit'),
  series: value('series', 'series'),
  letters: value('letters', 'letters'),
  papers: value('papers', 'papers'),
  seller: value('seller', 'seller'),
  ageColours: value('ageColours', 'age_colours'),
  ...syncedColumns(),
});
