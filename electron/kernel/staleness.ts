import type { Connection } from './connection.ts';

/** One field somebody else changed since a form was opened. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
  byName: string | null;
  at: number;
}

/** What happened to a record after revision `rev`, newest last, from the audit log. */
export function changesSince(db: Connection, id: string, rev: number): FieldChange[] {
  const lines = db
    .prepare(
      `SELECT audit.at, audit.detail, staff.name AS byName FROM audit LEFT JOIN staff ON staff.id = audit.actor_id
       WHERE audit.entity_id = ? AND audit.rev > ? ORDER BY audit.seq`,
    )
    .all(id, rev) as { at: number; detail: string; byName: string | null }[];
  return lines.flatMap(({ at, detail, byName }) =>
    Object.entries(JSON.parse(detail) as Record<string, [unknown, unknown]>).map(([field, [from, to]]) => ({
      field,
      from,
      to,
      byName,
      at,
    })),
  );
}
