import { z } from 'zod';
import { orderStates } from '../../../db/orders/model.ts';
import { salesOrder } from '../../../db/orders/table.ts';
import { withAliases } from '../../kernel/alias.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

/** 销售订单, the newest first. */
export const orderList = listing({
  entity: 'sales_order',
  table: salesOrder,
  fields: [
    ...(['docNo', 'docOn', 'status', 'customerId', 'customerName', 'consultantId'] as const),
    ...(['paymentMode', 'plannedDeliveryOn', 'updatedAt'] as const),
  ],
  also: {
    consultantName: column<string | null>('(SELECT name FROM staff WHERE staff.id = r.consultant_id)'),
    cars: column<number>(
      '(SELECT count(*) FROM order_vehicle car WHERE car.order_id = r.id AND car.ended IS NULL AND car.deleted_at IS NULL)',
    ),
    carName: column<string | null>(
      `(SELECT product.name FROM order_vehicle car JOIN product ON product.id = car.product_id
        WHERE car.order_id = r.id AND car.deleted_at IS NULL ORDER BY car.line_no LIMIT 1)`,
    ),
    vehicleFen: column<number | null>(
      '(SELECT sum(car.vehicle_fen) FROM order_vehicle car WHERE car.order_id = r.id AND car.ended IS NULL AND car.deleted_at IS NULL)',
    ),
  },
  filters: z.object({
    text: textFilter(),
    status: z.enum(orderStates).optional(),
    consultantId: z.uuid().optional(),
    customerId: z.uuid().optional(),
  }),
  where: ({ text, status, consultantId, customerId }) => [
    status && ['r.status = ?', status],
    consultantId && ['r.consultant_id = ?', consultantId],
    customerId && [`r.customer_id IN ${withAliases('customer', '?')}`, customerId],
    holding(text, 'r.doc_no', 'r.customer_name', 'r.buyer_name'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status, consultantId }) =>
        status ? 'sales_order_status' : consultantId ? 'sales_order_consultant' : 'sales_order_updated',
    },
    planned: { by: ['plannedDeliveryOn'], index: 'sales_order_planned', blanks: true },
  },
  sort: 'updated',
  line: (row) => row,
});
