import pg from 'pg';
import { newCards } from '../cards.ts';
import { preparePushes, send } from '../sender.ts';
import { type Office, withOffice } from './office.ts';
import { mustBeApplied } from './sending.ts';
import { enrolShowrooms } from './showrooms.ts';

const PCS = 4;
const PUSH = 500;
const RSS = 'process_resident_memory_bytes';
/** Readings of which one figure is the median: memory swings with every collection. */
const READINGS = 9;
const TOLD = [10, 50, 100];

/** Whether the gateway's memory grows with what it has taken. */
export async function benchMemory(operations = 100_000): Promise<void> {
  await withOffice(async (office) => {
    const pcs = await enrolShowrooms(office, 'M', PCS, 1);
    const atStart = await office.metric(RSS);
    const rounds = Math.ceil(operations / (PCS * PUSH));
    const readings: number[] = [];
    const started = performance.now();
    for (let round = 0; round < rounds; round++) {
      const prepared = await Promise.all(pcs.map((device) => preparePushes(device, [newCards(device, PUSH)])));
      const answers = await Promise.all(prepared.map(({ token, requests }) => send(office.url, token, requests[0]!)));
      mustBeApplied(answers, PCS * PUSH);
      readings.push(await office.metric(RSS));
    }
    const seconds = (performance.now() - started) / 1000;
    const taken = rounds * PCS * PUSH;
    const first = around(readings, TOLD[0]!);
    const line = (what: string, bytes: number) => ({
      what,
      'RSS MB': Math.round(bytes / 2 ** 20),
      [`÷ at ${TOLD[0]} %`]: (bytes / first).toFixed(2),
    });
    console.log(
      `\nMemory of the gateway process over ${taken} operations, ${PCS} PCs × ${PUSH} a push, ${Math.round(seconds)} s with making them; ` +
        `${office.title}, median of ${READINGS} readings`,
    );
    console.table([
      line('before the first', atStart),
      ...TOLD.map((percent) => line(`at ${percent} %`, around(readings, percent))),
      line('most', Math.max(...readings)),
    ]);
    const disk = await onDisk(office);
    if (disk !== null) console.log(`On disk: ${Math.round(disk / taken)} bytes an operation, all tables and indexes`);
  });
}

/** The median of the readings up to this share of the run. */
function around(readings: readonly number[], percent: number): number {
  const end = Math.max(1, Math.round((readings.length * percent) / 100));
  const last = readings.slice(Math.max(0, end - READINGS), end).toSorted((a, b) => a - b);
  return last[Math.floor(last.length / 2)]!;
}

/** Bytes of the gateway's tables; null on PGlite. */
async function onDisk({ databaseUrl }: Office): Promise<number | null> {
  if (databaseUrl === null) return null;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ bytes: string }>(
      `SELECT sum(pg_total_relation_size(oid)) AS bytes FROM pg_class
       WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`,
    );
    return Number(rows[0]!.bytes);
  } finally {
    await client.end();
  }
}
