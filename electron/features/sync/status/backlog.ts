import { PARKED_AFTER } from '../../../../db/sync/model.ts';
import type { Connection } from '../../../kernel/connection.ts';
import { ELSEWHERE } from '../issues/rows.ts';

/** How much waits, in numbers. */
export interface Backlog {
  /** Waiting or being sent, without what needs a person. */
  pending: number;
  held: number;
  /** Rejected, deferred five times, or in conflict (again, when the decision was taken back), as 需处理 lists them: a person must look. */
  rejected: number;
  /** Of `rejected`: records with two versions, met here or on another PC. */
  undecided: number;
  /** When the oldest waiting operation was saved, UTC ms. */
  oldestPendingAt: number | null;
}

/** Reads indexes only: asked after every save and every batch, whatever the backlog. */
export function backlogReader(db: Connection): () => Backlog {
  const count = db.prepare('SELECT count(*) FROM outbox WHERE state = ?').pluck();
  const parked = db
    .prepare(`SELECT count(*) FROM outbox WHERE next_try_at IS NOT NULL AND attempts >= ${PARKED_AFTER}`)
    .pluck();
  // However many changes of a record clash, its two versions are decided about at once.
  const undecided = db
    .prepare(
      `SELECT count(*) FROM (SELECT entity_id FROM outbox WHERE state = 'conflict'
         UNION SELECT s.entity_id FROM sync_issue s JOIN outbox o ON o.op_id = s.op_id
         WHERE s.resolved_at IS NULL AND o.code = 'resolved')`,
    )
    .pluck();
  const elsewhere = db
    .prepare(
      `SELECT count(*) FROM (SELECT DISTINCT q.entity_id, q.asked_from FROM question q
         WHERE q.resolved_at IS NULL AND ${ELSEWHERE})`,
    )
    .pluck();
  const oldest = db.prepare(`SELECT wall_at FROM outbox WHERE state = 'pending' ORDER BY op_seq LIMIT 1`).pluck();
  const of = (state: string) => count.get(state) as number;
  return () => {
    const stuck = parked.get() as number;
    const clashes = (undecided.get() as number) + (elsewhere.get() as number);
    return {
      pending: of('pending') - stuck,
      held: of('held'),
      rejected: of('rejected') + stuck + clashes,
      undecided: clashes,
      oldestPendingAt: (oldest.get() as number | undefined) ?? null,
    };
  };
}
