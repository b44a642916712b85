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

const ACCOUNT = `SELECT id, password_hash AS passwordHash, failures, wait_until AS waitUntil FROM staff
  WHERE deleted_at IS NULL AND`;

/** Two PCs without a line may both have given a login away: who works here comes before who left, the older before the newer. */
function accountsOf(store: Store, { id, login }: Claim): Account[] {
  const found = id
    ? store.db.prepare(`${ACCOUNT} id = ?`).all(id)
    : store.db.prepare(`${ACCOUNT} login = ? ORDER BY disabled_at IS NOT NULL, created_at, id`).all(login);
  return found as Account[];
}

/** Who somebody says they are: a tile they chose, or an account they typed. */
export interface Claim {
  id?: string | undefined;
  login?: string | undefined;
}

/**
 * Checks a password and counts the wrong ones: the account waits longer after each (growing delay per account). Among equal
 * logins the password tells who it is.
 * @throws Refusal `session.wrongPassword`, `session.tooManyTries` with `waitSeconds`, `session.disabled`.
 */
export async function checkPassword(
  store: Store,
  claim: Claim,
  password: string,
): Promise<StaffMember & { passwordHash: string }> {
  const now = store.clock.now();
  const accounts = accountsOf(store, claim);
  const ready = accounts.filter(({ waitUntil }) => !waitUntil || waitUntil <= now);
  if (accounts.length > 0 && ready.length === 0)
    throw mustWait(Math.min(...accounts.map((each) => each.waitUntil!)), now);
  const tries = recentTries(store, now);
  if (tries.length >= MOST_TRIES) throw mustWait(tries[0]! + TRIES_MS, now);
  tries.push(now);
  // Counted as a failure before the slow check, so that parallel guesses cannot slip past the delay.
  for (const account of ready) countTry(store, account);
  const account = await firstThatFits(ready, password);
  if (!account) {
    const waitSeconds = loginDelaySeconds(Math.max(0, ...ready.map(({ failures }) => failures)) + 1);
    throw new Refusal('session.wrongPassword', { field: 'password', params: { waitSeconds } });
  }
  // Asked anew: the check takes a while, and an administrator may have been quicker.
  const person = findStaff(store, account.id);
  if (person?.disabledAt !== null) throw new Refusal('session.disabled');
  forgetTry(store, now);
  store.write({ id: account.id }, (tx) => {
    const forgive = tx.db.prepare('UPDATE staff SET failures = ?, wait_until = ? WHERE id = ?');
    // No wrong password for those of the same login who stand where they stood.
    for (const { id, failures, waitUntil } of ready)
      forgive.run(id === account.id ? 0 : failures, id === account.id ? null : waitUntil, id);
    tx.audit('login', 'staff', account.id);
  });
  return { ...person, passwordHash: account.passwordHash };
}

function mustWait(until: number, now: number): Refusal {
  const waitSeconds = Math.ceil((until - now) / 1000);
  return new Refusal('session.tooManyTries', { field: 'password', params: { waitSeconds } });
}

async function firstThatFits(accounts: Account[], password: string): Promise<Account | undefined> {
  // An unknown account takes as long as a known one.
  if (accounts.length === 0) await passwordFits(null, password);
  for (const account of accounts) if (await passwordFits(account.passwordHash, password)) return account;
  return undefined;
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
