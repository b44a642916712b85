import { z } from 'zod';
import { noteStates } from '../../../db/deliveries/model.ts';
import { deliveryNote } from '../../../db/deliveries/table.ts';
import { standingSql } from '../../kernel/alias.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

const OUT = (field: string) =>
  `(SELECT ${field} FROM stock_out out WHERE out.delivery_note_id = r.id AND out.deleted_at IS NULL LIMIT 1)`;
const SIGN = `(SELECT status FROM sign_off sign WHERE sign.delivery_note_id = r.id AND sign.deleted_at IS NULL LIMIT 1)`;
const CUSTOMER = `(SELECT name FROM customer WHERE customer.id = ${standingSql('customer', 'r.customer_id')})`;
/** Of the car that goes out, before there is a slip of the one that is allocated. */
const VIN = `coalesce((SELECT car.vin FROM stock_out out JOIN vehicle car ON car.id = out.vehicle_id WHERE out.delivery_note_id = r.id LIMIT 1),
  (SELECT given.vin FROM allocation given INDEXED BY allocation_order WHERE given.order_vehicle_id = r.order_vehicle_id
    AND given.status = 'held' AND given.claim_state IS NOT 'lost' AND given.deleted_at IS NULL LIMIT 1))`;

/** 交车, by when it is planned: the next one first, what has no day yet last. */
export const noteList = listing({
  entity: 'delivery_note',
  table: deliveryNote,
  fields: ['docNo', 'status', 'plannedOn', 'plannedTime', 'bay', 'mode', 'orderId', 'updatedAt'],
  also: {
    customerName: column<string | null>(CUSTOMER),
    orderNo: column<string | null>('(SELECT doc_no FROM sales_order WHERE sales_order.id = r.order_id)'),
    ownerName: column<string | null>('(SELECT name FROM staff WHERE staff.id = r.owner_id)'),
    outStatus: column<string | null>(OUT('status')),
    signStatus: column<string | null>(SIGN),
    vin: column<string | null>(VIN),
  },
  filters: z.object({
    text: textFilter(),
    status: z.enum(noteStates).optional(),
    ownerId: z.uuid().optional(),
    plannedOn: z.string().optional(),
  }),
  where: ({ text, status, ownerId, plannedOn }) => [
    status && ['r.status = ?', status],
    ownerId && ['r.owner_id = ?', ownerId],
    plannedOn && ['r.planned_on = ?', plannedOn],
    holding(text, 'r.doc_no', CUSTOMER, VIN, 'r.bay'),
  ],
  sorts: {
    planned: {
      by: ['plannedOn', 'plannedTime'],
      descending: true,
      index: ({ status, ownerId }) =>
        status ? 'delivery_note_status' : ownerId ? 'delivery_note_owner' : 'delivery_note_planned',
    },
  },
  sort: 'planned',
  line: (row) => row,
});
