import {
  enrolCode,
  freePort,
  gatewayCommand,
  type RunningProcess,
  startApp,
  startGateway,
  tempFolder,
} from '../../harness/processes.ts';
import { callsAs, callsTo } from './api.ts';
import { people } from './people.ts';

/** A head office for one showroom: a real gateway process on a folder and a port of its own. */
export interface HeadOffice {
  dir: string;
  port: number;
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** What it holds, as `gateway records` prints it. */
  records(entity: 'customer' | 'vehicle' | 'visit', find?: string): Promise<StoredRecord[]>;
}

export interface StoredRecord {
  id: string;
  doc: Record<string, unknown>;
}

export async function recordsIn(dir: string, entity: string, find?: string): Promise<StoredRecord[]> {
  const search = find === undefined ? [] : ['--find', find];
  const lines = await gatewayCommand('records', '--data', dir, '--store', 'S001', '--entity', entity, ...search);
  return lines.filter(Boolean).map((line) => JSON.parse(line) as StoredRecord);
}

async function openHeadOffice(dir: string): Promise<HeadOffice> {
  const port = await freePort();
  let running: RunningProcess | undefined;
  return {
    dir,
    port,
    url: `http://127.0.0.1:${port}`,
    async start() {
      running ??= await startGateway(dir, port);
    },
    async stop() {
      await running?.stop();
      running = undefined;
    },
    records: (entity, find) => recordsIn(dir, entity, find),
  };
}

/** A showroom as it stands on one PC: set up, with its people, and joined to a head office. */
export interface Showroom {
  dir: string;
  url: string;
  office: HeadOffice;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Starts it again on the same data and the same address. */
  start(options?: { syncDelayMs?: number }): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the app and its head office. `dir`: a data folder made by the caller. `syncDelayMs`: wait between a save and its push;
 * `enrolled: false` leaves the head office unstarted and unknown.
 */
export async function openShowroom(
  options: { dir?: string; syncDelayMs?: number; enrolled?: boolean } = {},
): Promise<Showroom> {
  const folders = [tempFolder(), tempFolder()] as const;
  const dir = options.dir ?? folders[0].dir;
  const office = await openHeadOffice(folders[1].dir);
  const enrolled = options.enrolled ?? true;
  const port = await freePort();
  const [first] = await Promise.all([startApp(dir, port, options), enrolled && office.start()]);
  let app = first;
  await setUp(app.url, enrolled ? office : undefined);
  return {
    dir,
    url: app.url,
    office,
    kill: () => app.kill(),
    stop: () => app.stop(),
    async start(more) {
      app = await startApp(dir, port, more);
    },
    async close() {
      await Promise.all([app.stop(), office.stop()]);
      for (const folder of folders) folder.remove();
    },
  };
}

async function setUp(url: string, office: HeadOffice | undefined): Promise<void> {
  const { admin, ...others } = people;
  const showroom = { showroomName: '城西雷克萨斯', showroomCode: 'S001' };
  const { name, login, password } = admin;
  const { setup } = callsTo(url);
  const { recoveryKey } = await setup.firstRun.mutate({ ...showroom, admin: { name, login, password } });
  await setup.confirmRecoveryKey.mutate({ lastGroup: recoveryKey.split('-').at(-1)! });
  const calls = await callsAs(url, admin);
  await Promise.all(Object.values(others).map((person) => calls.staff.add.mutate(person)));
  if (office) await calls.sync.enrol.mutate({ url: office.url, code: await enrolCode(office.dir) });
}
