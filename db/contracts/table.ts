import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bool, fen, id, on, syncedColumns } from '../core/columns.ts';
import type { IdType } from '../customers/model.ts';
import { documentColumns } from '../documents/columns.ts';
import type { DepositKind } from '../money/deposit.ts';
import type { paymentModes } from '../prices/model.ts';
import type { LineMode, SheetKind } from '../pricing/sheet.ts';
import type {
  ContractState,
  carOrigins,
  deliveryModes,
  disclosures,
  disputeWays,
  handedOver,
  loanRefusals,
  SupplementState,
} from './model.ts';

/** 购车合同. */
export const contract = sqliteTable(
  'contract',
  {
    id: id(),
    ...documentColumns<ContractState>(),
    /** The version of a negotiation it was made from, and the thread a decision of it holds for. */
    quoteId: text('quote_id'),
    threadId: text('thread_id').notNull(),
    customerId: text('customer_id').notNull(),
    ownerId: text('owner_id'),
    buyerName: text('buyer_name').notNull(),
    idType: text('id_type').$type<IdType>(),
    idNo: text('id_no'),
    uscc: text('uscc'),
    phone: text('phone'),
    address: text('address'),
    agentName: text('agent_name'),
    agentIdNo: text('agent_id_no'),
    agentPhone: text('agent_phone'),
    productId: text('product_id'),
    brand: text('brand'),
    modelName: text('model_name'),
    configName: text('config_name'),
    exteriorColor: text('exterior_color'),
    interiorColor: text('interior_color'),
    origin: text('origin').$type<(typeof carOrigins)[number]>(),
    vin: text('vin'),
    engineNo: text('engine_no'),
    certNo: text('cert_no'),
    disclosed: text('disclosed', { mode: 'json' }).$type<(typeof disclosures)[number][]>(),
    odometerKm: integer('odometer_km'),
    producedOn: on('produced_on'),
    disclosureNote: text('disclosure_note'),
    vehicleFen: fen('vehicle_fen'),
    paymentMode: text('payment_mode').$type<(typeof paymentModes)[number]>(),
    depositKind: text('deposit_kind').$type<DepositKind>(),
    depositFen: fen('deposit_fen'),
    loanBank: text('loan_bank'),
    loanDownFen: fen('loan_down_fen'),
    loanPrincipalFen: fen('loan_principal_fen'),
    loanMonths: integer('loan_months'),
    loanRefused: text('loan_refused').$type<(typeof loanRefusals)[number]>(),
    tradeInCar: text('trade_in_car'),
    tradeInFen: fen('trade_in_fen'),
    deliveryMode: text('delivery_mode').$type<(typeof deliveryModes)[number]>(),
    deliveryPlace: text('delivery_place'),
    plannedDeliveryOn: on('planned_delivery_on'),
    handedOver: text('handed_over', { mode: 'json' }).$type<(typeof handedOver)[number][]>(),
    inspection: text('inspection'),
    lateDeliveryBp: integer('late_delivery_bp'),
    latePaymentBp: integer('late_payment_bp'),
    dispute: text('dispute').$type<(typeof disputeWays)[number]>(),
    disputeBody: text('dispute_body'),
    copies: integer('copies'),
    terms: text('terms'),
    signedOn: on('signed_on'),
    remark: text('remark'),
    ...syncedColumns(),
  },
  (t) => [
    index('contract_updated').on(t.updatedAt, t.id),
    index('contract_status').on(t.status, t.updatedAt, t.id),
    index('contract_owner').on(t.ownerId, t.updatedAt, t.id),
    index('contract_of').on(t.customerId, t.updatedAt),
    index('contract_quote').on(t.quoteId),
    index('contract_no').on(t.docNo),
  ],
);

/** 合同项目. */
export const contractLine = sqliteTable(
  'contract_line',
  {
    id: id(),
    contractId: text('contract_id').notNull(),
    lineNo: integer('line_no').notNull(),
    kind: text('kind').$type<SheetKind>().notNull(),
    mode: text('mode').$type<LineMode>().notNull(),
    title: text('title'),
    qty: integer('qty').notNull(),
    amountFen: fen('amount_fen'),
    voluntary: bool('voluntary'),
    ...syncedColumns(),
  },
  (t) => [index('contract_line_of').on(t.contractId, t.lineNo)],
);

/** 付款计划. */
export const contractDue = sqliteTable(
  'contract_due',
  {
    id: id(),
    contractId: text('contract_id').notNull(),
    lineNo: integer('line_no').notNull(),
    dueOn: on('due_on'),
    dueFen: fen('due_fen').notNull(),
    condition: text('condition'),
    ...syncedColumns(),
  },
  (t) => [index('contract_due_of').on(t.contractId, t.lineNo)],
);

/** 补充协议. */
export const contractSupplement = sqliteTable(
  'contract_supplement',
  {
    id: id(),
    ...documentColumns<SupplementState>(),
    contractId: text('contract_id').notNull(),
    terms: text('terms'),
    ...syncedColumns(),
  },
  (t) => [index('contract_supplement_of').on(t.contractId, t.createdAt), index('contract_supplement_no').on(t.docNo)],
);
