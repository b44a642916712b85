import { z } from 'zod';
import { settings } from '../../../db/settings/model.ts';
import { login, password, staffName } from '../../../db/staff/model.ts';
import { enrolInput } from '../../../db/sync/model.ts';
import { makeRecoveryKey } from '../../kernel/keys.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { hashPassword } from '../staff/passwords.ts';
import { insertStaff, listStaff } from '../staff/service.ts';
import { readFlag, writeFlag } from './flags.ts';
import { noteRecoveryKey, recoveryConfirmed } from './recovery.ts';
import { readSettings, saveSettings } from './service.ts';

export const firstRunInput = z.object({
  showroomName: settings.shape.showroomName.unwrap(),
  showroomCode: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,32}$/, 'showroomCode.format'),
  admin: z.object({ name: staffName, login, password }),
  /** Both or neither; may come later, from the 同步 page. */
  gatewayUrl: enrolInput.shape.url.optional(),
  enrolCode: enrolInput.shape.code.optional(),
});

/**
 * The store is ready once somebody can log in and the recovery key is confirmed. Until then first run continues where it was:
 * a key that was shown but not confirmed is replaced by a new one.
 */
export const isReady = (store: Store): boolean =>
  listStaff(store).some((person) => person.role === 'admin') && recoveryConfirmed(store);

/** Id of the administrator this PC's own first run made. */
const FIRST_ADMIN = 'setup.firstAdmin';

/**
 * The administrator of a first run that was broken off. People who arrived from the showroom's other PCs are nobody's to write over:
 * first run is open to whoever stands at this PC.
 * @throws Refusal `setup.done`
 */
function begunHere(store: Store): string | undefined {
  const own = readFlag(store, FIRST_ADMIN);
  const people = store.db.prepare('SELECT id, server_seq AS serverSeq FROM staff').all() as Begun[];
  if (people.some(({ id, serverSeq }) => id !== own && serverSeq !== null)) throw new Refusal('setup.done');
  return people[0]?.id;
}

/** What was typed in a first run that was broken off before its recovery key was confirmed; null when none was. */
export function brokenOff(store: Store): { showroomName: string; showroomCode: string } | null {
  if (isReady(store) || readFlag(store, FIRST_ADMIN) === undefined) return null;
  const { showroomName, showroomCode } = readSettings(store);
  return { showroomName, showroomCode };
}

interface Begun {
  id: string;
  serverSeq: number | null;
}

/** First run: names the showroom, makes the first administrator and a recovery key, which is shown once. */
export async function firstRun(store: Store, input: z.infer<typeof firstRunInput>): Promise<{ recoveryKey: string }> {
  if (isReady(store)) throw new Refusal('setup.done');
  const passwordHash = await hashPassword(input.admin.password);
  // Hashing took a while: somebody else may have finished first, and their recovery key must go on working.
  if (isReady(store)) throw new Refusal('setup.done');
  const begun = begunHere(store);
  const recoveryKey = makeRecoveryKey(store.dir, store.key);
  store.write({ id: 'system' }, (tx) => {
    // A first run that was broken off before the key was confirmed starts over with the same person, who may have left already.
    const admin = { name: input.admin.name, login: input.admin.login, role: 'admin' as const, passwordHash };
    if (begun) tx.update('staff', begun, admin);
    else writeFlag(tx, FIRST_ADMIN, insertStaff(tx, admin).id);
    saveSettings(tx, { showroomName: input.showroomName, showroomCode: input.showroomCode });
    noteRecoveryKey(tx, recoveryKey);
    tx.audit('firstRun', 'setting', null);
  });
  return { recoveryKey };
}
