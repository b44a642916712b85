import { z } from 'zod';
import { choice, count, day, fen, given, long, missing, ref, text } from '../core/fields.ts';
import { paymentModes } from '../prices/model.ts';
import type { SheetKind } from '../pricing/sheet.ts';
import { sheetLineShape } from '../sheets/line.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 经理审核 财务审核 待交车 关单 取消 退回. 部分交付 and 已交 follow from facts and are no states. */
export const orderStates = [
  'draft',
  'managerReview',
  'financeReview',
  'open',
  'closed',
  'cancelled',
  'returned',
] as const;
export type OrderState = (typeof orderStates)[number];
/** What is off: its quote may be ordered again. */
export const ORDER_OVER: readonly OrderState[] = ['cancelled', 'returned'];

/** How a car of an order ended that is no part of it any more: 退订, refused at the door (拒收), 退车. */
export const carEnds = ['cancelled', 'refused', 'returned'] as const;
export type CarEnd = (typeof carEnds)[number];

/** 发货安排: 本店库存 调拨 直运 借出转销售 */
export const fulfilments = ['own', 'transfer', 'direct', 'loan'] as const;

/** 销售订单 (DD): the cars one customer bought, and all that goes with them. */
export const salesOrderFields = z.object({
  customerId: ref('customer'),
  consultantId: ref('staff'),
  /** 购车合同 it stands on, by its id. */
  contractId: z.uuid().nullish().meta({ control: 'ref' }),
  /** 购车人 as the contract names them. */
  buyerName: text({ max: 80, personal: true }),
  paymentMode: choice(paymentModes),
  loanBank: text(),
  loanDownFen: fen(),
  loanPrincipalFen: fen(),
  loanMonths: count({ min: 1, max: 120, range: 'months.range' }),
  /** Of a year, in basis points. */
  loanRateBp: count({ max: 3_600 }),
  /** The day whose prices hold. */
  pricingOn: day(),
  plannedDeliveryOn: day(),
  /** 最低定金; blank: that of the contract. */
  minDepositFen: fen(),
  remark: long({ max: 1000 }),
});
export type SalesOrderFields = z.infer<typeof salesOrderFields>;

/** 订单车辆: one car each. `vehicleFen` is 成交车价 of this car; options are inside it. */
export const orderVehicleFields = z.object({
  orderId: ref('sales_order'),
  lineNo: count({ min: 1, max: 2_000 }),
  productId: ref('product'),
  exteriorColor: text(),
  interiorColor: text(),
  vehicleFen: fen(),
  fulfilment: given(fulfilments),
  /** 发货组织: the code of the store whose stock it comes from; blank: this one. */
  shipFromStoreId: text({ max: 32 }),
});
export type OrderVehicleFields = z.infer<typeof orderVehicleFields>;
export const orderVehicleTyped = orderVehicleFields.omit({ orderId: true, lineNo: true });
export type OrderVehicleTyped = z.infer<typeof orderVehicleTyped>;

/** 订单明细: what goes with one of its cars, or with the order as a whole. */
export const orderLineFields = z.object({
  orderId: ref('sales_order'),
  orderVehicleId: ref('order_vehicle'),
  ...sheetLineShape,
});
export type OrderLineFields = z.infer<typeof orderLineFields>;

/** A line as the order's page sends it: what lists and rules say of it is not sent. */
export const orderLineTyped = orderLineFields.omit({
  ...{ orderId: true, lineNo: true, listFen: true, discountFen: true, source: true, priceRef: true },
  ...{ noPriceReason: true, explainedAt: true },
});
export type OrderLineTyped = z.infer<typeof orderLineTyped>;

/** What of a sheet an order keeps on its cars and not as lines. */
export const CAR_LINES: readonly SheetKind[] = ['guide', 'discount', 'vehicle'];

/** At most so many cars are entered at once. */
export const MOST_CARS = 50;
/** 最低定金 where neither order nor contract says one (PU). */
export const USUAL_DEPOSIT_FEN = 5_000_00;

export const ORDER_WRITERS: readonly Role[] = ['consultant', 'backOffice', 'manager'];
export const ORDER_REVIEWERS: readonly Role[] = [...ORDER_WRITERS, 'finance'];
export const ORDER_READERS: readonly Role[] = [...ORDER_REVIEWERS, 'admin'];

export const orderProblems = (typed: Partial<SalesOrderFields>) => missing(typed, ['customerId', 'pricingOn']);
export const carProblems = (typed: Partial<OrderVehicleFields>) => missing(typed, ['productId']);
export const orderLineProblems = (typed: Partial<OrderLineFields>) => missing(typed, ['kind', 'mode', 'qty']);
