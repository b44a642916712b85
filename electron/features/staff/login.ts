import { loginDelaySeconds } from '../../../db/staff/model.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { passwordFits } from './passwords.ts';
import { findStaff, type StaffMember } from './service.ts';

interface Account {
  id: string;
  passwordHash: string;
  failures: number;
  waitUntil: number | null;
  disabledAt: number | null;
}

/**
 * Checks a password and counts the wrong ones: the account waits longer after each (growing delay per account).
 * @throws Refusal `session.wrongPassword`, `session.tooManyTries` with `waitSeconds`, `session.disabled`.
 */
export async function checkPassword(store: Store, login: string, password: string): Promise<StaffMember> {
  const account = store.db
    .prepare(
      `SELECT id, password_hash AS passwordHash, failures, wait_until AS waitUntil, disabled_at AS disabledAt
       FROM staff WHERE login = ?`,
    )
    .get(login) as Account | undefined;
  const now = store.clock.now();
  if (account?.waitUntil && account.waitUntil > now) {
    const waitSeconds = Math.ceil((account.waitUntil - now) / 1000);
    throw new Refusal('session.tooManyTries', { field: 'password', params: { waitSeconds } });
  }
  // Counted as a failure before the slow check, so that parallel guesses cannot slip past the delay.
  if (account) countTry(store, account);
  const fits = await passwordFits(account?.passwordHash ?? null, password);
  if (!account || !fits) {
    const waitSeconds = loginDelaySeconds((account?.failures ?? 0) + 1);
    throw new Refusal('session.wrongPassword', { field: 'password', params: { waitSeconds } });
  }
  if (account.disabledAt !== null) throw new Refusal('session.disabled');
  store.write({ id: account.id }, (tx) => {
    tx.db.prepare('UPDATE staff SET failures = 0, wait_until = NULL WHERE id = ?').run(account.id);
    tx.audit('login', 'staff', account.id);
  });
  return findStaff(store, account.id)!;
}

function countTry(store: Store, account: Account): void {
  store.write({ id: 'system' }, (tx) => {
    const failures = account.failures + 1;
    const wait = loginDelaySeconds(failures);
    tx.db
      .prepare('UPDATE staff SET failures = failures + 1, wait_until = ? WHERE id = ?')
      .run(wait > 0 ? tx.at + wait * 1000 : null, account.id);
    tx.audit('loginTry', 'staff', account.id, { failures });
  });
}
