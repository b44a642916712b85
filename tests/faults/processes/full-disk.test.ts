import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GATEWAY_DATABASES } from '../../harness/gateway.ts';
import { headOffice } from './head-office.ts';
import { Refused, ShowroomPc } from './showroom-pc.ts';
import { smallDisk } from './small-disk.ts';
import { verdict } from './verdict.ts';

const probe = smallDisk(1);
probe?.remove();
const possible = probe !== null && GATEWAY_DATABASES.length > 1;

describe.skipIf(!possible)(
  'a PC whose disk is full (needs root on Linux, for a small disk of its own, and PostgreSQL)',
  () => {
    test('a save without room is refused in words; killed there and started again, it goes on once there is room', async () => {
      const disk = smallDisk(8)!;
      const office = await headOffice();
      const pc = new ShowroomPc(join(disk.dir, 'data'));
      /** Parties until the disk takes no more; the code a person is told by. */
      const registerUntilFull = async () => {
        for (let n = 0; n < 200; n += 1)
          try {
            await pc.register(`满盘 ${pc.saved.length}`);
          } catch (error) {
            if (error instanceof Refused) return error.code;
            throw error;
          }
        return 'never full';
      };
      try {
        await pc.start();
        await pc.setUp(office.url, await office.code());
        await pc.settled();
        disk.fill(192 * 1024);
        expect(await registerUntilFull()).toBe('store.full');
        expect(pc.saved.length).toBeGreaterThan(0);
        // Again and again: each is told, none is half there.
        for (let n = 0; n < 3; n += 1) expect(await registerUntilFull()).toBe('store.full');
        await pc.kill();
        disk.empty();
        disk.fill(8 * 1024);
        await pc.start();
        const health = (await (await fetch(`${pc.url}/healthz`)).json()) as { trouble?: string };
        expect([undefined, 'unwritable']).toContain(health.trouble);
        await pc.kill();
        disk.empty();
        await pc.start();
        await pc.login();
        await pc.register('有空间了');
        await pc.sendNow();
        await pc.stop();
        const found = await verdict([pc], office.seen);
        expect(found).toMatchObject({ violations: [], guests: pc.saved.length });
      } finally {
        await pc.remove();
        await office.close();
        disk.remove();
      }
    });
  },
);
