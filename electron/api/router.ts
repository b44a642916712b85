import { adjustmentsApi } from '../features/adjustments/api.ts';
import { afterSalesApi } from '../features/after-sales/api.ts';
import { agencyApi } from '../features/agency/api.ts';
import { allocationsApi } from '../features/allocations/api.ts';
import { approvalsApi } from '../features/approvals/api.ts';
import { attachmentsApi } from '../features/attachments/api.ts';
import { backupApi } from '../features/backup/api.ts';
import { campaignsApi } from '../features/campaigns/api.ts';
import { cancellationsApi } from '../features/cancellations/api.ts';
import { contractsApi } from '../features/contracts/api.ts';
import { customersApi } from '../features/customers/api.ts';
import { dailyApi } from '../features/daily/api.ts';
import { dealFiguresApi } from '../features/deal-figures/api.ts';
import { dealIssuesApi } from '../features/deal-issues/api.ts';
import { deliveriesApi } from '../features/deliveries/api.ts';
import { demoCarsApi } from '../features/demo-cars/api.ts';
import { directShipmentsApi } from '../features/direct-shipments/api.ts';
import { documentsApi } from '../features/documents/api.ts';
import { duplicatesApi } from '../features/duplicates/api.ts';
import { followUpsApi } from '../features/follow-ups/api.ts';
import { invoicesApi, receivablesApi } from '../features/invoices/api.ts';
import { loansApi } from '../features/loans/api.ts';
import { lossesApi } from '../features/losses/api.ts';
import { modelsApi } from '../features/models/api.ts';
import { monthEndApi } from '../features/month-end/api.ts';
import { optionsApi } from '../features/options/api.ts';
import { ordersApi } from '../features/orders/api.ts';
import { pdiApi } from '../features/pdi/api.ts';
import { playbookApi } from '../features/playbook/api.ts';
import { pricesApi } from '../features/prices/api.ts';
import { productsApi } from '../features/products/api.ts';
import { purchasesApi } from '../features/purchases/api.ts';
import { quotesApi } from '../features/quotes/api.ts';
import { receiptsApi } from '../features/receipts/api.ts';
import { reportsApi } from '../features/reports/api.ts';
import { requestsApi } from '../features/requests/api.ts';
import { returnsApi } from '../features/returns/api.ts';
import { searchApi } from '../features/search/api.ts';
import { draftsApi, settingsApi } from '../features/settings/api.ts';
import { setupApi } from '../features/settings/setup-api.ts';
import { sessionApi, staffApi } from '../features/staff/api.ts';
import { syncApi } from '../features/sync/api.ts';
import { targetsApi } from '../features/targets/api.ts';
import { testDrivesApi } from '../features/test-drives/api.ts';
import { transfersApi } from '../features/transfers/api.ts';
import { vehiclesApi } from '../features/vehicles/api.ts';
import { visitsApi } from '../features/visits/api.ts';
import { workbenchApi } from '../features/workbench/api.ts';
import { eventsApi } from './events.ts';
import { router } from './procedure.ts';

/** The parts of the API, by name: the type of the whole, written out, is longer than the compiler will write. */
export type ApiParts = {
  setup: typeof setupApi;
  session: typeof sessionApi;
  staff: typeof staffApi;
  settings: typeof settingsApi;
  drafts: typeof draftsApi;
  models: typeof modelsApi;
  options: typeof optionsApi;
  vehicles: typeof vehiclesApi;
  purchases: typeof purchasesApi;
  demoCars: typeof demoCarsApi;
  testDrives: typeof testDrivesApi;
  visits: typeof visitsApi;
  customers: typeof customersApi;
  followUps: typeof followUpsApi;
  afterSales: typeof afterSalesApi;
  losses: typeof lossesApi;
  requests: typeof requestsApi;
  playbook: typeof playbookApi;
  campaigns: typeof campaignsApi;
  prices: typeof pricesApi;
  products: typeof productsApi;
  documents: typeof documentsApi;
  adjustments: typeof adjustmentsApi;
  pdi: typeof pdiApi;
  deliveries: typeof deliveriesApi;
  directShipments: typeof directShipmentsApi;
  returns: typeof returnsApi;
  agency: typeof agencyApi;
  cancellations: typeof cancellationsApi;
  invoices: typeof invoicesApi;
  receivables: typeof receivablesApi;
  loans: typeof loansApi;
  transfers: typeof transfersApi;
  monthEnd: typeof monthEndApi;
  dealFigures: typeof dealFiguresApi;
  approvals: typeof approvalsApi;
  receipts: typeof receiptsApi;
  contracts: typeof contractsApi;
  dealIssues: typeof dealIssuesApi;
  allocations: typeof allocationsApi;
  quotes: typeof quotesApi;
  orders: typeof ordersApi;
  attachments: typeof attachmentsApi;
  duplicates: typeof duplicatesApi;
  targets: typeof targetsApi;
  daily: typeof dailyApi;
  reports: typeof reportsApi;
  workbench: typeof workbenchApi;
  search: typeof searchApi;
  sync: typeof syncApi;
  backup: typeof backupApi;
  events: typeof eventsApi;
};

const parts: ApiParts = {
  setup: setupApi,
  session: sessionApi,
  staff: staffApi,
  settings: settingsApi,
  drafts: draftsApi,
  models: modelsApi,
  options: optionsApi,
  vehicles: vehiclesApi,
  purchases: purchasesApi,
  demoCars: demoCarsApi,
  testDrives: testDrivesApi,
  visits: visitsApi,
  customers: customersApi,
  followUps: followUpsApi,
  afterSales: afterSalesApi,
  losses: lossesApi,
  requests: requestsApi,
  playbook: playbookApi,
  campaigns: campaignsApi,
  prices: pricesApi,
  products: productsApi,
  documents: documentsApi,
  adjustments: adjustmentsApi,
  pdi: pdiApi,
  deliveries: deliveriesApi,
  directShipments: directShipmentsApi,
  returns: returnsApi,
  agency: agencyApi,
  cancellations: cancellationsApi,
  invoices: invoicesApi,
  receivables: receivablesApi,
  loans: loansApi,
  transfers: transfersApi,
  monthEnd: monthEndApi,
  dealFigures: dealFiguresApi,
  approvals: approvalsApi,
  receipts: receiptsApi,
  contracts: contractsApi,
  dealIssues: dealIssuesApi,
  allocations: allocationsApi,
  quotes: quotesApi,
  orders: ordersApi,
  attachments: attachmentsApi,
  duplicates: duplicatesApi,
  targets: targetsApi,
  daily: dailyApi,
  reports: reportsApi,
  workbench: workbenchApi,
  search: searchApi,
  sync: syncApi,
  backup: backupApi,
  events: eventsApi,
};

/** The whole API. */
export const appRouter = router(parts);
export type AppRouter = typeof appRouter;
