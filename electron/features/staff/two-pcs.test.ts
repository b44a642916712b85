import { expect, test } from 'vitest';
import { staffDoc } from '../../../tests/factories/staff.ts';
import type { TestPc } from '../../../tests/harness/pc.ts';
import { twoPcs } from '../../../tests/harness/two-pcs.ts';
import { createSessions } from '../../api/sessions.ts';
import { checkPassword } from './login.ts';
import { addStaff, listStaff, setDisabled, updateStaff } from './service.ts';
import { watchStaff } from './session-watch.ts';

const system = { id: 'system' };
const pcs = twoPcs();

const admins = (pc: TestPc) =>
  listStaff(pc.store)
    .filter(({ role, disabledAt }) => role === 'admin' && disabledAt === null)
    .map(({ name }) => name);
const hire = (pc: TestPc, name: string) =>
  pc.store.write(system, (tx) => tx.insert('staff', staffDoc({ name, role: 'admin' })).id);

test('a person added on one PC logs in on the other; their wrong passwords stay where they were typed', async () => {
  const { a, b, exchange } = pcs;
  await addStaff(a.store, system, { name: '周凯', login: 'zhoukai', role: 'consultant', password: 'correct horse' });
  for (let i = 0; i < 3; i += 1)
    await expect(checkPassword(a.store, { login: 'zhoukai' }, 'wrong')).rejects.toMatchObject({
      code: 'session.wrongPassword',
    });
  await exchange(a, b);
  await expect(checkPassword(b.store, { login: 'zhoukai' }, 'correct horse')).resolves.toMatchObject({ name: '周凯' });
});

test('whoever is disabled on one PC is logged out of the other when it hears of it', async () => {
  const { a, b, exchange } = pcs;
  const id = hire(a, '周凯');
  hire(a, '韩梅');
  await exchange(a, b);
  const sessions = createSessions(b.clock, () => 10);
  watchStaff(b.store, sessions);
  const session = sessions.open({ id, name: '周凯', role: 'admin' });
  setDisabled(a.store, system, id, true);
  await exchange(a);
  expect(sessions.isOpen(session)).toBe(true);
  await exchange(b);
  expect(session.ended).toBe('disabled');
});

test.each([
  ['disable each other', (pc: TestPc, id: string) => setDisabled(pc.store, system, id, true)],
  [
    'take the role from each other',
    (pc: TestPc, id: string) => updateStaff(pc.store, system, { id, name: '某某', role: 'manager' }),
  ],
])('two administrators %s without a line: what came first holds, the second is taken back', async (_, remove) => {
  const { a, b, exchange } = pcs;
  const [han, chen] = [hire(a, '韩梅'), hire(a, '陈立')];
  await exchange(a, b);
  remove(a, chen);
  remove(b, han);
  await exchange(a, b, a, b, a);
  for (const pc of [a, b]) expect(admins(pc)).toHaveLength(1);
  expect(a.shows('staff', han, 'role')).toBe('admin');
  expect(a.shows('staff', han, 'disabled_at')).toBeNull();
  expect(listStaff(a.store)).toEqual(listStaff(b.store));
});

test('one account given away on both PCs shows as such on both', async () => {
  const { a, b, exchange } = pcs;
  for (const pc of [a, b]) pc.store.write(system, (tx) => tx.insert('staff', staffDoc({ login: 'zhoukai' })));
  await exchange(a, b, a);
  for (const pc of [a, b]) expect(listStaff(pc.store).map(({ login }) => login)).toEqual(['zhoukai', 'zhoukai']);
});
