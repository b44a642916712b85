import type { Notice } from '../../../db/settings/notice.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import { readSettings, saveSettings } from './service.ts';

/** The text of a version; undefined where this showroom never wrote one of that name. */
export const noticeOf = (store: Store, version: string): Notice | undefined =>
  readSettings(store).notices.find((notice) => notice.version === version);

/**
 * A new version of the 告知书, in force from now on; those before it stay readable, for consents were given under them.
 * @throws Refusal `notice.exists`
 */
export function addNotice(store: Store, actor: Actor, added: Notice): void {
  const { notices } = readSettings(store);
  if (notices.some(({ version }) => version === added.version))
    throw new Refusal('notice.exists', { field: 'version' });
  store.write(actor, (tx) => saveSettings(tx, { notices: [...notices, added], noticeVersion: added.version }));
}
