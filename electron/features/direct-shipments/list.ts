import { z } from 'zod';
import { directStates } from '../../../db/direct-shipments/model.ts';
import { directRequest } from '../../../db/direct-shipments/table.ts';
import { standingSql } from '../../kernel/alias.ts';
import { holding } from '../../records/holding.ts';
import { column, listing, textFilter } from '../../records/listing.ts';

const CUSTOMER = `(SELECT name FROM customer WHERE customer.id = ${standingSql('customer', 'r.customer_id')})`;

/** 直运, the newest first. */
export const directList = listing({
  entity: 'direct_request',
  table: directRequest,
  fields: [
    'docNo',
    'docOn',
    'status',
    'orderId',
    'supplier',
    'plannedOn',
    'vin',
    'waybillNo',
    'shippedOn',
    'updatedAt',
  ],
  also: {
    customerName: column<string | null>(CUSTOMER),
    orderNo: column<string | null>('(SELECT doc_no FROM sales_order WHERE sales_order.id = r.order_id)'),
    carName: column<string | null>(
      `(SELECT product.name FROM order_vehicle car JOIN product ON product.id = car.product_id WHERE car.id = r.order_vehicle_id)`,
    ),
  },
  filters: z.object({ text: textFilter(), status: z.enum(directStates).optional() }),
  where: ({ text, status }) => [
    status && ['r.status = ?', status],
    holding(text, 'r.doc_no', CUSTOMER, 'r.vin', 'r.supplier', 'r.waybill_no'),
  ],
  sorts: {
    updated: {
      by: ['updatedAt'],
      descending: true,
      index: ({ status }) => (status ? 'direct_request_status' : 'direct_request_updated'),
    },
  },
  sort: 'updated',
  line: (row) => row,
});
