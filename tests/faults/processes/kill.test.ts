import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visitDoc } from '../../factories/visit.ts';
import { enrolTestDevice, type TestDevice } from '../../harness/device.ts';
import { GATEWAY_DATABASES } from '../../harness/gateway.ts';
import { FAILPOINT_NAMES, type FailpointName } from './failpoints.ts';
import { type HeadOffice, headOffice } from './head-office.ts';
import { ShowroomPc } from './showroom-pc.ts';
import { verdict } from './verdict.ts';

const postgresql = GATEWAY_DATABASES.length > 1;
/** Parties a person registers, one after the other, while their PC may go down. */
const SAVES = 3;

describe.skipIf(!postgresql)('two PCs killed at every failpoint (needs PostgreSQL)', () => {
  let office: HeadOffice;
  let elsewhere: TestDevice;
  const pcs = [new ShowroomPc(), new ShowroomPc()] as const;
  beforeAll(async () => {
    office = await headOffice();
    elsewhere = await enrolTestDevice(office.url, await office.code());
    await Promise.all(pcs.map((pc) => pc.start()));
    await pcs[0].setUp(office.url, await office.code());
    await pcs[1].join(office.url, await office.code());
    await Promise.all(pcs.map((pc) => pc.settled()));
    await Promise.all(pcs.map((pc) => pc.stop()));
  });
  afterAll(async () => {
    await Promise.all(pcs.map((pc) => pc.remove()));
    await office.close();
  });

  /** Somebody works at the PC until it goes down at `failpoint`. */
  async function workUntilKilled(pc: (typeof pcs)[number], failpoint: FailpointName): Promise<void> {
    await pc.start({ failpoint });
    const work = async () => {
      await pc.login();
      for (let n = 1; n <= SAVES; n += 1)
        await pc.register(`${pcs.indexOf(pc)} 号机 ${FAILPOINT_NAMES.indexOf(failpoint)} 之 ${n}`);
    };
    // The failpoint may come amid the work or after it.
    await work().catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
    });
    expect(await pc.died(), failpoint).toBe('SIGKILL');
  }

  test('every save shown as saved is at the gateway once, and both PCs show what the gateway has', async () => {
    const half = FAILPOINT_NAMES.length / 2;
    for (let round = 0; round < half; round += 1) {
      const { id, ...patch } = visitDoc({ guestName: `别处第 ${round} 批` });
      const pushed = await elsewhere.push([elsewhere.op({ entity: 'visit', entity_id: id, patch })]);
      expect(pushed.body.results[0]).toMatchObject({ status: 'applied' });
      await Promise.all(pcs.map((pc, i) => workUntilKilled(pc, FAILPOINT_NAMES[round + i * half]!)));
    }
    for (const pc of pcs) {
      await pc.start();
      await pc.login();
    }
    // Twice: what the second sends last the first has yet to receive.
    for (const pc of [...pcs, ...pcs]) await pc.settled();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await Promise.all(pcs.map((pc) => pc.stop()));
    const found = await verdict(pcs, office.seen);
    expect(found.violations).toEqual([]);
    expect(found.told).toBeGreaterThan(FAILPOINT_NAMES.length);
  });
});
