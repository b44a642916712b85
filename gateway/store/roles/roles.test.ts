import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleBrowser } from '../../../tests/harness/console.ts';
import { GATEWAY_DATABASES, startTestGateway } from '../../../tests/harness/gateway.ts';
import { firstOperator } from '../../console/accounts.ts';
import { createGateway } from '../../gateway.ts';

const SERVER = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));
const scene = `t${randomBytes(5).toString('hex')}`;
/** The shipped file, under names of this test's own: accounts belong to the whole server. */
const shipped = (file: string): string =>
  readFileSync(new URL(file, import.meta.url), 'utf8').replaceAll('zhanting_', `${scene}_`);
const urlOf = (account: string | null, database = scene): string => {
  const url = new URL(SERVER);
  url.pathname = `/${database}`;
  if (account) url.username = `${scene}_${account}`;
  return url.href;
};
async function on<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.runIf(GATEWAY_DATABASES.length > 1)('accounts on PostgreSQL', () => {
  beforeAll(async () => {
    await on(SERVER, `CREATE DATABASE ${scene}`);
    await on(urlOf(null), shipped('roles.sql'));
  });
  afterAll(async () => {
    await on(SERVER, `DROP DATABASE IF EXISTS ${scene} WITH (FORCE)`);
    for (const account of ['owner', 'gateway', 'reports']) await on(SERVER, `DROP ROLE IF EXISTS ${scene}_${account}`);
  });

  it('the gateway’s own account waits for the owner’s migration and says so in one line', async () => {
    await expect(createGateway({ databaseUrl: urlOf('gateway') })).rejects.toThrow(/run "gateway migrate"/);
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'migrate', '--database-url', urlOf('owner')]);
    expect(stdout).toMatch(/^schema \d+$/m);
    await on(urlOf('owner'), shipped('reports.sql'));
  });

  it('the gateway does all its work with an account that can change no table', async () => {
    const office = await startTestGateway({
      options: { databaseUrl: urlOf('gateway') },
      remove: async () => undefined,
    });
    const pc = await office.device('S001');
    const patch = { kind: 'person', name: '张三', mobile: '13800138000', level: 'A', hqShareConsent: 'granted' };
    const { body } = await pc.push([pc.op({ patch }), pc.op({ patch: { ...patch, mobile: '1' } })]);
    expect(body.results.map(({ status }) => status)).toEqual(['applied', 'rejected']);
    expect((await pc.pull()).body.changes).toHaveLength(1);
    const operator = consoleBrowser(office.url);
    const page = await operator.signIn('admin', (await firstOperator(office.gateway.database, Date.now()))!);
    expect(page.url).toBe('/console/password');
    expect((await fetch(`${office.url}/metrics`)).status).toBe(200);
    await office.gateway.restored();
    await office.close();
    for (const sql of [
      'CREATE TABLE more (x int)',
      'ALTER TABLE customer ADD x int',
      'DROP TABLE visit',
      'TRUNCATE visit',
    ])
      await expect(on(urlOf('gateway'), sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('reports count, and reach nothing of a person', async () => {
    const counted = await on(
      urlOf('reports'),
      `SELECT store_id, level, count(*)::int AS n FROM report_customer WHERE deleted_at IS NULL GROUP BY 1, 2`,
    );
    expect(counted).toEqual([{ store_id: 'S001', level: 'A', n: 1 }]);
    const refused = await on<{ code: string }>(
      urlOf('reports'),
      `SELECT code FROM applied_op WHERE status = 'rejected'`,
    );
    expect(refused).toEqual([{ code: 'invalid_body' }]);
    const forbidden = [
      'SELECT data FROM customer',
      'SELECT extra FROM visit',
      'SELECT doc FROM change_log',
      'SELECT raw FROM applied_op',
      'SELECT message FROM applied_op',
      'SELECT raw FROM parked_op',
      'SELECT key FROM match_key',
      'SELECT bytes FROM attachment_piece',
      'SELECT * FROM staff',
      'SELECT * FROM operator_account',
      'SELECT public_key FROM device',
      'SELECT value FROM gateway_meta',
      'DELETE FROM refusal_count',
    ];
    for (const sql of forbidden)
      await expect(on(urlOf('reports'), sql), sql).rejects.toThrow(/permission denied|read-only/);
    const columns = await on<{ name: string }>(
      urlOf('reports'),
      `SELECT attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relname LIKE 'report\\_%' AND attnum > 0 AND c.relnamespace = 'zhanting'::regnamespace`,
    );
    const personal = /name|mobile|phone|landline|id_no|address|birth|remark|description|plate|vin/;
    expect(columns.map(({ name }) => name).filter((name) => personal.test(name))).toEqual([]);
  });
});
