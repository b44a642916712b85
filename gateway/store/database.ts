import type { Channel, Ears } from './channel.ts';

/** A row as the driver returns it: bytea as Uint8Array, jsonb parsed, bigint as number (sequences stay below 2^53). */
export type Row = Record<string, unknown>;

/** One statement at a time, `$1` parameters. The same SQL runs on PGlite and on PostgreSQL. */
export interface Queryable {
  query<T extends object = Row>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/**
 * The smallest thing the gateway needs of a database. `transaction` commits when the callback returns and rolls back when it
 * throws.
 */
export interface Database extends Queryable {
  readonly kind: 'pglite' | 'postgresql';
  /** Connections by use; absent where there is only one. `waiting`: callers that want one and have none. */
  usage?(): { busy: number; idle: number; waiting: number };
  transaction<T>(run: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Messages between the gateways on this database; absent where there can only be one. */
  channel?(name: string, ears: Ears): Channel;
  close(): Promise<void>;
}

/** SQLSTATE of a database error, or null for any other error. */
export function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/**
 * Whether the database itself is unwell (connection lost, disk full, shutting down, serialisation) rather than one operation
 * being impossible. Such an error answers 503 and blames nobody.
 */
export function isOutage(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return /^(08|40|53|55|57|58|XX)/.test(state) || state === '25006';
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(E[A-Z]+)$/.test(code)) return true;
  return typeof message === 'string' && /connection (terminated|timeout)|is closed|timeout exceeded/i.test(message);
}
