import { enrolCode, freePort, startApp, tempFolder } from '../../harness/processes.ts';
import { callsAs, callsTo } from './api.ts';
import { type Person, people } from './people.ts';
import type { Showroom } from './showroom.ts';

/** Another PC of the showroom, with a store of its own. */
export interface SecondDesk {
  url: string;
  stop(): Promise<void>;
}

/** Its first run was made with somebody who works nowhere else; everybody else arrives from head office. */
const clerk: Person = { name: '新电脑', login: 'second-pc', role: 'admin', password: 'zhanting-2026' };

/** Sets up a second PC and joins it to the same head office; done once the showroom's people are known there. */
export async function openSecondDesk({ office }: Showroom): Promise<SecondDesk> {
  const folder = tempFolder();
  const app = await startApp(folder.dir, await freePort());
  const { name, login, password } = clerk;
  const { setup } = callsTo(app.url);
  const showroom = { showroomName: '城西雷克萨斯', showroomCode: 'S001' };
  const { recoveryKey } = await setup.firstRun.mutate({ ...showroom, admin: { name, login, password } });
  await setup.confirmRecoveryKey.mutate({ lastGroup: recoveryKey.split('-').at(-1)! });
  const calls = await callsAs(app.url, clerk);
  await calls.sync.enrol.mutate({ url: office.url, code: await enrolCode(office.dir) });
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const known = await calls.staff.list.query();
    if (Object.values(people).every((person) => known.some((one) => one.login === person.login))) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    url: app.url,
    async stop() {
      await app.stop();
      folder.remove();
    },
  };
}
