import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestStore, testStore } from '../../../tests/harness/store.ts';
import { createSessions } from '../../api/sessions.ts';
import { newId } from '../../kernel/ids.ts';
import { checkPassword } from './login.ts';
import { hashPassword } from './passwords.ts';
import { addStaff, listStaff, setDisabled, setPassword, updateStaff } from './service.ts';
import { watchStaff } from './session-watch.ts';

let t: TestStore;
beforeEach(async () => {
  t = await testStore();
});
afterEach(() => t.close());

const system = { id: 'system' };
const add = (login: string, role: 'admin' | 'consultant' = 'consultant') =>
  addStaff(t.store, system, { name: '周凯', login, role, password: 'correct horse' });

test('a wrong password makes the account wait longer each time, a right one clears it', async () => {
  await add('zhoukai');
  for (const wait of [0, 0, 2]) {
    await expect(checkPassword(t.store, { login: 'zhoukai' }, 'wrong')).rejects.toMatchObject({
      code: 'session.wrongPassword',
      params: { waitSeconds: wait },
    });
  }
  await expect(checkPassword(t.store, { login: 'zhoukai' }, 'correct horse')).rejects.toMatchObject({
    code: 'session.tooManyTries',
  });
  t.clock.advance(2_000);
  await expect(checkPassword(t.store, { login: 'zhoukai' }, 'correct horse')).resolves.toMatchObject({ name: '周凯' });
  await expect(checkPassword(t.store, { login: 'zhoukai' }, 'wrong')).rejects.toMatchObject({
    params: { waitSeconds: 0 },
  });
});

test('guesses made at the same moment all count', async () => {
  await add('zhoukai');
  await Promise.allSettled(Array.from({ length: 6 }, () => checkPassword(t.store, { login: 'zhoukai' }, 'wrong')));
  await expect(checkPassword(t.store, { login: 'zhoukai' }, 'correct horse')).rejects.toMatchObject({
    code: 'session.tooManyTries',
  });
});

test('an unknown account is answered like a wrong password', async () => {
  await expect(checkPassword(t.store, { login: 'nobody' }, 'x')).rejects.toMatchObject({
    code: 'session.wrongPassword',
  });
});

test('a disabled person cannot log in and stays on the list', async () => {
  const person = await add('zhoukai');
  setDisabled(t.store, system, person.id, true);
  await expect(checkPassword(t.store, { login: 'zhoukai' }, 'correct horse')).rejects.toMatchObject({
    code: 'session.disabled',
  });
  expect(listStaff(t.store)).toHaveLength(1);
});

test('an account name is taken once, and the message says by whom', async () => {
  await add('zhoukai');
  await expect(add('zhoukai')).rejects.toMatchObject({
    code: 'staff.loginTaken',
    field: 'login',
    params: { name: '周凯' },
  });
});

test('the last administrator can neither be disabled nor given another role', async () => {
  const admin = await add('admin', 'admin');
  expect(() => setDisabled(t.store, system, admin.id, true)).toThrow('staff.lastAdmin');
  expect(() => updateStaff(t.store, system, { id: admin.id, name: '周凯', role: 'manager' })).toThrow(
    'staff.lastAdmin',
  );
});

const both = async () => {
  const older = await add('zhoukai');
  t.clock.advance(1);
  // As another PC gave the login away while the line was down.
  const passwordHash = await hashPassword('battery staple');
  t.store.write(system, (tx) =>
    tx.insert('staff', { id: newId(), name: '周楷', login: 'zhoukai', role: 'consultant', passwordHash }),
  );
  return older;
};

test('of two people with one account the password tells who it is, and neither is charged with the other’s', async () => {
  const older = await both();
  await expect(checkPassword(t.store, { login: 'zhoukai' }, 'correct horse')).resolves.toMatchObject({ id: older.id });
  for (let i = 0; i < 5; i += 1)
    await expect(checkPassword(t.store, { login: 'zhoukai' }, 'battery staple')).resolves.toMatchObject({
      name: '周楷',
    });
  await expect(checkPassword(t.store, { login: 'zhoukai' }, 'wrong')).rejects.toMatchObject({
    params: { waitSeconds: 0 },
  });
});

test('one of two people with one account is given another, which must be free', async () => {
  const { id } = await both();
  const change = (login: string) => updateStaff(t.store, system, { id, name: '周凯', role: 'consultant', login });
  await add('chenjing');
  expect(() => change('chenjing')).toThrow('staff.loginTaken');
  change('zhoukai2');
  await expect(checkPassword(t.store, { login: 'zhoukai2' }, 'correct horse')).resolves.toMatchObject({ id });
});

test('no password hash stands in the audit log', async () => {
  const { id } = await add('zhoukai');
  setPassword(t.store, system, id, await hashPassword('another one'));
  const lines = t.store.db.prepare('SELECT detail FROM audit').pluck().all() as string[];
  expect(lines.join('\n')).not.toContain('argon2');
});

describe('a session', () => {
  const staff = async () => {
    const person = await add('zhoukai');
    await add('hanmei', 'admin');
    const sessions = createSessions(t.clock, () => 10);
    watchStaff(t.store, sessions);
    const session = sessions.open(await checkPassword(t.store, { login: 'zhoukai' }, 'correct horse'));
    session.locked = true;
    return { person, sessions, session };
  };

  test.each([
    ['disabled', (id: string) => setDisabled(t.store, system, id, true)],
    ['changed', (id: string) => updateStaff(t.store, system, { id, name: '周凯', role: 'manager' })],
    ['changed', (id: string) => setPassword(t.store, system, id, 'another hash')],
  ] as const)('ends as %s at once, locked as it is, when its person’s record says so', async (why, change) => {
    const { person, sessions, session } = await staff();
    change(person.id);
    expect(sessions.isOpen(session)).toBe(false);
    expect(sessions.find(session.token, true)).toMatchObject({ ended: why, locked: true });
  });

  test('goes on under another name, and after one’s own wrong password', async () => {
    const { person, sessions, session } = await staff();
    updateStaff(t.store, system, { id: person.id, name: '周恺', role: 'consultant' });
    await expect(checkPassword(t.store, { id: person.id }, 'wrong')).rejects.toMatchObject({
      code: 'session.wrongPassword',
    });
    expect(sessions.isOpen(session)).toBe(true);
    expect(session.name).toBe('周恺');
  });
});
