import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../store/database.ts';
import { COMMAND_LINE, type Doer, noteDeed, type OperatorAction } from '../store/operator-log.ts';
import { disableOperator, givePassword, hasOperators, saveOperator } from '../store/operators.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

/** An account's name: what a person types to sign in. */
export const operatorName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{1,40}$/u, 'the name is 1-40 letters, digits, . _ -');

const log = ({ operator, ip }: Doer, action: OperatorAction, subject: string) => ({ operator, ip, action, subject });

/** Makes an operator. @returns the password for the first sign-in, or null when the name is taken */
export async function addOperator(database: Database, name: string, doer: Doer, now: number): Promise<string | null> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return database.transaction(async (tx) => {
    if (!(await saveOperator(tx, { operatorId: randomUUID(), name, passwordHash }, now))) return null;
    await noteDeed(tx, log(doer, 'operator_added', name), now);
    return password;
  });
}

/** Gives an operator a new password for the next sign-in and ends their sessions; a disabled one may come back with it. */
export async function renewOperator(database: Database, name: string, doer: Doer, now: number): Promise<string | null> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return database.transaction(async (tx) => {
    if (!(await givePassword(tx, name, passwordHash))) return null;
    await noteDeed(tx, log(doer, 'operator_renewed', name), now);
    return password;
  });
}

/** Locks an operator out. @returns whether there was such an active one */
export function lockOut(database: Database, name: string, doer: Doer, now: number): Promise<boolean> {
  return database.transaction(async (tx) => {
    if (!(await disableOperator(tx, name, now))) return false;
    await noteDeed(tx, log(doer, 'operator_disabled', name), now);
    return true;
  });
}

/** At the very first start: the operator `admin`. @returns the password to print, null when there are operators already */
export async function firstOperator(database: Database, now: number): Promise<string | null> {
  return (await hasOperators(database)) ? null : addOperator(database, 'admin', COMMAND_LINE, now);
}
