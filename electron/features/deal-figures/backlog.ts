import { dayOf, daysBetween } from '../../../db/core/day.ts';
import type { BacklogRow, FigureScope } from '../../../db/deal-figures/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { carName, ofSeries, owned, scoped, staffName } from './scope.ts';

/** Its allocation that holds, with the day it was made. */
const HELD = `(SELECT a.id FROM allocation a WHERE a.order_vehicle_id = car.id AND a.status = 'held' AND a.claim_state IS NOT 'lost'
  AND a.deleted_at IS NULL ORDER BY a.claim_state IS NOT 'confirmed', a.created_at LIMIT 1)`;

/** Cars of open orders that have not left. */
export const BACKLOG = `SELECT car.id, sales.id AS orderId, sales.doc_no AS docNo, sales.customer_name AS customerName,
    ${staffName('sales.consultant_id')} AS consultantName, ${carName('car')} AS carName, sales.doc_on AS orderedOn,
    sales.planned_delivery_on AS plannedOn, car.vehicle_fen AS vehicleFen, held.vehicle_id AS vehicleId, held.vin,
    held.created_at AS heldAt
  FROM sales_order sales INDEXED BY sales_order_status
  CROSS JOIN order_vehicle car ON car.order_id = sales.id AND car.ended IS NULL AND car.deleted_at IS NULL
  LEFT JOIN allocation held ON held.id = ${HELD}
  WHERE sales.status = 'open' AND sales.deleted_at IS NULL AND ${owned('sales.consultant_id')} AND ${ofSeries('car.product_id')}
    AND NOT EXISTS (SELECT 1 FROM delivery_note note JOIN stock_out out ON out.delivery_note_id = note.id
      WHERE note.order_vehicle_id = car.id AND out.status = 'left' AND out.deleted_at IS NULL AND note.deleted_at IS NULL)
  ORDER BY sales.doc_on, sales.id, car.line_no`;

type Row = Omit<BacklogRow, 'age' | 'overdue' | 'allocatedDays'> & { heldAt: number | null };

/** 订单储备, the oldest order first, as of today. */
export function backlogRows(store: Store, scope: FigureScope): BacklogRow[] {
  const today = todayOf(store);
  const since = (on: string | null) => (on === null ? 0 : Math.max(0, daysBetween(on, today)));
  return (prepared<Row>(store.db, BACKLOG).all(scoped(scope)) as Row[]).map(({ heldAt, ...row }) => ({
    ...row,
    age: since(row.orderedOn),
    overdue: since(row.plannedOn),
    allocatedDays: heldAt === null ? null : since(dayOf(heldAt)),
  }));
}
