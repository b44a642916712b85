import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { fen, id, on, syncedColumns } from '../core/columns.ts';
import { claimColumns, documentColumns } from '../documents/columns.ts';
import type { paymentModes } from '../prices/model.ts';
import type { PriceRef } from '../pricing/price-book.ts';
import { sheetLineColumns } from '../sheets/columns.ts';
import type { CarEnd, fulfilments, OrderState } from './model.ts';

/** 销售订单. */
export const salesOrder = sqliteTable(
  'sales_order',
  {
    id: id(),
    ...documentColumns<OrderState>(),
    ...claimColumns(),
    /** The negotiation it came of; an order without a quote is its own. */
    threadId: text('thread_id').notNull(),
    /** The accepted version of the quote. */
    quoteId: text('quote_id'),
    contractId: text('contract_id'),
    customerId: text('customer_id').notNull(),
    /** How the card was called then. */
    customerName: text('customer_name'),
    /** 客户分类 it is priced for. */
    customerClassId: text('customer_class_id').notNull(),
    consultantId: text('consultant_id').notNull(),
    buyerName: text('buyer_name'),
    paymentMode: text('payment_mode').$type<(typeof paymentModes)[number]>().notNull(),
    loanBank: text('loan_bank'),
    loanDownFen: fen('loan_down_fen'),
    loanPrincipalFen: fen('loan_principal_fen'),
    loanMonths: integer('loan_months'),
    loanRateBp: integer('loan_rate_bp'),
    pricingOn: on('pricing_on').notNull(),
    plannedDeliveryOn: on('planned_delivery_on'),
    /** 整单优惠 as typed; it is inside the cars' prices already. */
    wholeDiscountFen: fen('whole_discount_fen'),
    minDepositFen: fen('min_deposit_fen'),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('sales_order_updated').on(t.updatedAt, t.id),
    index('sales_order_status').on(t.status, t.updatedAt, t.id),
    index('sales_order_consultant').on(t.consultantId, t.updatedAt, t.id),
    index('sales_order_of').on(t.customerId, t.updatedAt, t.id),
    index('sales_order_on').on(t.docOn, t.id),
    index('sales_order_planned').on(t.plannedDeliveryOn, t.id),
    index('sales_order_contract').on(t.contractId),
    index('sales_order_quote').on(t.quoteId),
    index('sales_order_thread').on(t.threadId),
    index('sales_order_no').on(t.docNo),
  ],
);

/** 订单车辆. */
export const orderVehicle = sqliteTable(
  'order_vehicle',
  {
    id: id(),
    orderId: text('order_id').notNull(),
    lineNo: integer('line_no').notNull(),
    productId: text('product_id').notNull(),
    exteriorColor: text('exterior_color'),
    interiorColor: text('interior_color'),
    guideFen: fen('guide_fen'),
    guideRef: text('guide_ref', { mode: 'json' }).$type<PriceRef>(),
    /** 门店成交价 by the list. */
    dealFen: fen('deal_fen'),
    dealRef: text('deal_ref', { mode: 'json' }).$type<PriceRef>(),
    /** Code of why 询价 found no guide or deal price. */
    noPriceReason: text('no_price_reason'),
    vehicleFen: fen('vehicle_fen'),
    rateBp: integer('rate_bp'),
    fulfilment: text('fulfilment').$type<(typeof fulfilments)[number]>().notNull(),
    shipFromStoreId: text('ship_from_store_id'),
    /** How it ended; blank: it stands. Its lines end with it. */
    ended: text('ended').$type<CarEnd>(),
    /** The 退订, 签收单 or 退车 it ended by. */
    endedById: text('ended_by_id'),
    ...syncedColumns(),
  },
  (t) => [index('order_vehicle_of').on(t.orderId, t.lineNo)],
);

/** 订单明细. */
export const orderLine = sqliteTable(
  'order_line',
  {
    id: id(),
    orderId: text('order_id').notNull(),
    orderVehicleId: text('order_vehicle_id'),
    ...sheetLineColumns(),
    ...syncedColumns(),
  },
  (t) => [index('order_line_of').on(t.orderId, t.lineNo)],
);
