import { maskPhone } from '../../../db/customers/phone.ts';
import type { RowOf } from '../../../db/entities.ts';
import { costRoles } from '../../../db/vehicles/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { seeing } from '../../records/seeing.ts';

export type Direct = RowOf<'direct_request'>;

export const directSight = seeing({
  entity: 'direct_request',
  hides: {
    lastEventId: () => false,
    contentHash: () => false,
    costFen: ({ role }) => (costRoles as readonly string[]).includes(role),
  },
  // Whoever typed it may read it; the paper carries it, for the supplier has to ring.
  masks: {
    phone: {
      open: ({ id, role }, { createdBy }) => role === 'manager' || role === 'admin' || createdBy === id,
      star: maskPhone,
    },
  },
});

type Found = Pick<Direct, 'id' | 'docNo' | 'status'>;
const LIVE = `SELECT id, doc_no AS docNo, status FROM direct_request WHERE order_vehicle_id = ? AND status NOT IN ('refused', 'cancelled')
  AND deleted_at IS NULL ORDER BY created_at, id LIMIT 1`;
/** The 直运申请 of a car of an order that stands. */
export const directOf = (db: Connection, orderVehicleId: string): Found | undefined =>
  prepared<Found>(db, LIVE).get(orderVehicleId) as Found | undefined;
