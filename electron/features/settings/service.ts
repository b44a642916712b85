import { type Settings, SHOWROOM_SETTING, settings } from '../../../db/settings/model.ts';
import { showroomSetting } from '../../../db/settings/table.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor, Write } from '../../kernel/write.ts';

const defaults: Settings = settings.parse({});
const keys = Object.keys(defaults) as (keyof Settings)[];

/** Every value as its JSON. */
const SAVED = `SELECT ${keys.map((key) => `${showroomSetting[key].name} AS "${key}"`).join(', ')} FROM showroom_setting WHERE id = ?`;

/** The showroom's settings over their defaults; a value another version wrote and we cannot read falls back to its default. */
export function readSettings(store: Pick<Store, 'db'>): Settings {
  const saved = prepared<Partial<Record<string, string | null>>>(store.db, SAVED).get(SHOWROOM_SETTING) ?? {};
  const readable = keys.flatMap((key) => {
    const value: unknown = saved[key] == null ? null : JSON.parse(saved[key]);
    return value !== null && settings.shape[key].safeParse(value).success ? [[key, value] as const] : [];
  });
  return { ...defaults, ...Object.fromEntries(readable) };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The style of the printed forms counts its changes: a paper says which one it was made in. */
const counted = (patch: Partial<Settings>, { papers }: Settings): Partial<Settings> =>
  patch.papers === undefined || same({ ...patch.papers, version: 0 }, { ...papers, version: 0 })
    ? { ...patch, papers }
    : { ...patch, papers: { ...patch.papers, version: papers.version + 1 } };

/** Saves the settings that differ from what holds; what nobody changed stays the shipped default of each version. */
export function updateSettings(store: Store, actor: Actor, asked: Partial<Settings>): Settings {
  const before = readSettings(store);
  const patch = counted(asked, before);
  const changed = keys.filter((key) => patch[key] !== undefined && !same(patch[key], before[key]));
  if (changed.length === 0) return before;
  store.write(actor, (tx) => saveSettings(tx, Object.fromEntries(changed.map((key) => [key, patch[key]]))));
  return readSettings(store);
}

/** For a write that saves more than settings. */
export function saveSettings(tx: Write, values: Partial<Settings>): void {
  if (tx.get('setting', SHOWROOM_SETTING)) tx.update('setting', SHOWROOM_SETTING, values);
  else tx.insert('setting', { id: SHOWROOM_SETTING, ...values });
}
