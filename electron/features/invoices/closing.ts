import type { Shut } from '../../../db/documents/gate.ts';
import { prepared } from '../../kernel/statements.ts';
import { askBeforeClosing } from '../orders/closing.ts';
import { carsOf } from '../orders/rows.ts';
import { liveInvoiceOf } from './rows.ts';

const DAMAGES = `SELECT count(*) FROM delivery_note note
  JOIN stock_out out ON out.delivery_note_id = note.id AND out.deleted_at IS NULL
  JOIN damage d ON d.vehicle_id = out.vehicle_id AND d.state = 'open' AND d.deleted_at IS NULL
  WHERE note.order_id = ? AND note.status <> 'cancelled' AND note.deleted_at IS NULL`;

/** G10: an invoice of every car is recorded, and no 途损 of them is open. */
askBeforeClosing((db, orderId) => {
  const bare = carsOf(db, orderId).filter(({ id }) => !liveInvoiceOf(db, id));
  const open = prepared(db, DAMAGES).pluck().get(orderId) as number;
  return [
    ...(bare.length === 0 ? [] : [{ code: 'closing.noInvoice', params: { count: bare.length } }]),
    ...(open === 0 ? [] : [{ code: 'closing.damage', params: { count: open } }]),
  ] satisfies Shut[];
});
