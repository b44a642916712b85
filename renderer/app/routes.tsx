import type { ComponentType } from 'react';
import { ADJUSTMENT_DRAFTERS, ADJUSTMENT_READERS } from '../../db/adjustments/model.ts';
import { APPROVAL_READERS } from '../../db/approvals/model.ts';
import { ALLOCATION_READERS } from '../../db/allocations/model.ts';
import { CAMPAIGN_KEEPERS, CAMPAIGN_READERS } from '../../db/campaigns/model.ts';
import { ISSUE_READERS } from '../../db/deal-issues/model.ts';
import { CATALOGUE_KEEPERS } from '../../db/models/model.ts';
import { PDI_READERS } from '../../db/pdi/model.ts';
import { PLAYBOOK_KEEPERS, PLAYBOOK_READERS } from '../../db/playbook/model.ts';
import { PRICE_ASKERS, PRICE_KEEPERS, PRICE_READERS } from '../../db/prices/rules.ts';
import { type Role, roles } from '../../db/staff/model.ts';
import type { SectionName } from './sections.tsx';

export interface RouteDef {
  /** Path behind '#/'. */
  readonly path: string;
  /** Where the rail shows it; details of a record carry their list's section. */
  readonly section: SectionName;
  /** A page of the section's own bar (key in app texts: `page.<name>`); records and forms have none. */
  readonly tab?: string;
  readonly roles: readonly Role[];
  /** Loaded when first opened: each page is its own chunk. */
  readonly page: () => Promise<{ default: ComponentType }>;
}

interface RecordPages {
  readonly path: string;
  readonly section: SectionName;
  readonly read: readonly Role[];
  readonly write: readonly Role[];
  /** `ListPage` and `CardPage` of `plainPages`. */
  readonly pages: () => Promise<{ ListPage: ComponentType; CardPage: ComponentType }>;
}

/** List, new one and card of a record; its tab is called as its room's `title`. */
const recordRoutes = ({ path, section, read, write, pages }: RecordPages): readonly RouteDef[] => {
  const card = () => pages().then(({ CardPage }) => ({ default: CardPage }));
  return [
    { path, section, tab: path, roles: read, page: () => pages().then(({ ListPage }) => ({ default: ListPage })) },
    { path: `${path}/new`, section, roles: write, page: card },
    { path: `${path}/:id`, section, roles: read, page: card },
  ];
};

/** Pages of one section, a line each. */
const pagesOf =
  (section: SectionName) =>
  (path: string, roles: readonly Role[], page: RouteDef['page'], tab?: string): RouteDef => ({
    ...{ path, section, roles, page },
    ...(tab !== undefined && { tab }),
  });
const inDocuments = pagesOf('documents');

