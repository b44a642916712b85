import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import type { Database } from '../../../gateway/store/database.ts';
import { awayCrm } from '../../harness/crm.ts';
import { GATEWAY_DATABASES } from '../../harness/gateway.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** One production gateway for all schedules of a run, on PostgreSQL when a server answers; a schedule has a showroom of its own. */
export interface HeadOffice {
  gateway: Gateway;
  /** UTC ms; the schedule moves it. */
  clock: { now: number };
  database: string;
  close(): Promise<void>;
}

export async function openHeadOffice(): Promise<HeadOffice> {
  const { title, open } = GATEWAY_DATABASES.at(-1)!;
  const place = await open();
  const options = { ...place.options };
  // Nobody pulls this server's plug here (tests/faults/processes does), so it need not wait for its disk.
  if (options.databaseUrl) options.databaseUrl = hasty(options.databaseUrl);
  const clock = { now: 0 };
  const limits = { enrol: 1e9, token: 1e9, push: 1e9 };
  const gateway = await createGateway({ log: SILENT, limits, clock: () => clock.now, adapters: [awayCrm], ...options });
  return {
    gateway,
    clock,
    database: title,
    async close() {
      await gateway.close();
      await place.remove();
    },
  };
}

/** The same schema, committed without waiting for the disk. */
function hasty(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `${url.searchParams.get('options') ?? ''} -c synchronous_commit=off`);
  return url.href;
}

/** Forgets a showroom, so that the thousandth schedule meets the same small database as the first. */
export async function forget({ database }: Gateway, store: string): Promise<void> {
  const names = (await tablesOf(database)).filter((name) => name !== 'store');
  await database.transaction(async (tx) => {
    for (const name of [...names, 'store']) await tx.query(`DELETE FROM ${name} WHERE store_id = $1`, [store]);
  });
}

/** Everything the gateway's database holds about one showroom, as a backup would. */
export interface Backup {
  store: string;
  tables: Map<string, Record<string, string>[]>;
}

const tables = new WeakMap<Database, string[]>();

/** Tables with rows of a showroom. */
async function tablesOf(database: Database): Promise<string[]> {
  const known = tables.get(database);
  if (known) return known;
  const rows = await database.query<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND c.column_name = 'store_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const names = rows.map(({ name }) => name);
  tables.set(database, names);
  return names;
}

export async function backUp(database: Database, store: string): Promise<Backup> {
  const tables = new Map<string, Record<string, string>[]>();
  for (const name of await tablesOf(database))
    tables.set(
      name,
      (
        await database.query<{ row: Record<string, string> }>(
          `SELECT to_jsonb(t) AS row FROM ${name} t WHERE store_id = $1`,
          [store],
        )
      ).map(({ row }) => row),
    );
  return { store, tables };
}

/**
 * The showroom as it was backed up, under a new epoch, as an operator restores a whole database. PCs enrolled since stay enrolled
 * (an operator would enrol them again; that is tried elsewhere).
 */
export async function restoreBackup(gateway: Gateway, { store, tables }: Backup): Promise<void> {
  const { database } = gateway;
  await database.transaction(async (tx) => {
    const kept = new Set(['store', 'device', 'enrol_code']);
    for (const [name, rows] of tables) {
      if (kept.has(name)) continue;
      await tx.query(`DELETE FROM ${name} WHERE store_id = $1`, [store]);
      // Identity columns keep their numbers.
      await tx.query(
        `INSERT INTO ${name} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    const [was] = tables.get('store')!;
    await tx.query('UPDATE store SET head_seq = $2, log_floor_seq = $3 WHERE store_id = $1', [
      store,
      was!.head_seq,
      was!.log_floor_seq,
    ]);
    await tx.query('UPDATE device SET epoch = NULL, last_op_seq = 0 WHERE store_id = $1', [store]);
    for (const device of tables.get('device')!)
      await tx.query('UPDATE device SET epoch = $2, last_op_seq = $3 WHERE device_id = $1', [
        device.device_id,
        device.epoch,
        device.last_op_seq,
      ]);
  });
  await gateway.restored();
}
