import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createLogger } from '../../electron/kernel/logger.ts';
import { createShowroom, type ShowroomApp } from '../../electron/showroom.ts';
import { tempFolder } from '../harness/processes.ts';

const NAME = '沈国栋';
const MOBILE = '13912345678';
const PASSWORD = 'geheim-12345678';

let folder: ReturnType<typeof tempFolder>;
let dir: string;
let app: ShowroomApp;
let log: ReturnType<typeof createLogger>;
beforeEach(async () => {
  folder = tempFolder();
  dir = join(folder.dir, 'data');
  log = createLogger(join(dir, 'logs'));
  app = await createShowroom({ dir, log });
});
afterEach(async () => {
  await app.close();
  folder.remove();
});

const file = () => join(dir, 'logs', 'zhanting.log');
/** The log once it holds this many lines of a kind; a busy machine writes it a while later. */
const logged = async (kind: string, least: number) => {
  const count = () =>
    existsSync(file())
      ? readFileSync(file(), 'utf8')
          .split('\n')
          .filter((line) => line.includes(kind)).length
      : 0;
  await vi.waitUntil(() => count() >= least, { timeout: 10_000, interval: 50 });
  return readFileSync(file(), 'utf8');
};
const post = (path: string, body: string, token = '') =>
  app.fetch(
    new Request(`http://127.0.0.1/api/${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    }),
  );

test('no error takes what people typed into the log', async () => {
  const session = app.showroom!.sessions.open({ id: 'x', name: NAME, role: 'manager' });
  // Broken JSON is quoted by the engine, broken rows by the database, broken values by whatever meets them.
  await post('customers.create', `{"name":"${NAME}","mobile":${MOBILE}x}`, session.token);
  await post('session.login', `"${PASSWORD}`, session.token);
  app.showroom!.store.db.exec(
    `CREATE TRIGGER poison BEFORE INSERT ON customer BEGIN SELECT RAISE(ABORT, '${MOBILE} ${NAME}'); END`,
  );
  const create = await post('customers.create', JSON.stringify({ name: NAME, mobile: MOBILE }), session.token);
  expect(create.status).toBe(500);
  const query = new Error(`Failed query: insert into customer values (?) params: ${NAME},${MOBILE}`);
  log.error({ err: Object.assign(new Error('saving', { cause: query }), { params: [MOBILE] }) }, 'request failed');
  log.error({ err: z.literal('a').safeParse(MOBILE).error }, 'request failed');
  log.error({ err: new TypeError(`Cannot create property 'x' on string '${MOBILE} ${NAME}'`) }, 'request failed');
  log.error({ err: `${NAME} ${MOBILE}` }, 'request failed');
  const text = await logged('request failed', 5);
  for (const secret of [NAME, MOBILE, MOBILE.slice(0, 7), PASSWORD, session.token, 'geheim'])
    expect(text).not.toContain(secret);
  expect(text.split('\n').filter((line) => line.includes('request failed')).length).toBeGreaterThanOrEqual(5);
});

test('what is logged still says what failed and where', async () => {
  app.showroom!.store.db.exec('DROP TABLE visit');
  const session = app.showroom!.sessions.open({ id: 'x', name: NAME, role: 'manager' });
  await app.fetch(
    new Request('http://127.0.0.1/api/visits.board', { headers: { authorization: `Bearer ${session.token}` } }),
  );
  const text = await logged('no such table', 1);
  expect(text).toContain('no such table: visit');
  expect(text).toContain('SQLITE_ERROR');
  expect(text).toMatch(/lines\.ts/);
});

test.skipIf(process.platform === 'win32')(
  'only the account that runs the app can read the store, its key, its log and its copies',
  async () => {
    await app.showroom!.backup.now({ id: 'system' });
    const modes = (path: string): [string, number][] =>
      readdirSync(path, { withFileTypes: true }).flatMap((entry): [string, number][] => {
        const full = join(path, entry.name);
        const own: [string, number] = [full.slice(dir.length), statSync(full).mode & 0o777];
        return entry.isDirectory() ? [own, ...modes(full)] : [own];
      });
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    const open = modes(dir).filter(([path, mode]) => mode & 0o077 && !/instance\.lock/.test(path));
    expect(open).toEqual([]);
  },
);
