import type { OperatorKind, WireOp } from '../../../gateway/protocol.ts';
import { OUTBOX_ROW, type OutboxRow } from '../../kernel/outbox.ts';
import type { Store } from '../../kernel/store.ts';
import type { Lease } from '../../workers/sync/messages.ts';
import { SYNC_TIMING } from '../../workers/sync/timing.ts';
import { backlogReader } from './backlog.ts';
import { consentGate } from './consent-gate.ts';
import type { RecordReader } from './records.ts';

const SYSTEM = { id: 'system' };

const wire = ({ opId, opSeq, sha256, body, originDevice, originEpoch, originSeq }: OutboxRow): WireOp => ({
  op_id: opId,
  op_seq: opSeq,
  sha256,
  body,
  ...(originDevice ? { origin: { device_id: originDevice, epoch: originEpoch!, op_seq: originSeq! } } : {}),
});

/** As many from the front as fit into `maxBytes`; one at least, however large it is. */
function fitting(ops: OutboxRow[], maxBytes: number): OutboxRow[] {
  let bytes = 0;
  const end = ops.findIndex((op, index) => {
    bytes += Buffer.byteLength(op.body);
    return index > 0 && bytes > maxBytes;
  });
  return end === -1 ? ops : ops.slice(0, end);
}

/**
 * Hands out what may be sent now, oldest first. A lease is not written down: with one request in flight, whatever was handed out
 * and not answered is simply handed out again, and its `op_id` makes the effect happen once.
 */
export function leasing(store: Store, read: RecordReader) {
  const { db } = store;
  const gate = consentGate(store, read);
  const backlog = backlogReader(db);
  // Later operations of a record wait for an earlier one that is deferred or waits for a person.
  // An instant further ahead than any wait is one of a clock that was set back since.
  const due = db.prepare(
    `SELECT ${OUTBOX_ROW} FROM outbox AS o
     WHERE o.state = 'pending' AND (o.next_try_at IS NULL OR o.next_try_at NOT BETWEEN @now + 1 AND @furthest) AND NOT EXISTS (
       SELECT 1 FROM outbox AS earlier WHERE earlier.entity_id = o.entity_id AND earlier.op_seq < o.op_seq
       AND (earlier.state IN ('rejected', 'conflict')
         OR (earlier.state = 'pending' AND earlier.next_try_at BETWEEN @now + 1 AND @furthest)))
     ORDER BY o.op_seq LIMIT @limit`,
  );
  const nextDue = db
    .prepare('SELECT min(next_try_at) FROM outbox WHERE next_try_at BETWEEN @now + 1 AND @furthest')
    .pluck();
  const instants = () => {
    const now = store.clock.now();
    return { now, furthest: now + SYNC_TIMING.backoffCapMs };
  };

  const choose = (limit: number, maxBytes: number, operator: OperatorKind) => {
    const more = operator === 'head_office' && gate.reviewSlice();
    const found = fitting(due.all({ ...instants(), limit }) as OutboxRow[], maxBytes);
    if (operator === 'dealer') return { ops: found, more };
    const passed = gate.pass(found);
    return { ops: passed.ops, more: more || passed.again };
  };

  return {
    gate,
    lease(limit: number, maxBytes: number, operator: OperatorKind): Lease {
      const { ops, more } =
        operator === 'dealer'
          ? choose(limit, maxBytes, operator)
          : store.write(SYSTEM, () => choose(limit, maxBytes, operator));
      const { pending, oldestPendingAt } = backlog();
      const nextDueAt = nextDue.get(instants()) as number | null;
      return { ops: ops.map(wire), pendingCount: pending, oldestPendingAt, nextDueAt, more };
    },
  };
}
