import type { Role, StaffChange, StaffInput } from '../../../db/staff/model.ts';
import { inOrder } from '../../kernel/collation.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor, Write } from '../../kernel/write.ts';
import { keepAnAdmin } from './last-admin.ts';
import { hashPassword } from './passwords.ts';

export interface StaffMember {
  id: string;
  name: string;
  login: string;
  role: Role;
  /** 额度级别 as the card says it; null: what the role has. */
  authorityLevel: number | null;
  disabledAt: number | null;
}

const COLUMNS = 'id, name, login, role, authority_level AS authorityLevel, disabled_at AS disabledAt';

/** Everyone in the order they joined, the active ones first. A showroom has tens of people, so there is no paging. */
export const listStaff = (store: Store): StaffMember[] =>
  store.db
    .prepare(`SELECT ${COLUMNS} FROM staff WHERE deleted_at IS NULL ORDER BY disabled_at IS NOT NULL, created_at, id`)
    .all() as StaffMember[];

/** Everyone as a list shows them: the active ones first, by pinyin. */
export function staffByName(store: Store): StaffMember[] {
  const sorted = inOrder(listStaff(store), ({ name }) => name);
  return [
    ...sorted.filter((person) => person.disabledAt === null),
    ...sorted.filter((person) => person.disabledAt !== null),
  ];
}

export const findStaff = (store: Store, id: string): StaffMember | undefined =>
  store.db.prepare(`SELECT ${COLUMNS} FROM staff WHERE id = ?`).get(id) as StaffMember | undefined;

/** Active people with one of these roles, in the order they joined. */
export const activeWithRole = (store: Store, roles: Role[]): StaffMember[] =>
  listStaff(store).filter((person) => person.disabledAt === null && roles.includes(person.role));

/** Adds a person. @throws Refusal `staff.loginTaken` naming who has it. */
export async function addStaff(store: Store, actor: Actor, input: StaffInput): Promise<StaffMember> {
  const passwordHash = await hashPassword(input.password);
  return store.write(actor, (tx) => insertStaff(tx, { ...input, passwordHash }));
}

/** @throws Refusal `staff.loginTaken` naming who has it. */
function refuseTaken(tx: Write, login: string, own: string | null): void {
  const taken = tx.db
    .prepare('SELECT name FROM staff WHERE login = ? AND id IS NOT ? AND deleted_at IS NULL')
    .pluck()
    .get(login, own) as string | undefined;
  if (taken) throw new Refusal('staff.loginTaken', { field: 'login', params: { login, name: taken } });
}

export function insertStaff(tx: Write, input: Omit<StaffInput, 'password'> & { passwordHash: string }): StaffMember {
  refuseTaken(tx, input.login, null);
  const id = newId();
  const { name, login, role, passwordHash, authorityLevel = null } = input;
  tx.insert('staff', { id, name, login, role, passwordHash, authorityLevel });
  return { id, name, login, role, authorityLevel, disabledAt: null };
}

function requireStaff(tx: Write, id: string): StaffMember {
  const person = tx.db.prepare(`SELECT ${COLUMNS} FROM staff WHERE id = ?`).get(id) as StaffMember | undefined;
  if (!person) throw new Refusal('record.missing', { params: { entity: 'staff' } });
  return person;
}

/** Without `login` the account stays. @throws Refusal `staff.lastAdmin`, `staff.loginTaken`. */
export function updateStaff(store: Store, actor: Actor, input: StaffChange): void {
  store.write(actor, (tx) => {
    const person = requireStaff(tx, input.id);
    if (input.role !== person.role) keepAnAdmin(tx, person);
    const { id, name, role, login = person.login, authorityLevel = person.authorityLevel } = input;
    if (login !== person.login) refuseTaken(tx, login, id);
    tx.update('staff', id, { name, role, login, authorityLevel });
  });
}

export function setDisabled(store: Store, actor: Actor, id: string, disabled: boolean): void {
  store.write(actor, (tx) => {
    const person = requireStaff(tx, id);
    if (disabled) {
      if (id === actor.id) throw new Refusal('staff.notYourself');
      keepAnAdmin(tx, person);
    }
    const action = disabled ? 'disable' : 'enable';
    tx.update('staff', id, { disabledAt: disabled ? (person.disabledAt ?? tx.at) : null }, { action });
  });
}

export function setPassword(store: Store, actor: Actor, id: string, passwordHash: string): void {
  store.write(actor, (tx) => {
    requireStaff(tx, id);
    tx.update('staff', id, { passwordHash, failures: 0, waitUntil: null }, { action: 'resetPassword' });
  });
}
