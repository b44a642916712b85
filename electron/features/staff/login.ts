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

/** Failed tries at this PC within a minute, over all accounts: one password tried on everybody must not be free of the delay. */
const MOST_TRIES = 30;
const TRIES_MS = 60_000;
const triesOf = new WeakMap<Store, number[]>();

/** Instants of the latest tries, oldest first; a clock set back forgets those in the future. */
function recentTries(store: Store, now: number): number[] {
  const recent = (triesOf.get(store) ?? []).filter((at) => at > now - TRIES_MS && at <= now);
  triesOf.set(store, recent);
  return recent;
}

/** A right password was no guess. */
function forgetTry(store: Store, at: number): void {
  const tries = triesOf.get(store) ?? [];
  const index = tries.lastIndexOf(at);
  if (index >= 0) tries.splice(index, 1);
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
  const tries = recentTries(store, now);
  if (tries.length >= MOST_TRIES) {
    const waitSeconds = Math.ceil((tries[0]! + TRIES_MS - now) / 1000);
    throw new Refusal('session.tooManyTries', { field: 'password', params: { waitSeconds } });
  }
  tries.push(now);
  // Counted as a failure before the slow check, so that parallel guesses cannot slip past the delay.
  if (account) countTry(store, account);
  const fits = await passwordFits(account?.passwordHash ?? null, password);
  if (!account || !fits) {
    const waitSeconds = loginDelaySeconds((account?.failures ?? 0) + 1);
    throw new Refusal('session.wrongPassword', { field: 'password', params: { waitSeconds } });
  }
  // Asked anew: the check takes a while, and an administrator may have been quicker.
  if (findStaff(store, account.id)?.disabledAt !== null) throw new Refusal('session.disabled');
  forgetTry(store, now);
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
