import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import type { Who } from '../../records/who.ts';
import { releaseHeld } from '../allocations/service.ts';
import { contractDocument } from '../contracts/service.ts';
import { liveNoteOf } from '../deliveries/rows.ts';
import { noteDocument } from '../deliveries/service.ts';
import { directOf } from '../direct-shipments/rows.ts';
import { directDocument } from '../direct-shipments/service.ts';
import { carsOf, orderOf } from '../orders/rows.ts';
import { orderDocument } from '../orders/service.ts';
import { quoteDocument } from '../quotes/service.ts';
import type { Cancellation } from './service.ts';

const QUOTES = `SELECT id FROM quote WHERE status IN ('issued', 'accepted') AND deleted_at IS NULL AND (thread_id = @threadId
    OR thread_id = (SELECT thread_id FROM quote of WHERE of.id = (SELECT quote_id FROM contract WHERE contract.id = @contractId)))`;

/**
 * What a decided 退订 ends at once: the car is free, its 发货单, the order and the quotes of the negotiation are off; of one car of several
 * that car alone.
 */
export function endDeal(tx: Write, who: Who, row: Cancellation): void {
  const reason = row.docNo;
  const order = row.orderId === null ? undefined : orderOf(tx.db, row.orderId);
  if (order) {
    const cars = carsOf(tx.db, order.id).filter(({ id }) => row.orderVehicleId === null || id === row.orderVehicleId);
    for (const car of cars) {
      const note = liveNoteOf(tx.db, car.id);
      if (note) noteDocument.along(tx, who, note.id, 'cancelled', reason);
      const direct = directOf(tx.db, car.id);
      if (direct) directDocument.along(tx, who, direct.id, 'cancelled', reason);
      releaseHeld(tx, car.id, reason);
    }
    if (row.orderVehicleId !== null) {
      tx.update('order_vehicle', row.orderVehicleId, { ended: 'cancelled', endedById: row.id }, { action: 'end' });
      return;
    }
    orderDocument.along(tx, who, order.id, 'cancelled', reason);
  }
  const named = { threadId: order?.threadId ?? null, contractId: row.contractId };
  for (const id of prepared(tx.db, QUOTES).pluck().all(named) as string[])
    quoteDocument.along(tx, who, id, 'withdrawn', reason);
  // One that nobody signed binds nobody.
  if (row.contractId !== null) contractDocument.along(tx, who, row.contractId, 'void', reason);
}

/** A contract that was signed ends when the money is settled. */
export function endContract(tx: Write, who: Who, row: Cancellation): void {
  if (row.contractId !== null) contractDocument.along(tx, who, row.contractId, 'terminated', row.docNo);
}
