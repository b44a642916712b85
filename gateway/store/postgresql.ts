import pg from 'pg';
import { openChannel } from './channel.ts';
import type { Database, Queryable, Row } from './database.ts';

const INT8 = 20;
/** Pushes of one showroom wait for each other anyway; this many showrooms are served at once. */
export const CONNECTIONS = 10;

/** Opens a PostgreSQL database by its URL (`postgres://user:password@host/database`). */
export async function openPostgresql(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    // The statements of a push that need nothing of each other are sent in one go (`allInFlight`).
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    // A gateway machine that vanishes amid a push must not keep its showroom's lock.
    idle_in_transaction_session_timeout: 60_000,
    statement_timeout: 60_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    } as pg.CustomTypesConfig,
  });
  // A connection that breaks must not end the process, idle or in the midst of a push: the next query opens a new one. The pool itself
  // listens to idle ones only.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgresql',
    usage: () => ({ busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    ...on(pool),
    transaction: (run) => transaction(pool, run),
    channel: (name, ears) => openChannel(pool, url, name, ears),
    close: () => pool.end(),
  };
}

function on(runner: pg.Pool | pg.PoolClient): Queryable {
  return {
    query: async <T extends object = Row>(sql: string, params: readonly unknown[] = []) =>
      (await runner.query({ text: sql, values: params as unknown[], ...prepared(sql, params) })).rows as T[],
  };
}

async function transaction<T>(pool: pg.Pool, run: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await run(on(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const names = new Map<string, string>();

/** Statements with parameters are prepared once per connection: planning them again cost a tenth of a push. */
function prepared(sql: string, params: readonly unknown[]): { name?: string } {
  if (params.length === 0) return {};
  let name = names.get(sql);
  if (name === undefined) {
    name = `g${names.size}`;
    names.set(sql, name);
  }
  return { name };
}
