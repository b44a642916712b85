import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { enrolTestDevice, type TestDevice } from '../harness/device.ts';
import { freePort, gatewayCommand, startGatewayOn } from '../harness/processes.ts';
import { newCards } from './cards.ts';
import { type CopyBaselines, copyBaselines } from './copy.ts';
import { type PreparedPushes, preparePushes, sendAll } from './sender.ts';
import { settled } from './settled.ts';

/** Four PCs of four showrooms, each with one request in flight, as SYNC.md has it. */
const CONNECTIONS = 4;
/** Per PC and round; with the warm-up they stay below the gateway's 60 pushes a minute for one PC. */
const BATCHES = 9;
const BATCH = 500;
const ROUNDS = 5;
const RECORDS = CONNECTIONS * BATCHES * BATCH;
const SERVER = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const perSecond = (ms: number): number => Math.round(RECORDS / (ms / 1000));

/**
 * New customers a second through HTTP, protocol and durable transaction into PostgreSQL, against COPY of the same rows. Bodies
 * are built, hashed and compressed before the clock starts; contenders take turns, so all feel the machine's noise alike. What the
 * gateway does after a push, looking for duplicates, has ended before the next contender starts and has a line of its own.
 */
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
    const prepare = (): Promise<PreparedPushes[]> =>
      Promise.all(
        devices.map((device) =>
          preparePushes(
            device,
            Array.from({ length: BATCHES }, () => newCards(device, BATCH)),
          ),
        ),
      );
    const rounds: PreparedPushes[][] = [];
    for (let round = 0; round <= ROUNDS; round++) rounds.push(await prepare());
    await pushRound(gateway.url, rounds[0]!);
    await settled(client);
    const copy = await copyBaselines(client);
    await copy.intoOneTable();
    await copy.intoSameTables();
    await compare(gateway.url, client, rounds.slice(1), copy);
  } finally {
    await gateway.stop();
    await client.query(`DROP SCHEMA ${schema} CASCADE`);
    await client.end();
  }
}

async function compare(url: string, client: pg.Client, rounds: PreparedPushes[][], copy: CopyBaselines): Promise<void> {
  const one: number[] = [];
  const same: number[] = [];
  const pushed: number[] = [];
  const compared: number[] = [];
  for (const round of rounds) {
    one.push(await copy.intoOneTable());
    pushed.push(await pushRound(url, round));
    compared.push(await settled(client));
    same.push(await copy.intoSameTables());
  }
  const versus = (times: number[], base: number[]): string =>
    median(times.map((ms, round) => base[round]! / ms)).toFixed(2);
  const line = (what: string, times: number[]) => ({
    what,
    'records/s': perSecond(median(times)),
    slowest: perSecond(Math.max(...times)),
    fastest: perSecond(Math.min(...times)),
    '÷ COPY': versus(times, one),
    '÷ COPY, same tables': versus(times, same),
  });
  const { bytes } = rounds[0]![0]!;
  console.log(
    `\nPush of new customers, ${bytes} bytes each, ${CONNECTIONS} connections × ${BATCH} a batch, ${RECORDS} a round, ` +
      `median of ${ROUNDS} interleaved rounds, PostgreSQL and client on this machine`,
  );
  console.table([
    line('COPY, one table (uuid key, hash, body as jsonb), one commit', one),
    line('COPY, customer + change_log + applied_op, one commit', same),
    line(`push through HTTP, a commit each ${BATCH}`, pushed),
    line('looking for duplicates afterwards, the 0.3 s before it included', compared),
  ]);
}

/** Milliseconds until every prepared push of the round is answered. @throws Error when a record was not applied */
async function pushRound(url: string, round: PreparedPushes[]): Promise<number> {
  const start = performance.now();
  const answers = await Promise.all(round.map((pushes) => sendAll(url, pushes)));
  const ms = performance.now() - start;
  const applied = answers.flat().reduce((sum, answer) => sum + answer.split('"status":"applied"').length - 1, 0);
  if (applied !== RECORDS) throw new Error(`only ${applied} of ${RECORDS} records were applied: ${answers[0]![0]}`);
  return ms;
}
