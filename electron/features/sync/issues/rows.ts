import type { IssueKind } from '../../../../db/sync/model.ts';
import type { EntityName } from '../../../../gateway/protocol.ts';
import type { Connection } from '../../../kernel/connection.ts';

/** A row of `sync_issue` with what became of its operation. */
export interface IssueRow {
  id: string;
  opId: string;
  entity: EntityName;
  entityId: string;
  kind: IssueKind;
  localJson: string;
  serverJson: string | null;
  localBy: string;
  localByName: string | null;
  localAt: number;
  serverSeq: number | null;
  openedAt: number;
  resolvedAt: number | null;
  resolvedBy: string | null;
  resolution: string | null;
  /** Still in the outbox, waiting for the decision; false once a decision was taken back. */
  waiting: 0 | 1;
  /** Brought here on a stick: what it says was never in this PC's record. */
  carried: 0 | 1;
}

const COLUMNS = `s.id, s.op_id AS opId, s.entity, s.entity_id AS entityId, s.kind, s.local_json AS localJson,
  s.server_json AS serverJson, s.local_by AS localBy, staff.name AS localByName, s.local_at AS localAt,
  s.server_seq AS serverSeq, s.opened_at AS openedAt, s.resolved_at AS resolvedAt, s.resolved_by AS resolvedBy,
  s.resolution, o.state = 'conflict' AS waiting, o.origin_device IS NOT NULL AS carried`;
const FROM = `FROM sync_issue s JOIN outbox o ON o.op_id = s.op_id LEFT JOIN staff ON staff.id = s.local_by`;
/** An operation sent again or given up elsewhere has no open question any more. */
const OPEN = `s.resolved_at IS NULL AND (o.state = 'conflict' OR o.code = 'resolved')`;

export const ISSUE_QUERIES = {
  open: `SELECT ${COLUMNS} ${FROM} WHERE ${OPEN} ORDER BY s.opened_at, s.id LIMIT 500`,
  openOf: `SELECT ${COLUMNS} ${FROM} WHERE s.entity_id = ? AND ${OPEN} ORDER BY s.opened_at, s.id`,
  settled: `SELECT ${COLUMNS} ${FROM} WHERE s.resolved_at > ? ORDER BY s.resolved_at DESC LIMIT 200`,
  one: `SELECT ${COLUMNS} ${FROM} WHERE s.id = ?`,
} as const;

export function issueRows(db: Connection, query: keyof typeof ISSUE_QUERIES, ...values: unknown[]): IssueRow[] {
  return db.prepare(ISSUE_QUERIES[query]).all(...values) as IssueRow[];
}

export const parsed = (json: string | null): Record<string, unknown> =>
  json === null ? {} : (JSON.parse(json) as Record<string, unknown>);
