import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';

/** Triggers that make the audit log append-only even for our own code. */
export const AUDIT_GUARD = `
CREATE TRIGGER IF NOT EXISTS audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
`;

export interface AuditLine {
  at: number;
  actorId: string;
  /** `create`, `update`, `delete`, `view`, `search`, `reveal`, `export`, `login`, … */
  action: string;
  entity: string;
  entityId: string | null;
  rev: number | null;
  /** JSON text. */
  detail: string;
  /** Name of the PC it was saved on, when that is another one. */
  device?: string | null;
}

const link = (previous: string, line: AuditLine) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        previous,
        line.at,
        line.actorId,
        line.action,
        line.entity,
        line.entityId,
        line.rev,
        line.detail,
        // Lines from before there was a place have none in their link.
        ...(line.device == null ? [] : [line.device]),
      ]),
    )
    .digest('hex');

/** Appends lines to the hash chain; call inside the transaction of what they describe. */
export function auditTrail(db: Connection) {
  const newest = db.prepare('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1').pluck();
  const insert = db.prepare(
    'INSERT INTO audit (at, actor_id, action, entity, entity_id, rev, detail, device, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    append(line: AuditLine): void {
      const hash = link((newest.get() as string | undefined) ?? '', line);
      const { at, actorId, action, entity, entityId, rev, detail, device = null } = line;
      insert.run(at, actorId, action, entity, entityId, rev, detail, device, hash);
    },
  };
}

/** First sequence number at which the chain does not hold, or null when it does. Reads the whole log. */
export function brokenAuditLink(db: Connection): number | null {
  let previous = '';
  const rows = db
    .prepare(
      'SELECT seq, at, actor_id AS actorId, action, entity, entity_id AS entityId, rev, detail, device, hash FROM audit ORDER BY seq',
    )
    .iterate() as IterableIterator<AuditLine & { seq: number; hash: string }>;
  for (const row of rows) {
    if (link(previous, row) !== row.hash) return row.seq;
    previous = row.hash;
  }
  return null;
}
