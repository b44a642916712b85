import type { OperatorKind, WireOp } from '../../../../gateway/protocol.ts';
import type { OutboxRow } from '../../../kernel/outbox.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import type { Lease } from '../../../workers/sync/messages.ts';
import { consentGate } from '../consent/gate.ts';
import type { RecordReader } from '../records.ts';
import { backlogReader } from '../status/backlog.ts';
import { dueReader } from './due.ts';

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
  const gate = consentGate(store, read);
  const backlog = backlogReader(store.db);
  const due = dueReader(store);

  const found = (limit: number, maxBytes: number) => fitting(due.rows(limit), maxBytes);
  /** What may go to a head office. */
  const passed = (tx: Write, limit: number, maxBytes: number) => {
    const more = gate.reviewSlice(tx);
    const { ops, again } = gate.pass(tx, found(limit, maxBytes));
    return { ops, more: more || again };
  };

  return {
    gate,
    lease(limit: number, maxBytes: number, operator: OperatorKind): Lease {
      const { ops, more } =
        operator === 'dealer'
          ? { ops: found(limit, maxBytes), more: false }
          : store.write(SYSTEM, (tx) => passed(tx, limit, maxBytes));
      const { pending, oldestPendingAt } = backlog();
      return { ops: ops.map(wire), pendingCount: pending, oldestPendingAt, nextDueAt: due.nextAt(), more };
    },
  };
}
