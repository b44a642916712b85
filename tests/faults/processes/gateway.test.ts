import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GATEWAY_DATABASES } from '../../harness/gateway.ts';
import { type HeadOffice, headOffice } from './head-office.ts';
import { ShowroomPc } from './showroom-pc.ts';
import { verdict } from './verdict.ts';

const postgresql = GATEWAY_DATABASES.length > 1;
const STORM_MS = 2_500;

describe.skipIf(!postgresql)('head office in trouble amid pushes (needs PostgreSQL)', () => {
  let office: HeadOffice;
  let pc: ShowroomPc;
  let admin: pg.Client;
  beforeEach(async () => {
    office = await headOffice();
    admin = new pg.Client({ connectionString: office.seenUrl });
    await admin.connect();
    pc = new ShowroomPc();
    await pc.start({ syncDelayMs: 20 });
    await pc.setUp(office.url, await office.code());
    await pc.settled();
  });
  afterEach(async () => {
    await pc.remove();
    await admin.end();
    await office.close();
  });

  /** Keeps pushes of the showroom waiting inside their transaction while `work` runs. */
  async function amidPush(work: () => Promise<unknown>): Promise<void> {
    await admin.query('BEGIN');
    await admin.query('SELECT 1 FROM store FOR UPDATE');
    try {
      await pc.register(`正在发送 ${pc.saved.length}`);
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), { timeout: 10_000, interval: 20 });
      await work();
    } finally {
      await admin.query('COMMIT');
    }
  }
  const waiting = async () => {
    const sql = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'`;
    return (await admin.query<{ n: number }>(sql, [office.name])).rows[0]!.n;
  };
  /** As when the database server is restarted; how many connections of the gateway's process that were. */
  const breakConnections = async () => {
    const sql = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1';
    return (await admin.query(sql, [office.name])).rowCount ?? 0;
  };
  /** Everything arrived, each thing once. */
  async function expectWhole(saves: number): Promise<void> {
    await pc.sendNow();
    await pc.stop();
    expect(await verdict([pc], office.seen)).toMatchObject({ violations: [], told: saves, guests: saves });
  }

  test('the gateway killed -9 in the midst of a push and started again: nothing is lost, nothing twice', async () => {
    for (let time = 1; time <= 3; time += 1) {
      await amidPush(() => office.kill());
      await pc.register(`总部不在 ${time}`);
      await office.start();
      await pc.sendNow();
    }
    await expectWhole(6);
  });

  test('the gateway lives through lost database connections in the midst of a push, and the push goes through', async () => {
    for (let time = 1; time <= 3; time += 1) {
      await amidPush(async () => expect(await breakConnections()).toBeGreaterThan(0));
      await pc.sendNow();
    }
    await expectWhole(3);
    expect(office.alive(), office.said.join('')).toBe(true);
  });

  test('connections broken at any moment of many pushes cost neither the gateway nor a record', async () => {
    const until = Date.now() + STORM_MS;
    let broken = 0;
    const storm = async () => {
      while (Date.now() < until) {
        broken += await breakConnections();
        await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 40));
      }
    };
    const work = async () => {
      while (Date.now() < until) await pc.register(`风暴中 ${pc.saved.length}`);
    };
    await Promise.all([storm(), work()]);
    expect(broken).toBeGreaterThan(5);
    expect(office.alive(), office.said.join('')).toBe(true);
    await expectWhole(pc.saved.length);
  });
});
