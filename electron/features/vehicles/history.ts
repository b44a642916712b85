import type { Role } from '../../../db/staff/model.ts';
import type { Store } from '../../kernel/store.ts';
import { seesCost } from './rows.ts';

export interface HistoryLine {
  seq: number;
  at: number;
  /** `create`, `update`, `status`, `link`, `delete` */
  action: string;
  byName: string | null;
  /** Linked customers stand there by name. */
  changes: { field: string; from: unknown; to: unknown }[];
}

export const HISTORY = `SELECT audit.seq, audit.at, audit.action, audit.detail, staff.name AS byName
  FROM audit LEFT JOIN staff ON staff.id = audit.actor_id
  WHERE audit.entity_id = ? AND audit.entity = 'vehicle' AND audit.rev IS NOT NULL ORDER BY audit.seq DESC LIMIT 200`;

/** What happened to a car, newest first; looks at it are left out. The id of anything else has no history here. */
export function historyOf(store: Store, role: Role, id: string): HistoryLine[] {
  const lines = store.db.prepare(HISTORY).all(id) as (Omit<HistoryLine, 'changes'> & { detail: string })[];
  const names = store.db.prepare('SELECT name FROM customer WHERE id = ?').pluck();
  const readable = (field: string, value: unknown) =>
    typeof value === 'string' && (field === 'buyerId' || field === 'driverId') ? (names.get(value) ?? null) : value;
  return lines
    .map(({ detail, ...line }) => ({
      ...line,
      changes: Object.entries(JSON.parse(detail) as Record<string, [unknown, unknown]>)
        .filter(([field]) => field !== 'costFen' || seesCost(role))
        .map(([field, [from, to]]) => ({ field, from: readable(field, from), to: readable(field, to) })),
    }))
    .filter(({ action, changes }) => action !== 'update' || changes.length > 0);
}
