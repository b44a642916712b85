import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { WireOp } from '../../gateway/protocol.ts';
import { customerDoc } from '../factories/customer.ts';
import { enrolTestDevice, newId, type TestDevice } from '../harness/device.ts';
import { freePort, gatewayCommand, startGatewayOn } from '../harness/processes.ts';

const CONNECTIONS = 4;
const BATCHES = 10;
const BATCH = 500;
const SERVER = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function copyRows(client: pg.Client, ops: WireOp[]): Promise<number> {
  await client.query('CREATE TABLE copied (op_id uuid PRIMARY KEY, sha256 text NOT NULL, doc jsonb NOT NULL)');
  const lines = ops.map(({ op_id, sha256, body }) => `${op_id}\t${sha256}\t${body.replaceAll('\\', '\\\\')}\n`);
  const start = performance.now();
  await pipeline(Readable.from(lines), client.query(copyFrom('COPY copied FROM STDIN')));
  return ops.length / ((performance.now() - start) / 1000);
}

const batchesOf = (device: TestDevice): WireOp[][] =>
  Array.from({ length: BATCHES }, () =>
    Array.from({ length: BATCH }, () => device.op({ entity_id: newId(), patch: customerDoc() })),
  );

async function pushAll(device: TestDevice, batches: WireOp[][]): Promise<number> {
  let applied = 0;
  for (const ops of batches) {
    const { body } = await device.push(ops);
    applied += body.results.filter(({ status }) => status === 'applied').length;
  }
  return applied;
}

/** Records a second through HTTP, protocol and transaction into PostgreSQL, against COPY of the same bytes into one table. */
export async function benchPush(): Promise<void> {
  const schema = `bench_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
  } catch {
    console.log('\nPush: skipped, no PostgreSQL answers (DATABASE_URL, or a local server).');
    return;
  }
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(`SET search_path TO ${schema}`);
  const url = new URL(SERVER);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const gateway = await startGatewayOn(url.href, await freePort());
  try {
    const devices: TestDevice[] = [];
    for (let i = 0; i < CONNECTIONS; i++) {
      const code = await gatewayCommand('enrol', '--database-url', url.href, '--store', `S00${i}`, '--name', '压测店');
      devices.push(await enrolTestDevice(gateway.url, code.at(-1)!));
    }
    const work = devices.map((device) => ({ device, batches: batchesOf(device) }));
    const ops = work.flatMap(({ batches }) => batches.flat());
    const bytes = Math.round(ops.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0) / ops.length);
    const copied = await copyRows(client, ops);
    const start = performance.now();
    const applied = (await Promise.all(work.map(({ device, batches }) => pushAll(device, batches)))).reduce(
      (a, b) => a + b,
    );
    const pushed = applied / ((performance.now() - start) / 1000);
    if (applied !== ops.length) throw new Error(`only ${applied} of ${ops.length} records were applied`);
    console.log(
      `\nPush ${ops.length} new customers of ${bytes} bytes, ${CONNECTIONS} connections × ${BATCH} a batch, PostgreSQL`,
    );
    console.table([
      { what: 'COPY of the same rows', 'records/s': Math.round(copied), '÷ COPY': '1.00' },
      { what: 'push through HTTP', 'records/s': Math.round(pushed), '÷ COPY': (pushed / copied).toFixed(2) },
    ]);
  } finally {
    await gateway.stop();
    await client.query(`DROP SCHEMA ${schema} CASCADE`);
    await client.end();
  }
}
