import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestStore, testStore } from '../../../tests/harness/store.ts';
import { checkPassword } from './login.ts';
import { addStaff, listStaff, setDisabled, updateStaff } from './service.ts';

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
    await expect(checkPassword(t.store, 'zhoukai', 'wrong')).rejects.toMatchObject({
      code: 'session.wrongPassword',
      params: { waitSeconds: wait },
    });
  }
  await expect(checkPassword(t.store, 'zhoukai', 'correct horse')).rejects.toMatchObject({
    code: 'session.tooManyTries',
  });
  t.clock.advance(2_000);
  await expect(checkPassword(t.store, 'zhoukai', 'correct horse')).resolves.toMatchObject({ name: '周凯' });
  await expect(checkPassword(t.store, 'zhoukai', 'wrong')).rejects.toMatchObject({ params: { waitSeconds: 0 } });
});

test('guesses made at the same moment all count', async () => {
  await add('zhoukai');
  await Promise.allSettled(Array.from({ length: 6 }, () => checkPassword(t.store, 'zhoukai', 'wrong')));
  await expect(checkPassword(t.store, 'zhoukai', 'correct horse')).rejects.toMatchObject({
    code: 'session.tooManyTries',
  });
});

test('an unknown account is answered like a wrong password', async () => {
  await expect(checkPassword(t.store, 'nobody', 'x')).rejects.toMatchObject({ code: 'session.wrongPassword' });
});

test('a disabled person cannot log in and stays on the list', async () => {
  const person = await add('zhoukai');
  setDisabled(t.store, system, person.id, true);
  await expect(checkPassword(t.store, 'zhoukai', 'correct horse')).rejects.toMatchObject({ code: 'session.disabled' });
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
