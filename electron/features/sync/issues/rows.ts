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
  /** Still in this PC's outbox, waiting for the decision; false once a decision was taken back, and of another PC's. */
  waiting: 0 | 1;
  /** Brought here on a stick: what it says was never in this PC's record. */
  carried: 0 | 1;
  /** The PC that met it; null: this one. */
  askedFrom: string | null;
  /** What the other PC says these fields were before; null of this PC's, whose audit log says so. */
  beforeJson: string | null;
}

const COLUMNS = `s.id AS id, s.op_id AS opId, s.entity, s.entity_id AS entityId, s.kind, s.local_json AS localJson,
  s.server_json AS serverJson, s.local_by AS localBy, staff.name AS localByName, s.local_at AS localAt,
  s.server_seq AS serverSeq, s.opened_at AS openedAt, s.resolved_at AS resolvedAt, s.resolved_by AS resolvedBy,
  s.resolution, o.state = 'conflict' AS waiting, o.origin_device IS NOT NULL AS carried,
  NULL AS askedFrom, NULL AS beforeJson`;
const FROM = `FROM sync_issue s JOIN outbox o ON o.op_id = s.op_id LEFT JOIN staff ON staff.id = s.local_by`;
/** An operation sent again or given up elsewhere has no open question any more. */
const OPEN = `s.resolved_at IS NULL AND (o.state = 'conflict' OR o.code = 'resolved')`;
/** The same of what another PC met. */
const ASKED = `q.id AS id, q.id AS opId, q.entity, q.entity_id AS entityId, q.kind, coalesce(q.mine_json, '{}') AS localJson,
  q.theirs_json AS serverJson, q.local_by AS localBy, staff.name AS localByName, q.local_at AS localAt, NULL AS serverSeq,
  q.opened_at AS openedAt, q.resolved_at AS resolvedAt, q.resolved_by AS resolvedBy, q.resolution, 0 AS waiting,
  0 AS carried, q.asked_from AS askedFrom, coalesce(q.before_json, '{}') AS beforeJson`;
const FROM_ELSEWHERE = `FROM question q LEFT JOIN staff ON staff.id = q.local_by`;
/** SQL: not withdrawn, and not of this PC itself. */
export const ELSEWHERE = `q.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM sync_issue WHERE op_id = q.id)`;

const both = (own: string, elsewhere: string): string =>
  `SELECT ${COLUMNS} ${FROM} WHERE ${own} UNION ALL SELECT ${ASKED} ${FROM_ELSEWHERE} WHERE ${elsewhere} AND ${ELSEWHERE}`;

export const ISSUE_QUERIES = {
  open: `${both(OPEN, 'q.resolved_at IS NULL')} ORDER BY openedAt, id LIMIT 500`,
  openOf: `${both(`s.entity_id = @entityId AND ${OPEN}`, 'q.entity_id = @entityId AND q.resolved_at IS NULL')}
    ORDER BY openedAt, id`,
  ownOpenOf: `SELECT ${COLUMNS} ${FROM} WHERE s.entity_id = @entityId AND ${OPEN} ORDER BY s.opened_at, s.id`,
  settled: `${both('s.resolved_at > @since', 'q.resolved_at > @since')} ORDER BY resolvedAt DESC LIMIT 200`,
  one: both('s.id = @id', 'q.id = @id'),
  ofOperation: `SELECT ${COLUMNS} ${FROM} WHERE s.op_id = @opId`,
} as const;

export function issueRows(
  db: Connection,
  query: keyof typeof ISSUE_QUERIES,
  values: Readonly<Record<string, unknown>> = {},
): IssueRow[] {
  return db.prepare(ISSUE_QUERIES[query]).all(values) as IssueRow[];
}

export const parsed = (json: string | null): Record<string, unknown> =>
  json === null ? {} : (JSON.parse(json) as Record<string, unknown>);
