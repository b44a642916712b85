import pg from 'pg';
import type { TestDevice } from '../../harness/device.ts';
import { newCards } from '../cards.ts';
import { copyBaselines } from '../copy.ts';
import { percentile } from '../measure.ts';
import { preparePushes } from '../sender.ts';
import { type Office, withOffice } from './office.ts';
import { type Round, sendRound } from './sending.ts';
import { enrolShowrooms } from './showrooms.ts';

/** Every crowd sends this much in a round. */
const OPERATIONS = 10_000;
const ROUNDS = 5;
const LARGEST_PUSH = 500;

/** PCs that send at the same time, each one request after another. */
interface Crowd {
  what: string;
  pcs: TestDevice[];
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function crowds(office: Office): Promise<Crowd[]> {
  const spread = await enrolShowrooms(office, 'C', 125, 4);
  const twenty = await enrolShowrooms(office, 'T', 20, 1);
  const together = await enrolShowrooms(office, 'ONE', 1, 20);
  const ofEach = (count: number): TestDevice[] => spread.filter((_, i) => i % 4 === 0).slice(0, count);
  return [
    { what: '4 PCs of 4 showrooms × 2,500, pushes of 500', pcs: ofEach(4) },
    { what: '50 PCs of 50 showrooms × 200, one push each', pcs: ofEach(50) },
    { what: '500 PCs of 125 showrooms × 20, one push each', pcs: spread },
    { what: '20 PCs of 20 showrooms × 500, one push each', pcs: twenty },
    { what: '20 PCs of one showroom × 500, one push each', pcs: together },
  ];
}

async function roundOf(url: string, { pcs }: Crowd): Promise<Round> {
  const each = OPERATIONS / pcs.length;
  const batches = (device: TestDevice) =>
    Array.from({ length: Math.ceil(each / LARGEST_PUSH) }, () => newCards(device, Math.min(each, LARGEST_PUSH)));
  const prepared = await Promise.all(pcs.map((device) => preparePushes(device, batches(device))));
  return sendRound(url, prepared, OPERATIONS);
}

/** Crowds of PCs of different shapes, and COPY of as many rows where the database is PostgreSQL, round after round in turn. */
export async function benchClients(): Promise<void> {
  await withOffice(async (office) => {
    const all = await crowds(office);
    for (const crowd of all.slice(1)) await roundOf(office.url, crowd);
    const copy = await openCopy(office, all[0]!);
    const rounds = new Map(all.map((crowd) => [crowd, [] as Round[]]));
    const copied: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      if (copy) copied.push(await copy.run());
      for (const crowd of all) rounds.get(crowd)!.push(await roundOf(office.url, crowd));
    }
    await copy?.close();
    print(office.title, rounds, copied);
  });
}

/** COPY of the rows that one crowd's first round wrote. */
async function openCopy({ url, databaseUrl }: Office, crowd: Crowd) {
  if (databaseUrl === null) {
    await roundOf(url, crowd);
    return null;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('CREATE TEMP TABLE earlier AS SELECT op_id FROM applied_op');
  await roundOf(url, crowd);
  const copy = await copyBaselines(client, 'op_id NOT IN (SELECT op_id FROM earlier)');
  return { run: copy.intoOneTable, close: () => client.end() };
}

function print(title: string, rounds: ReadonlyMap<Crowd, Round[]>, copied: number[]): void {
  const perSecond = (ms: number): number => Math.round(OPERATIONS / (ms / 1000));
  const firsts = [...rounds.values()][0]!.map(({ ms }) => ms);
  const versus = (times: number[], base: number[]) =>
    base.length === 0 ? '-' : median(times.map((ms, round) => base[round]! / ms)).toFixed(2);
  const line = (what: string, times: number[], pushes: number[]) => ({
    what,
    'records/s': perSecond(median(times)),
    '÷ COPY': versus(times, copied),
    '÷ 4 PCs': versus(times, firsts),
    'push p50 ms': pushes.length === 0 ? '-' : Math.round(percentile(Float64Array.from(pushes), 50)),
    'push p99 ms': pushes.length === 0 ? '-' : Math.round(percentile(Float64Array.from(pushes), 99)),
  });
  console.log(
    `\nPushes of new customers by crowds of PCs, ${OPERATIONS} a round, median of ${ROUNDS} interleaved rounds; ${title}, gateway ` +
      'and PCs on this machine',
  );
  console.table([
    ...(copied.length > 0 ? [line('COPY, one table (uuid key, hash, body as jsonb), one commit', copied, [])] : []),
    ...[...rounds].map(([{ what }, done]) =>
      line(
        what,
        done.map(({ ms }) => ms),
        done.flatMap(({ pushes }) => pushes),
      ),
    ),
  ]);
}
