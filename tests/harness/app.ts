import type { Role } from '../../db/staff/model.ts';
import type { Showroom } from '../../electron/api/context.ts';
import { createCaller } from '../../electron/api/procedure.ts';
import { type AppRouter, appRouter } from '../../electron/api/router.ts';
import type { Session } from '../../electron/api/sessions.ts';
import { silentLogger } from '../../electron/kernel/logger.ts';
import { createShowroom, type ShowroomApp } from '../../electron/showroom.ts';
import { tempFolder } from './processes.ts';
import { type TestClock, testClock, testStaff } from './store.ts';

const callerOf = createCaller(appRouter);
export type TestCaller = ReturnType<AppRouter['createCaller']>;

export interface TestApp {
  app: ShowroomApp;
  showroom: Showroom;
  dir: string;
  clock: TestClock;
  /** Id of the one test person with this role (made when first asked for). */
  staff(role: Role, name?: string): string;
  /** Calls the API as somebody with this role, as another person when `name` is given. */
  caller(role: Role, name?: string): TestCaller;
  /** Calls the API without a session. */
  anonymous: TestCaller;
  close(): Promise<void>;
}

const NAMES: Record<Role, string> = {
  reception: '李娜',
  consultant: '周凯',
  manager: '陈立',
  backOffice: '吴敏',
  finance: '郑芳',
  warehouse: '孙强',
  admin: '管理员',
};

/** A whole showroom in process: real store, real router, sessions without the wait for password hashing. */
export async function testApp(options: { now?: number; dir?: string } = {}): Promise<TestApp> {
  const folder = options.dir ? { dir: options.dir, remove: () => undefined } : tempFolder();
  const clock = testClock(options.now);
  const app = await createShowroom({ dir: folder.dir, log: silentLogger(), clock });
  const { showroom } = app;
  if (!showroom) throw new Error(`the store cannot be opened: ${app.trouble}`);
  const people = new Map<string, string>();
  const staff = (role: Role, name = NAMES[role]) => {
    const key = `${role} ${name}`;
    const id = people.get(key) ?? testStaff(showroom.store, name, role);
    people.set(key, id);
    return id;
  };
  const sessions = new Map<string, Session>();
  return {
    app,
    showroom,
    dir: folder.dir,
    clock,
    staff,
    caller(role, name = NAMES[role]) {
      const id = staff(role, name);
      const session = sessions.get(id) ?? showroom.sessions.open({ id, name, role });
      sessions.set(id, session);
      return callerOf({ showroom, session });
    },
    anonymous: callerOf({ showroom, session: null }),
    async close() {
      await app.close();
      folder.remove();
    },
  };
}
