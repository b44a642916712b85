import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { postgresqlPlace } from '../../harness/gateway.ts';
import { freePort } from '../../harness/processes.ts';

const MAIN = fileURLToPath(new URL('gateway-main.ts', import.meta.url));
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The gateway as a process of its own on PostgreSQL, and a second one in this process that only looks and gives out codes. */
export interface HeadOffice {
  readonly url: string;
  /** Under this name the process's connections stand in `pg_stat_activity`. */
  readonly name: string;
  /** The database, for others than the process. */
  readonly seenUrl: string;
  /** Never listens. */
  readonly seen: Gateway;
  /** What the process said of its own trouble. */
  readonly said: string[];
  start(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  alive(): boolean;
  code(): Promise<string>;
  close(): Promise<void>;
}

export async function headOffice(storeId = 'S001'): Promise<HeadOffice> {
  const place = await postgresqlPlace();
  const seenUrl = place.options.databaseUrl!;
  const name = `office_${randomBytes(6).toString('hex')}`;
  const databaseUrl = `${seenUrl}&application_name=${name}`;
  const port = await freePort();
  const seen = await createGateway({ databaseUrl: seenUrl, log: SILENT });
  const said: string[] = [];
  let child: ReturnType<typeof spawn> | null = null;

  const office: HeadOffice = {
    url: `http://127.0.0.1:${port}`,
    name,
    seenUrl,
    seen,
    said,
    async start() {
      const started = spawn(process.execPath, [MAIN, databaseUrl, String(port)], { stdio: ['ignore', 'pipe', 'pipe'] });
      started.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
      child = started;
      const [first] = (await Promise.race([
        once(createInterface(started.stdout), 'line'),
        once(started, 'exit'),
      ])) as unknown[];
      if (first !== 'open') throw new Error(`the gateway ended: ${said.join('')}`);
    },
    async kill() {
      if (!child || !office.alive()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    alive: () => child !== null && child.exitCode === null && child.signalCode === null,
    code: () => seen.enrol({ storeId, name: '城西店' }),
    async close() {
      await office.kill();
      await seen.close();
      await place.remove();
    },
  };
  await office.start();
  return office;
}
