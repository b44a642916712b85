import { spawn } from 'node:child_process';
import fs, { existsSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { GATEWAY_DATABASES, startTestGateway, untouchedPlace } from '../../tests/harness/gateway.ts';
import { type Database, isOutage } from './database.ts';
import { FolderLocked, lockFolder } from './folder-lock.ts';
import { LOCK, migrate, NewerSchema, SCHEMA } from './migrate.ts';
import { openDatabase } from './open.ts';
import { openPostgresql } from './postgresql.ts';

describe('the gateway’s data folder', () => {
  it('syncs every commit to the disk before it answers (PGlite alone never does)', async () => {
    const place = await untouchedPlace();
    const original = fs.fsyncSync;
    let syncs = 0;
    fs.fsyncSync = (file) => {
      syncs += 1;
      original(file);
    };
    syncBuiltinESMExports();
    try {
      const office = await startTestGateway(place);
      const pc = await office.device();
      const before = syncs;
      await pc.push([pc.op({ patch: { kind: 'person', name: '张三', mobile: '13800138000' } })]);
      expect(syncs).toBeGreaterThan(before);
      const [settings] = await office.gateway.database.query(
        `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
           current_setting('full_page_writes') AS pages`,
      );
      expect(settings).toEqual({ fsync: 'on', commit: 'on', pages: 'on' });
      await office.close();
    } finally {
      fs.fsyncSync = original;
      syncBuiltinESMExports();
      await place.remove();
    }
  }, 60_000);

  it('belongs to one process at a time and is free again when that one is killed', async () => {
    const place = await untouchedPlace();
    const { dataDir } = place;
    const lockModule = new URL('./folder-lock.ts', import.meta.url).href;
    const script = `const { lockFolder } = await import(${JSON.stringify(lockModule)});
      lockFolder(${JSON.stringify(dataDir)}); console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await expect(openDatabase(place.options)).rejects.toThrow(FolderLocked);
    expect(existsSync(`${dataDir}/pglite`)).toBe(false);
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    lockFolder(dataDir)();
    await place.remove();
  }, 60_000);
});

describe.each(GATEWAY_DATABASES)('the schema on $title', ({ open }) => {
  it('is made once, kept on the next start, and left alone when a newer gateway made it', async () => {
    const place = await open();
    const first = await openDatabase(place.options);
    await first.query('INSERT INTO store VALUES ($1, $2, $3)', ['S001', '城西店', 'dealer']);
    await first.close();
    const second = await openDatabase(place.options);
    expect(await second.query('SELECT name FROM store')).toEqual([{ name: '城西店' }]);
    await second.query('INSERT INTO schema_migration VALUES ($1, $2, $3)', [SCHEMA + 1, 'later', 0]);
    await second.close();
    await expect(openDatabase(place.options)).rejects.toThrow(NewerSchema);
    await place.remove();
  }, 60_000);

  it('is made by one of several gateways starting at once', async ({ skip }) => {
    const place = await open();
    if (!place.options.databaseUrl) return skip('one process holds a PGlite folder');
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(place.options)));
    expect(await databases[0]!.query('SELECT count(*) AS count FROM schema_migration')).toEqual([{ count: SCHEMA }]);
    for (const database of databases) await database.close();
    await place.remove();
  }, 60_000);

  it('is waited for, however long another gateway takes over it', async ({ skip }) => {
    const place = await open();
    const { databaseUrl } = place.options;
    if (!databaseUrl) return skip('one process holds a PGlite folder');
    const database = await openPostgresql(databaseUrl);
    const other = await openPostgresql(databaseUrl);
    const impatient: Database = {
      ...database,
      transaction: (run) =>
        database.transaction(async (tx) => {
          await tx.query('SET LOCAL statement_timeout = 100');
          return run(tx);
        }),
    };
    const busy = other.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      await sleep(500);
    });
    await sleep(100);
    await migrate(impatient, 0);
    await busy;
    expect(await database.query('SELECT count(*) AS count FROM schema_migration')).toEqual([{ count: SCHEMA }]);
    await database.close();
    await other.close();
    await place.remove();
  }, 60_000);
});

describe('an error of the database', () => {
  it.each([
    ['disk full', { code: '53100' }, true],
    ['connection refused', { code: 'ECONNREFUSED' }, true],
    ['server stopping', { code: '57P01' }, true],
    ['serialisation', { code: '40001' }, true],
    ['a value too long', { code: '22001' }, false],
    ['a raised exception', { code: 'P0001' }, false],
    ['a mistake in the gateway', new TypeError('x is undefined'), false],
  ])('%s: the whole gateway waits = %s', (_title, error, outage) => {
    expect(isOutage(error)).toBe(outage);
  });
});
