import { VERSION } from '../version.ts';
import { histogram, type Labels, type Sample, series } from './exposition.ts';
import type { Setting } from './setting.ts';

/** Prometheus text: how the showrooms stand, what waits for the CRM, and how this process works. Nothing is about a person. */
export async function metrics({ database, figures, traffic, wakeUps }: Setting, now: number): Promise<string> {
  const { stores, refusals, crm, parked } = await figures(now);
  const seconds = (since: number | null): number => (since === null ? 0 : Math.max(0, (now - since) / 1000));
  const of = (storeId: string): Labels => ({ store: storeId });
  const perStore = (name: string, help: string, value: (store: (typeof stores)[number]) => number): string[] =>
    series(
      'gauge',
      `zhanting_${name}`,
      help,
      stores.map((store): Sample => [of(store.storeId), value(store)]),
    );
  const pool = database.usage?.();
  return [
    ...series('gauge', 'zhanting_info', 'version of the program', [[{ version: VERSION, database: database.kind }, 1]]),
    ...perStore('backlog_operations', 'operations waiting at the PCs, as last told', ({ pending }) => pending),
    ...perStore('oldest_pending_seconds', 'age of the oldest waiting operation', (store) =>
      seconds(store.oldestPendingAt),
    ),
    ...perStore('silence_seconds', 'time since the PC unheard of longest was heard', (store) =>
      seconds(store.lastSeenAt),
    ),
    ...perStore('lag_changes', 'changes the PC furthest behind has not fetched', ({ lag }) => lag),
    ...perStore('devices', 'active PCs', ({ devices }) => devices),
    ...perStore('head_seq', 'changes in the log', ({ headSeq }) => headSeq),
    ...perStore('proof_age_seconds', 'age of the oldest proof among the active PCs', ({ provenAt }) =>
      seconds(provenAt),
    ),
    ...perStore('differing_devices', 'PCs whose last proof found a difference', ({ differing }) => differing),
    ...series(
      'gauge',
      'zhanting_parked_operations',
      'operations the gateway gave up on for now',
      parked.map((row) => [of(row.storeId), row.count]),
    ),
    ...series(
      'gauge',
      'zhanting_crm_outbox',
      'records towards the CRM by state',
      crm.map((row) => [{ ...of(row.storeId), state: row.state }, row.count]),
    ),
    ...series(
      'gauge',
      'zhanting_crm_oldest_pending_seconds',
      'age of the oldest record waiting for the CRM',
      crm.filter(({ state }) => state === 'pending').map((row) => [of(row.storeId), seconds(row.oldestAt)]),
    ),
    ...series(
      'counter',
      'zhanting_refused_operations_total',
      'operations not applied, by code',
      refusals.map((row) => [{ ...of(row.storeId), code: row.code }, row.count]),
    ),
    ...series(
      'counter',
      'zhanting_requests_total',
      'requests answered by this process',
      traffic.answers.map(({ route, status, count }) => [{ route, status }, count]),
    ),
    ...series('gauge', 'zhanting_event_listeners', 'PCs that wait for wake-ups here', [[{}, wakeUps.listeners]]),
    ...histogram('zhanting_push_seconds', 'time to answer a push', traffic.push),
    ...(pool
      ? series('gauge', 'zhanting_database_connections', 'connections of this process by use', [
          [{ use: 'busy' }, pool.busy],
          [{ use: 'idle' }, pool.idle],
          [{ use: 'wanted' }, pool.waiting],
        ])
      : []),
    ...series('gauge', 'process_resident_memory_bytes', 'memory of this process', [[{}, process.memoryUsage.rss()]]),
    ...series('counter', 'process_cpu_seconds_total', 'processor time of this process', [[{}, cpuSeconds()]]),
    '',
  ].join('\n');
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
