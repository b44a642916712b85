import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDevice } from '../../harness/device.ts';
import { newCards } from '../cards.ts';
import { percentile } from '../measure.ts';
import { preparePushes, send } from '../sender.ts';
import { nightlyArrivals, WINDOW_MS } from './arrivals.ts';
import type { Office } from './office.ts';
import { mustBeApplied } from './sending.ts';
import { openStreams } from './streams.ts';

const LOOK_EVERY_MS = 500;

/** Really sends what these PCs would send in a night, at the arrivals of their own slots pressed together into `within` ms. */
export async function sendNight(
  office: Office,
  pcs: readonly TestDevice[],
  { operations, within }: { operations: number; within: number },
): Promise<void> {
  const prepared = [];
  for (const device of pcs) prepared.push(await preparePushes(device, [newCards(device, operations)]));
  const slots = nightlyArrivals(pcs.map(({ device_id: id }) => id)).map((at) => (at / WINDOW_MS) * within);
  const streams = await openStreams(
    office,
    prepared.map(({ token }) => token),
  );
  const watch = watchConnections(office);
  const started = performance.now();
  const answers: string[] = [];
  const times: number[] = [];
  let inside = 0;
  let mostInside = 0;
  await Promise.all(
    prepared.map(async ({ token, requests }, i) => {
      await sleep(slots[i]!);
      inside += 1;
      mostInside = Math.max(mostInside, inside);
      answers.push(await send(office.url, token, requests[0]!));
      inside -= 1;
      // From the slot, not from when this busy process got round to it.
      times.push(performance.now() - started - slots[i]!);
    }),
  );
  const drained = performance.now() - started;
  const connections = await watch.end();
  const { open, bytesEach, heard } = streams;
  streams.close();
  mustBeApplied(answers, pcs.length * operations);
  const sorted = Float64Array.from(times).sort();
  console.log(
    `Really sent: ${pcs.length / 4} showrooms × 4 PCs × ${operations} operations, the night pressed into ${within / 1000} s ` +
      `(as 3,000 showrooms within ${Math.round((within * 10) / 60_000)} minutes): drained ${((drained - Math.max(...slots)) / 1000).toFixed(1)} s after the last slot, ` +
      `${Math.round((pcs.length * operations) / (drained / 1000))} operations/s, answer p50 ${percentile(sorted, 50).toFixed(0)} ms, p99 ${percentile(sorted, 99).toFixed(0)} ms, ` +
      `max ${sorted.at(-1)!.toFixed(0)} ms, ${mostInside} requests and ${connections} database connections at once`,
  );
  console.log(
    `Meanwhile ${open} PCs kept their connection for wake-ups open (${Math.round(bytesEach / 1024)} KiB of the gateway's memory each) and heard ${heard} of them`,
  );
}

/** The most connections `/metrics` told while it watched; `-` on PGlite. */
function watchConnections({ title, metric }: Office): { end(): Promise<number | string> } {
  let over = false;
  let most = 0;
  const look = async (): Promise<void> => {
    while (!over) {
      most = Math.max(most, await metric('zhanting_database_connections{use="busy"}'));
      await sleep(LOOK_EVERY_MS);
    }
  };
  const looking = title === 'PostgreSQL' ? look() : Promise.resolve();
  return {
    end: async () => {
      over = true;
      await looking;
      return title === 'PostgreSQL' ? most : '-';
    },
  };
}
