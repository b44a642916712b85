import { adjustmentLineSync, adjustmentSync } from './features/adjustments/sync.ts';
import { firstServiceSync } from './features/after-sales/sync.ts';
import { agencyEntrySync } from './features/agency/sync.ts';
import { allocationSync } from './features/allocations/sync.ts';
import { approvalDecisionSync, approvalRequestSync } from './features/approvals/sync.ts';
import { attachmentSync } from './features/attachments/sync.ts';
import { campaignRecord } from './features/campaigns/api.ts';
import { cancellationSync } from './features/cancellations/sync.ts';
import { contractDueSync, contractLineSync, contractSupplementSync, contractSync } from './features/contracts/sync.ts';
import { levelChangeSync, levelRuleSync } from './features/customers/levels/sync.ts';
import { contactPersonSync, customerRelationSync } from './features/customers/people-sync.ts';
import { customerSync } from './features/customers/sync.ts';
import { dailyReportSync, meetingSync, planSync } from './features/daily/sync.ts';
import { dealIssueSync } from './features/deal-issues/sync.ts';
import { deliveryNoteSync, signOffSync, stockOutSync } from './features/deliveries/sync.ts';
import { demoCarCostSync, demoCarSync } from './features/demo-cars/sync.ts';
import { directRequestSync } from './features/direct-shipments/sync.ts';
import { dealEventSync, documentPrintSync } from './features/documents/sync.ts';
import { duplicateSync } from './features/duplicates/sync.ts';
import { appointmentSync, contactSync, drawerAuditSync, handoverSync } from './features/follow-ups/sync.ts';
import { receivableSync, salesInvoiceSync, settlementSync } from './features/invoices/sync.ts';
import { loanSync, stockOutRequestSync } from './features/loans/sync.ts';
import { lossSync } from './features/losses/sync.ts';
import { modelRecord } from './features/models/api.ts';
import { costCarrySync, goodsShippedLineSync, goodsShippedSync } from './features/month-end/sync.ts';
import { optionSync } from './features/options/sync.ts';
import { orderLineSync, orderVehicleSync, salesOrderSync } from './features/orders/sync.ts';
import { pdiSync } from './features/pdi/sync.ts';
import { playbookRecord } from './features/playbook/api.ts';
import {
  authorityRuleSync,
  customerClassSync,
  priceItemSync,
  priceListLineSync,
  priceListSync,
  priceMatchSync,
  pricePolicySync,
  productClassSync,
  taxRuleSync,
} from './features/prices/sync.ts';
import { productRecord } from './features/products/api.ts';
import { damageSync, purchaseLineSync, purchaseOrderSync } from './features/purchases/sync.ts';
import { quoteLineSync, quoteSync } from './features/quotes/sync.ts';
import { receiptSync, refundSync } from './features/receipts/sync.ts';
import { carryOverSync } from './features/reports/sync.ts';
import { requestSync } from './features/requests/sync.ts';
import { vehicleReturnSync } from './features/returns/sync.ts';
import { settingSync } from './features/settings/sync.ts';
import { staffSync } from './features/staff/sync.ts';
import { questionSync } from './features/sync/question-sync.ts';
import { targetSync } from './features/targets/sync.ts';
import { testDriveSync } from './features/test-drives/sync.ts';
import {
  transferInSync,
  transferOrderSync,
  transferOutSync,
  transferSettlementSync,
} from './features/transfers/sync.ts';
import { savedQuerySync, vehicleMovementSync, vehiclePersonSync, vehicleSync } from './features/vehicles/sync.ts';
import { showroomDaySync } from './features/visits/day-sync.ts';
import { rotaEventSync } from './features/visits/rota/sync.ts';
import { visitSync } from './features/visits/sync.ts';
import type { SyncedEntity } from './kernel/entity.ts';

/** The sync registry: every entity whose records travel to head office, one line an entity; who depends on others comes after them. */
export const syncedEntities: SyncedEntity[] = [
  settingSync,
  staffSync,
  showroomDaySync,
  rotaEventSync,
  modelRecord.sync,
  optionSync,
  customerSync,
  levelRuleSync,
  levelChangeSync,
  contactPersonSync,
  customerRelationSync,
  vehicleSync,
  vehicleMovementSync,
  purchaseOrderSync,
  purchaseLineSync,
  damageSync,
  vehiclePersonSync,
  savedQuerySync,
  visitSync,
  contactSync,
  appointmentSync,
  handoverSync,
  drawerAuditSync,
  firstServiceSync,
  lossSync,
  requestSync,
  playbookRecord.sync,
  campaignRecord.sync,
  demoCarSync,
  demoCarCostSync,
  testDriveSync,
  targetSync,
  dailyReportSync,
  planSync,
  meetingSync,
  carryOverSync,
  customerClassSync,
  productClassSync,
  productRecord.sync,
  priceItemSync,
  priceListSync,
  pricePolicySync,
  priceMatchSync,
  authorityRuleSync,
  taxRuleSync,
  adjustmentSync,
  adjustmentLineSync,
  priceListLineSync,
  pdiSync,
  salesOrderSync,
  orderVehicleSync,
  orderLineSync,
  approvalRequestSync,
  approvalDecisionSync,
  receiptSync,
  refundSync,
  quoteSync,
  quoteLineSync,
  contractSync,
  contractLineSync,
  contractDueSync,
  contractSupplementSync,
  deliveryNoteSync,
  stockOutSync,
  signOffSync,
  agencyEntrySync,
  directRequestSync,
  cancellationSync,
  salesInvoiceSync,
  receivableSync,
  settlementSync,
  stockOutRequestSync,
  loanSync,
  transferOrderSync,
  transferOutSync,
  transferInSync,
  transferSettlementSync,
  goodsShippedSync,
  goodsShippedLineSync,
  costCarrySync,
  vehicleReturnSync,
  dealEventSync,
  documentPrintSync,
  allocationSync,
  dealIssueSync,
  attachmentSync,
  duplicateSync,
  questionSync,
];
