import {
  carProblems,
  type OrderLineTyped,
  type OrderVehicleTyped,
  orderLineProblems,
  orderLineTyped,
  orderProblems,
  orderVehicleTyped,
  salesOrderFields,
} from '../../../db/orders/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { priceName } from '../../lib/priceNames.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

export type OpenOrder = Outputs['orders']['get'];
export type OrderCar = OpenOrder['cars'][number];
export type OrderLine = OpenOrder['lines'][number];

/** 销售订单. */
export const orderRecord = aboutRecord('sales_order', salesOrderFields, {
  name: ({ buyerName }) => buyerName ?? '',
  fresh: { paymentMode: 'cash' },
  required: () => ['customerId', 'pricingOn'],
  problems: orderProblems,
  shown: (field, value) =>
    field === 'loanRateBp' && typeof value === 'number' ? `${(value / 100).toFixed(2)} %` : undefined,
});

/** 订单车辆. */
export const carRecord = aboutRecord('order_vehicle', orderVehicleTyped, {
  name: () => '',
  fresh: { fulfilment: 'own' },
  required: () => ['productId', 'fulfilment'],
  problems: carProblems,
  shown: (field, value) => (field === 'productId' ? priceName(value) : undefined),
});
export type CarValues = RecordValues<OrderVehicleTyped>;

/** 订单明细. */
export const lineRecord = aboutRecord('order_line', orderLineTyped, {
  name: ({ title }) => title ?? '',
  fresh: { mode: 'sell', qty: 1 },
  required: () => ['kind', 'mode', 'qty'],
  problems: orderLineProblems,
  shown: (field, value) => (field === 'productId' ? priceName(value) : undefined),
});
export type LineValues = RecordValues<OrderLineTyped>;
