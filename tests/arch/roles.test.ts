import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Role, roles } from '../../db/staff/model.ts';
import { type Access, createCaller } from '../../electron/api/procedure.ts';
import { appRouter } from '../../electron/api/router.ts';
import { type TestApp, testApp } from '../harness/app.ts';

/** What may be called before login. A new line here is a decision about security. */
const OPEN = [
  'session.login',
  'session.logout',
  'session.unlock',
  'session.users',
  'setup.confirmRecoveryKey',
  'setup.firstRun',
  'setup.join',
  'setup.joinKey',
  'setup.state',
];

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { meta?: Access; type: string } }>,
).map(([path, { _def }]) => ({ path, access: _def.meta?.roles, type: _def.type }));
const guarded = procedures.filter(({ access }) => access !== 'open');

let pc: TestApp;
beforeAll(async () => {
  pc = await testApp();
});
afterAll(() => pc.close());

/** No procedure takes this: an answer about the input would mean that the role was not asked first. */
const NONSENSE = Symbol('no input at all');

/** Code of the refusal a call in a session of its own ends with, `answered` when it did not end with one. */
async function outcomeOf(path: string, role: Role | null, locked = false): Promise<string> {
  const { showroom, staff } = pc;
  const session = role && showroom.sessions.open({ id: staff(role), name: role, role });
  if (session) session.locked = locked;
  const caller = createCaller(appRouter)({ showroom, session });
  const procedure = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller);
  try {
    await (procedure as (input: unknown) => Promise<unknown>)(NONSENSE);
    return 'answered';
  } catch (error) {
    const { cause, message } = error as { cause?: { code?: string }; message: string };
    return cause?.code ?? message;
  }
}

test('every procedure names its roles, and what is open before login is exactly the list', () => {
  expect(procedures.length).toBeGreaterThan(40);
  for (const { path, access } of procedures)
    if (access !== 'open')
      expect(roles, `${path} names a role nobody has`).toEqual(expect.arrayContaining([...access!]));
  expect(guarded.filter(({ access }) => access === undefined || access.length === 0)).toEqual([]);
  expect(
    procedures
      .filter(({ access }) => access === 'open')
      .map(({ path }) => path)
      .sort(),
  ).toEqual(OPEN);
});

describe.each(guarded)('$path', ({ path, access }) => {
  test('hears nobody without a session, and nobody whose screen is locked', async () => {
    expect(await outcomeOf(path, null)).toBe('session.none');
    for (const role of roles) expect(await outcomeOf(path, role, true)).toBe('session.locked');
  });

  test.each(roles)('is for %s as its list says', async (role) => {
    const outcome = await outcomeOf(path, role);
    if (access?.includes(role)) expect(outcome).not.toMatch(/^session\./);
    else expect(outcome).toBe('session.forbidden');
  });
});
