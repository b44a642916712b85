import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CLOCK_WARNING_MS } from '../../../db/sync/model.ts';
import { GATEWAY_DATABASES } from '../../harness/gateway.ts';
import { type HeadOffice, headOffice } from './head-office.ts';
import { ShowroomPc } from './showroom-pc.ts';
import { verdict } from './verdict.ts';

const DAY = 86_400_000;
const postgresql = GATEWAY_DATABASES.length > 1;
interface Card {
  id: string;
  rev: number;
  name: string;
  remarks: string | null;
}

describe.skipIf(!postgresql)('two PCs whose clocks are 180 days apart (needs PostgreSQL)', () => {
  let office: HeadOffice;
  const [ahead, behind] = [new ShowroomPc(), new ShowroomPc()];
  const clockOf = (pc: ShowroomPc) => join(pc.dir, 'clock');
  const setClock = (pc: ShowroomPc, days: number) => writeFileSync(clockOf(pc), String(days));
  beforeAll(async () => {
    office = await headOffice();
    setClock(ahead, 90);
    setClock(behind, -90);
    await Promise.all([ahead, behind].map((pc) => pc.start({ clockFile: clockOf(pc) })));
    await ahead.setUp(office.url, await office.code());
    await behind.join(office.url, await office.code());
  });
  afterAll(async () => {
    await Promise.all([ahead, behind].map((pc) => pc.remove()));
    await office.close();
  });
  const card = (pc: ShowroomPc, id: string) => pc.ask<Card>('customers.get', { id });
  /** Waits until this PC shows these remarks on the card. */
  const shows = (pc: ShowroomPc, id: string, remarks: string) =>
    vi.waitFor(async () => expect(await card(pc, id)).toMatchObject({ remarks }), { timeout: 20_000, interval: 100 });
  const remark = async (pc: ShowroomPc, id: string, remarks: string) => {
    const { rev, name } = await card(pc, id);
    await pc.call('customers.update', { id, rev, name, mobile: '13800138111', remarks });
  };

  test('what is saved last stands, whatever the clocks say, and everything arrives', async () => {
    const { id } = await ahead.call<Card>('customers.create', { name: '王建国', mobile: '13800138111' });
    await vi.waitFor(() => card(behind, id), { timeout: 20_000, interval: 100 });
    // 180 days before the card was made, by this PC's clock.
    await remark(behind, id, '第二次说的');
    await shows(ahead, id, '第二次说的');
    await remark(ahead, id, '第三次说的');
    await shows(behind, id, '第三次说的');
    await remark(behind, id, '第四次说的');
    await shows(ahead, id, '第四次说的');
    expect((await office.seen.documents('S001', 'customer'))[0]!.doc).toMatchObject({ remarks: '第四次说的' });
  });

  test('each PC says how far its clock is off, far beyond where the page begins to warn', async () => {
    for (const [pc, days] of [[ahead, -90] as const, [behind, 90] as const]) {
      const { clockOffsetMs } = await pc.status();
      expect(Math.round(clockOffsetMs! / DAY)).toBe(days);
      expect(Math.abs(clockOffsetMs!)).toBeGreaterThan(CLOCK_WARNING_MS);
    }
  });

  test('set right while the app runs, they go on sending at once, and the warning ends', async () => {
    const right = async (pc: ShowroomPc) => {
      const { pending, clockOffsetMs } = await pc.status();
      expect(pending).toBe(0);
      expect(Math.abs(clockOffsetMs!)).toBeLessThan(CLOCK_WARNING_MS);
    };
    // One after the other: what the other one sends would wake it.
    for (const pc of [ahead, behind]) {
      setClock(pc, 0);
      await pc.login();
      await pc.register(`时间校准后 ${pc === ahead ? '快的' : '慢的'}`);
      await vi.waitFor(() => right(pc), { timeout: 20_000, interval: 100 });
    }
    for (const pc of [ahead, behind, ahead]) await pc.sendNow();
    await Promise.all([ahead, behind].map((pc) => pc.stop()));
    expect(await verdict([ahead, behind], office.seen)).toMatchObject({ violations: [], told: 2 });
  });
});
