/** A showroom's app in a process of its own, behind the browser host's own listener, with the means to measure its main thread. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { silentLogger } from '../../../electron/kernel/logger.ts';
import { listenOnLoopback } from '../../../electron/loopback.ts';
import { createShowroom, type ShowroomApp } from '../../../electron/showroom.ts';
import { testStaff } from '../../harness/store.ts';
import type { Delay } from './stall.ts';

export type ClientOrder =
  | { open: string }
  | { enrol: { url: string; code: string } }
  /** How far this PC has come. */
  | { place: true }
  /** Starts measuring anew. @returns what was measured before */
  | { delay: true }
  | { close: true };

const MS = 1e6;
const delay = monitorEventLoopDelay({ resolution: 1 });
let app: ShowroomApp;
let host: Awaited<ReturnType<typeof listenOnLoopback>>;

async function answer(order: ClientOrder): Promise<unknown> {
  if ('open' in order) {
    app = await createShowroom({ dir: order.open, log: silentLogger() });
    host = await listenOnLoopback(0, (request) => app.fetch(request));
    const { store, sessions } = app.showroom!;
    const session = sessions.open({ id: testStaff(store, '陈立', 'manager'), name: '陈立', role: 'manager' });
    return { url: host.url, token: session.token };
  }
  const { store, sync } = app.showroom!;
  if ('enrol' in order) return sync.enrol({ id: 'system' }, order.enrol).then(() => true);
  if ('place' in order) return store.db.prepare('SELECT cursor, snapshot_after AS "after" FROM sync_state').get();
  if ('delay' in order) {
    const [p50, p99, max] = [delay.percentile(50) / MS, delay.percentile(99) / MS, delay.max / MS];
    delay.reset();
    delay.enable();
    return { p50, p99, max } satisfies Delay;
  }
  await host.close();
  await app.close();
  delay.disable();
  process.disconnect();
  return null;
}

process.on('message', (order: ClientOrder) => {
  void answer(order).then(
    (value) => process.connected && process.send!({ value }),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
// The bench ended in an error.
process.on('disconnect', () => setTimeout(() => process.exit(), 10_000).unref());
