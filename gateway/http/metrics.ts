import type { Database } from '../store/database.ts';
import { readFigures } from '../store/figures.ts';

/** Prometheus text: per showroom what waits at its PCs, how old it is, what was refused, what waits for the CRM. */
export async function metrics(database: Database, now: number): Promise<string> {
  const { stores, refusals, crm, parked } = await readFigures(database);
  const seconds = (since: number | null): number => (since === null ? 0 : Math.max(0, (now - since) / 1000));
  const of = (storeId: string): Labels => ({ store: storeId });
  return [
    ...gauge(
      'zhanting_backlog_operations',
      'operations waiting at the PCs, as last told',
      stores.map((store) => [of(store.storeId), store.pending]),
    ),
    ...gauge(
      'zhanting_oldest_pending_seconds',
      'age of the oldest waiting operation',
      stores.map((store) => [of(store.storeId), seconds(store.oldestPendingAt)]),
    ),
    ...gauge(
      'zhanting_lag_seconds',
      'time since the PC unheard of longest was heard',
      stores.map((store) => [of(store.storeId), seconds(store.lastSeenAt)]),
    ),
    ...gauge(
      'zhanting_devices',
      'active PCs',
      stores.map((store) => [of(store.storeId), store.devices]),
    ),
    ...gauge(
      'zhanting_head_seq',
      'changes in the log',
      stores.map((store) => [of(store.storeId), store.headSeq]),
    ),
    ...gauge(
      'zhanting_parked_operations',
      'operations parked',
      parked.map((row) => [of(row.storeId), row.count]),
    ),
    ...gauge(
      'zhanting_crm_outbox',
      'records towards the CRM by state',
      crm.map((row) => [{ ...of(row.storeId), state: row.state }, row.count]),
    ),
    ...series(
      'counter',
      'zhanting_refused_operations_total',
      'operations not applied, by code',
      refusals.map((row) => [{ ...of(row.storeId), code: row.code }, row.count]),
    ),
    '',
  ].join('\n');
}

type Labels = Record<string, string>;
type Sample = [Labels, number];

const gauge = (name: string, help: string, samples: Sample[]): string[] => series('gauge', name, help, samples);

function series(type: 'gauge' | 'counter', name: string, help: string, samples: Sample[]): string[] {
  const lines = samples.map(([labels, value]) => {
    const text = Object.entries(labels).map(([label, of]) => `${label}=${JSON.stringify(of)}`);
    return `${name}{${text.join(',')}} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}
