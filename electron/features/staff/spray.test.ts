import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../tests/harness/app.ts';
import { addStaff } from './service.ts';

let pc: TestApp;
beforeEach(async () => {
  pc = await testApp();
});
afterEach(() => pc.close());

const login = (who: string, password: string) => pc.anonymous.session.login({ login: who, password });

test('one password tried on everybody runs into a wait too, which ends after a minute', async () => {
  await addStaff(
    pc.showroom.store,
    { id: 'system' },
    { name: '周凯', login: 'zhoukai', role: 'consultant', password: 'correct horse' },
  );
  const guesses = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => login(`person${n}`, 'Zhanting2026')));
  const codes = guesses.map((guess) => (guess.status === 'rejected' ? (guess.reason as Error).message : 'in'));
  expect(codes.filter((code) => code === 'session.tooManyTries')).toHaveLength(10);
  await expect(login('zhoukai', 'correct horse')).rejects.toMatchObject({ cause: { code: 'session.tooManyTries' } });
  pc.clock.advance(60_001);
  await expect(login('zhoukai', 'correct horse')).resolves.toMatchObject({ staff: { name: '周凯' } });
});

test('a person disabled while their password is being checked does not get in', async () => {
  const { store } = pc.showroom;
  const person = { name: '周凯', login: 'zhoukai', role: 'consultant', password: 'correct horse' } as const;
  const { id } = await addStaff(store, { id: 'system' }, person);
  const entering = login('zhoukai', 'correct horse');
  await pc.caller('admin').staff.disable({ id });
  await expect(entering).rejects.toMatchObject({ cause: { code: 'session.disabled' } });
});

test('a first run that another one overtook leaves that one’s people and recovery key as they are', async () => {
  const input = (name: string) => ({
    showroomName: '城西店',
    showroomCode: 'S001',
    admin: { name, login: name, password: 'correct horse' },
  });
  const first = await pc.anonymous.setup.firstRun(input('first'));
  const late = pc.anonymous.setup.firstRun(input('late'));
  await pc.anonymous.setup.confirmRecoveryKey({ lastGroup: first.recoveryKey.slice(-5) });
  await expect(late).rejects.toMatchObject({ cause: { code: 'setup.done' } });
  expect((await pc.anonymous.session.users()).map(({ login: who }) => who)).toContain('first');
});

test('right passwords never use the limit up, however many come in a minute', async () => {
  await addStaff(
    pc.showroom.store,
    { id: 'system' },
    { name: '周凯', login: 'zhoukai', role: 'consultant', password: 'correct horse' },
  );
  for (let n = 0; n < 35; n += 1) await login('zhoukai', 'correct horse');
  expect((await Promise.all([login('zhoukai', 'correct horse')])).length).toBe(1);
});
