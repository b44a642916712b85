import { OUTBOX_ROW, type OutboxRow } from '../../../kernel/outbox.ts';
import type { Store } from '../../../kernel/store.ts';
import { SYNC_TIMING } from '../../../workers/sync/timing.ts';

// Later operations of a record wait for an earlier one that is deferred or waits for a person.
// An instant further ahead than any wait is one of a clock that was set back since.
const DUE = `FROM outbox AS o
  WHERE o.state = 'pending' AND (o.next_try_at IS NULL OR o.next_try_at NOT BETWEEN @now + 1 AND @furthest) AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier WHERE earlier.entity_id = o.entity_id AND earlier.op_seq < o.op_seq
    AND (earlier.state IN ('rejected', 'conflict')
      OR (earlier.state = 'pending' AND earlier.next_try_at BETWEEN @now + 1 AND @furthest)))
  ORDER BY o.op_seq`;

/** What of the outbox may be sent at this moment; less than what waits (`backlogReader`), which may wait for a person. */
export function dueReader({ db, clock }: Store) {
  const due = db.prepare(`SELECT ${OUTBOX_ROW} ${DUE} LIMIT @limit`);
  const first = db.prepare(`SELECT 1 ${DUE} LIMIT 1`);
  const next = db
    .prepare('SELECT min(next_try_at) FROM outbox WHERE next_try_at BETWEEN @now + 1 AND @furthest')
    .pluck();
  const instants = () => {
    const now = clock.now();
    return { now, furthest: now + SYNC_TIMING.backoffCapMs };
  };
  return {
    /** Oldest first. */
    rows: (limit: number) => due.all({ ...instants(), limit }) as OutboxRow[],
    any: () => first.get(instants()) !== undefined,
    /** When the next deferred operation may be tried again. */
    nextAt: () => next.get(instants()) as number | null,
  };
}