/** Every page of the app, one line each. The first tab a role may open in a section is where the rail leads. */
export const routes: readonly RouteDef[] = [
  {
    path: 'desk',
    section: 'desk',
    tab: 'workbench',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/workbench/WorkbenchPage.tsx'),
  },
  {
    path: 'showroom',
    section: 'floor',
    tab: 'board',
    roles: ['reception', 'consultant', 'manager', 'admin'],
    page: () => import('../features/visits/BoardPage.tsx'),
  },
  {
    path: 'traffic',
    section: 'floor',
    tab: 'day',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/visits/DayPage.tsx'),
  },
  {
    path: 'rota',
    section: 'floor',
    tab: 'rota',
    roles: ['reception', 'consultant', 'manager', 'admin'],
    page: () => import('../features/visits/RotaPage.tsx'),
  },
  {
    path: 'rota-screen',
    section: 'floor',
    roles: ['reception', 'consultant', 'manager', 'admin'],
    page: () => import('../features/visits/RotaScreenPage.tsx'),
  },
  ...recordRoutes({
    path: 'campaigns',
    section: 'floor',
    read: CAMPAIGN_READERS,
    write: CAMPAIGN_KEEPERS,
    pages: () => import('../features/campaigns/pages.tsx'),
  }),
  {
    path: 'customers',
    section: 'customers',
    tab: 'list',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
    page: () => import('../features/customers/CustomersPage.tsx'),
  },
  {
    path: 'id-check',
    section: 'customers',
    tab: 'idCheck',
    roles: ['manager', 'backOffice', 'admin'],
    page: () => import('../features/customers/IdCheckPage.tsx'),
  },
  {
    path: 'crm',
    section: 'customers',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/customers/CrmPage.tsx'),
  },
  {
    path: 'customers/:id',
    section: 'customers',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
    page: () => import('../features/customers/CustomerPage.tsx'),
  },
  {
    path: 'vehicles',
    section: 'vehicles',
    tab: 'list',
    roles,
    page: () => import('../features/vehicles/VehiclesPage.tsx'),
  },
  ...recordRoutes({
    path: 'models',
    section: 'vehicles',
    read: roles,
    write: CATALOGUE_KEEPERS,
    pages: () => import('../features/models/pages.tsx'),
  }),
  {
    path: 'options',
    section: 'vehicles',
    tab: 'options',
    roles,
    page: () => import('../features/options/OptionsPage.tsx'),
  },
  { path: 'options/:id', section: 'vehicles', roles, page: () => import('../features/options/OptionPage.tsx') },
  {
    path: 'stock',
    section: 'vehicles',
    tab: 'stock',
    roles,
    page: () => import('../features/vehicles/StockPage.tsx'),
  },
  {
    path: 'query-log',
    section: 'vehicles',
    tab: 'queryLog',
    roles: ['manager', 'admin'],
    page: () => import('../features/vehicles/QueryLogPage.tsx'),
  },
  { path: 'vehicles/:id', section: 'vehicles', roles, page: () => import('../features/vehicles/VehiclePage.tsx') },
  {
    path: 'purchases',
    section: 'vehicles',
    tab: 'purchases',
    roles,
    page: () => import('../features/purchases/PurchasesPage.tsx'),
  },
  { path: 'purchases/:id', section: 'vehicles', roles, page: () => import('../features/purchases/PurchasePage.tsx') },
  {
    path: 'daily',
    section: 'desk',
    tab: 'daily',
    roles: ['consultant', 'manager', 'admin'],
    page: () => import('../features/daily/DailyPage.tsx'),
  },
  {
    path: 'plans',
    section: 'desk',
    tab: 'plans',
    roles: ['consultant', 'manager', 'admin'],
    page: () => import('../features/daily/PlansPage.tsx'),
  },
  {
    path: 'meeting',
    section: 'desk',
    tab: 'meeting',
    roles: ['consultant', 'manager', 'admin'],
    page: () => import('../features/daily/MeetingPage.tsx'),
  },
  ...recordRoutes({
    path: 'playbook',
    section: 'desk',
    read: PLAYBOOK_READERS,
    write: PLAYBOOK_KEEPERS,
    pages: () => import('../features/playbook/pages.tsx'),
  }),
  {
    path: 'targets',
    section: 'desk',
    tab: 'targets',
    roles: ['manager', 'admin'],
    page: () => import('../features/targets/TargetsPage.tsx'),
  },
  {
    path: 'drawer',
    section: 'followUps',
    tab: 'drawer',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/follow-ups/DrawerPage.tsx'),
  },
  {
    path: 'level-sheet',
    section: 'followUps',
    tab: 'levelSheet',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/follow-ups/LevelSheetPage.tsx'),
  },
  {
    path: 'appointments',
    section: 'followUps',
    tab: 'appointments',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/follow-ups/AppointmentsPage.tsx'),
  },
  {
    path: 'drives',
    section: 'followUps',
    tab: 'drives',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/test-drives/CalendarPage.tsx'),
  },
  {
    path: 'drive-log',
    section: 'followUps',
    tab: 'driveLog',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/test-drives/DriveLogPage.tsx'),
  },
  {
    path: 'drives/:id',
    section: 'followUps',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/test-drives/DrivePage.tsx'),
  },
  {
    path: 'demo-cars',
    section: 'followUps',
    tab: 'demoCars',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
    page: () => import('../features/demo-cars/DemoCarsPage.tsx'),
  },
  {
    path: 'demo-cars/:id',
    section: 'followUps',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
    page: () => import('../features/demo-cars/DemoCarPage.tsx'),
  },
  {
    path: 'attention/merge/:entity/:left/:right',
    section: 'system',
    roles: ['consultant', 'backOffice', 'manager', 'admin'],
    page: () => import('../features/duplicates/MergePage.tsx'),
  },
  {
    path: 'files/customer/:id',
    section: 'customers',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
    page: () => import('../features/attachments/FilesPage.tsx'),
  },
  {
    path: 'files/vehicle_model/:id',
    section: 'vehicles',
    roles,
    page: () => import('../features/attachments/FilesPage.tsx'),
  },
  {
    path: 'files/vehicle/:id',
    section: 'vehicles',
    roles,
    page: () => import('../features/attachments/FilesPage.tsx'),
  },
  {
    path: 'handover',
    section: 'followUps',
    tab: 'handover',
    roles: ['manager', 'admin'],
    page: () => import('../features/follow-ups/HandoverPage.tsx'),
  },
  {
    path: 'requests',
    section: 'followUps',
    tab: 'requests',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/requests/RequestsPage.tsx'),
  },
  {
    path: 'requests/:id',
    section: 'followUps',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/requests/RequestPage.tsx'),
  },
  {
    path: 'losses',
    section: 'followUps',
    tab: 'losses',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/losses/LossesPage.tsx'),
  },
  {
    path: 'losses/:id',
    section: 'followUps',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/losses/LossPage.tsx'),
  },
  {
    path: 'loss-cases',
    section: 'followUps',
    tab: 'lossCases',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/losses/LossCasesPage.tsx'),
  },
  {
    path: 'levels',
    section: 'followUps',
    tab: 'levels',
    roles: ['manager', 'admin'],
    page: () => import('../features/follow-ups/LevelsPage.tsx'),
  },
  inDocuments('prices', PRICE_ASKERS, () => import('../features/prices/PricesPage.tsx'), 'prices'),
  inDocuments('prices/:id', PRICE_ASKERS, () => import('../features/prices/PriceLinePage.tsx')),
  inDocuments('why', PRICE_ASKERS, () => import('../features/prices/WhyPage.tsx'), 'why'),
  inDocuments(
    'adjustments',
    ADJUSTMENT_READERS,
    () => import('../features/adjustments/AdjustmentsPage.tsx'),
    'adjustments',
  ),
  inDocuments('adjustments/new', ADJUSTMENT_DRAFTERS, () => import('../features/adjustments/AdjustmentPage.tsx')),
  inDocuments('adjustments/:id', ADJUSTMENT_READERS, () => import('../features/adjustments/AdjustmentPage.tsx')),
  inDocuments('pdi', PDI_READERS, () => import('../features/pdi/PdiSheetsPage.tsx'), 'pdi'),
  inDocuments('pdi/:id', PDI_READERS, () => import('../features/pdi/PdiPage.tsx')),
  inDocuments('approvals', APPROVAL_READERS, () => import('../features/approvals/ApprovalsPage.tsx'), 'approvals'),
  inDocuments('approvals/:id', APPROVAL_READERS, () => import('../features/approvals/ApprovalPage.tsx')),
  ...recordRoutes({
    path: 'products',
    section: 'documents',
    read: PRICE_ASKERS,
    write: PRICE_KEEPERS,
    pages: () => import('../features/products/pages.tsx'),
  }),
  inDocuments(
    'allocations',
    ALLOCATION_READERS,
    () => import('../features/allocations/AllocationsPage.tsx'),
    'allocations',
  ),
  inDocuments('allocations/:id', ALLOCATION_READERS, () => import('../features/allocations/AllocationPage.tsx')),
  inDocuments('deal-issues', ISSUE_READERS, () => import('../features/deal-issues/DealIssuesPage.tsx'), 'dealIssues'),
  inDocuments('deal-issues/:id', ISSUE_READERS, () => import('../features/deal-issues/DealIssuePage.tsx')),
  inDocuments('document-steps', ADJUSTMENT_READERS, () => import('../features/documents/RecentStepsPage.tsx'), 'steps'),
  inDocuments('price-setup', PRICE_READERS, () => import('../features/prices/PriceSetupPage.tsx'), 'priceSetup'),
  {
    path: 'reports',
    section: 'reports',
    tab: 'reports',
    roles: ['consultant', 'manager', 'backOffice', 'admin'],
    page: () => import('../features/reports/ReportsPage.tsx'),
  },
  { path: 'sync', section: 'system', tab: 'sync', roles, page: () => import('../features/sync/SyncPage.tsx') },
  {
    path: 'attention',
    section: 'system',
    tab: 'attention',
    roles: ['reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin'],
    page: () => import('../features/sync/AttentionPage.tsx'),
  },
  {
    path: 'staff',
    section: 'system',
    tab: 'staff',
    roles: ['admin'],
    page: () => import('../features/staff/StaffPage.tsx'),
  },
  {
    path: 'settings',
    section: 'system',
    tab: 'settings',
    roles: ['admin', 'manager'],
    page: () => import('../features/settings/SettingsPage.tsx'),
  },
  {
    path: 'mine',
    section: 'system',
    tab: 'mine',
    roles,
    page: () => import('../features/staff/MinePage.tsx'),
  },
  {
    path: 'password',
    section: 'system',
    tab: 'password',
    roles,
    page: () => import('../features/staff/PasswordPage.tsx'),
  },
];

/** Pages this role may open. */
export function routesFor(role: Role): readonly RouteDef[] {
  return routes.filter((route) => route.roles.includes(role));
}
