import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** What a push of a new record writes, one row each. */
const TABLES = ['customer', 'change_log', 'applied_op'] as const;

/** COPY of what one round of pushes wrote: milliseconds from the first byte to the end of the commit. */
export interface CopyBaselines {
  /** The least that can be called storing it: one table, one index. */
  intoOneTable(): Promise<number>;
  /** All that the push writes, into tables with the same columns and indexes, in one transaction. */
  intoSameTables(): Promise<number>;
}

/**
 * Takes the rows that the gateway's tables hold now; each call then copies them into emptied tables of its own.
 * @param only which of the operations are taken for the one table; SQL
 */
export async function copyBaselines(client: pg.Client, only = 'true'): Promise<CopyBaselines> {
  await client.query('CREATE TABLE copied (op_id uuid PRIMARY KEY, sha256 text NOT NULL, doc jsonb NOT NULL)');
  const bodies = await dump(client, `SELECT op_id, sha256, convert_from(raw, 'UTF8') FROM applied_op WHERE ${only}`);
  const rows = new Map<string, Buffer[]>();
  for (const table of TABLES) {
    await client.query(`CREATE TABLE copied_${table} (LIKE ${table} INCLUDING ALL)`);
    rows.set(table, await dump(client, `SELECT * FROM ${table}`));
  }
  return {
    intoOneTable: async () => {
      await client.query('TRUNCATE copied');
      return timed(() => load(client, 'copied', bodies));
    },
    intoSameTables: async () => {
      await client.query(`TRUNCATE ${TABLES.map((table) => `copied_${table}`).join(', ')}`);
      return timed(async () => {
        await client.query('BEGIN');
        for (const table of TABLES) await load(client, `copied_${table}`, rows.get(table)!);
        await client.query('COMMIT');
      });
    },
  };
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const load = (client: pg.Client, table: string, chunks: Buffer[]): Promise<void> =>
  pipeline(Readable.from(chunks), client.query(copyFrom(`COPY ${table} FROM STDIN`)));

/** Rows in COPY's text form, in chunks of 64 KiB as a good loader sends them. */
async function dump(client: pg.Client, query: string): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY (${query}) TO STDOUT`))) chunks.push(chunk as Buffer);
  const all = Buffer.concat(chunks);
  return Array.from({ length: Math.ceil(all.length / 65_536) }, (_, i) => all.subarray(i * 65_536, (i + 1) * 65_536));
}
