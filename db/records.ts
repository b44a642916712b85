/**
 * The facts about every entity whose records travel, a line each; what is the same for all of them is derived from here. Imports
 * nothing, so that every room may ask it. The order is the order of a snapshot (a PC that joins gets what it needs to be used first) and
 * of the sync registry: who depends on others stands after them.
 */
interface RecordFacts {
  /** Room of its parts: `db/<feature>`, `electron/features/<feature>`, `renderer/features/<feature>`. */
  feature: string;
  /** Address of its card in the window, without the id; null: it has no page of its own. */
  path: string | null;
  /** Two records may turn out to be one and are merged: the loser stays as an alias. */
  mergeable: boolean;
  /** Files can hang on it. */
  takesFiles: boolean;
  /** Parts of the API whose answers show it; asked again when it changes. */
  shownIn: readonly string[];
}

const facts = <const T extends Record<string, RecordFacts>>(table: T): T => table;

const PLAIN = { path: null, mergeable: false, takesFiles: false } as const;

export const RECORDS = facts({
  setting: { ...PLAIN, feature: 'settings', shownIn: ['settings', 'setup'] },
  staff: { ...PLAIN, feature: 'staff', shownIn: ['staff', 'session', 'visits'] },
  showroom_day: { ...PLAIN, feature: 'visits', shownIn: ['visits'] },
  rota_event: { ...PLAIN, feature: 'visits', shownIn: ['visits'] },
  vehicle_model: {
    feature: 'models',
    path: '/models',
    mergeable: false,
    takesFiles: true,
    shownIn: ['models', 'vehicles', 'attachments'],
  },
  vehicle_option: { ...PLAIN, feature: 'options', path: '/options', shownIn: ['options', 'vehicles'] },
  customer: {
    feature: 'customers',
    path: '/customers',
    mergeable: true,
    takesFiles: true,
    // A card that is merged or taken apart takes its files along.
    shownIn: [
      'customers',
      'visits',
      'vehicles',
      'testDrives',
      'attachments',
      'search',
      'followUps',
      'campaigns',
      'workbench',
    ],
  },
  level_rule: { ...PLAIN, feature: 'customers', shownIn: ['customers', 'followUps'] },
  level_change: { ...PLAIN, feature: 'customers', shownIn: ['customers', 'followUps'] },
  contact_person: { ...PLAIN, feature: 'customers', shownIn: ['customers'] },
  customer_relation: { ...PLAIN, feature: 'customers', shownIn: ['customers'] },
  vehicle: {
    feature: 'vehicles',
    path: '/vehicles',
    mergeable: true,
    takesFiles: true,
    shownIn: ['vehicles', 'customers', 'attachments', 'search', 'workbench'],
  },
  vehicle_movement: { ...PLAIN, feature: 'vehicles', shownIn: ['vehicles'] },
  purchase_order: { ...PLAIN, feature: 'purchases', path: '/purchases', shownIn: ['purchases'] },
  purchase_line: { ...PLAIN, feature: 'purchases', shownIn: ['purchases', 'workbench'] },
  damage: { ...PLAIN, feature: 'purchases', shownIn: ['purchases', 'workbench'] },
  vehicle_person: { ...PLAIN, feature: 'vehicles', shownIn: ['vehicles'] },
  saved_query: { ...PLAIN, feature: 'vehicles', shownIn: ['vehicles'] },
  visit: {
    ...PLAIN,
    feature: 'visits',
    shownIn: ['visits', 'customers', 'search', 'followUps', 'campaigns', 'workbench'],
  },
  contact: { ...PLAIN, feature: 'follow-ups', shownIn: ['followUps', 'customers', 'campaigns', 'workbench'] },
  appointment: { ...PLAIN, feature: 'follow-ups', shownIn: ['followUps', 'customers', 'visits'] },
  handover: { ...PLAIN, feature: 'follow-ups', shownIn: ['followUps', 'customers', 'workbench'] },
  drawer_audit: { ...PLAIN, feature: 'follow-ups', shownIn: ['followUps'] },
  first_service: { ...PLAIN, feature: 'after-sales', shownIn: ['afterSales'] },
  loss: { ...PLAIN, feature: 'losses', path: '/losses', shownIn: ['losses', 'customers', 'search', 'workbench'] },
  service_request: {
    ...PLAIN,
    feature: 'requests',
    path: '/requests',
    shownIn: ['requests', 'search', 'workbench'],
  },
  playbook_entry: { ...PLAIN, feature: 'playbook', path: '/playbook', shownIn: ['playbook'] },
  campaign: { ...PLAIN, feature: 'campaigns', path: '/campaigns', shownIn: ['campaigns'] },
  demo_car: { ...PLAIN, feature: 'demo-cars', path: '/demo-cars', shownIn: ['demoCars', 'testDrives'] },
  demo_car_cost: { ...PLAIN, feature: 'demo-cars', shownIn: ['demoCars'] },
  test_drive: {
    ...PLAIN,
    feature: 'test-drives',
    path: '/drives',
    shownIn: ['testDrives', 'demoCars', 'search', 'workbench'],
  },
  sales_target: { ...PLAIN, feature: 'targets', shownIn: ['targets', 'reports', 'workbench'] },
  daily_report: { ...PLAIN, feature: 'daily', shownIn: ['daily', 'workbench'] },
  sales_plan: { ...PLAIN, feature: 'daily', shownIn: ['daily', 'workbench'] },
  meeting: { ...PLAIN, feature: 'daily', shownIn: ['daily'] },
  carry_over: { ...PLAIN, feature: 'reports', shownIn: ['reports', 'followUps'] },
  customer_class: { ...PLAIN, feature: 'prices', shownIn: ['prices', 'customers'] },
  product_class: { ...PLAIN, feature: 'prices', shownIn: ['prices', 'products'] },
  product: { ...PLAIN, feature: 'products', path: '/products', shownIn: ['products', 'prices', 'adjustments'] },
  price_item: { ...PLAIN, feature: 'prices', shownIn: ['prices', 'adjustments'] },
  price_list: { ...PLAIN, feature: 'prices', shownIn: ['prices', 'adjustments'] },
  price_policy: { ...PLAIN, feature: 'prices', shownIn: ['prices'] },
  price_match: { ...PLAIN, feature: 'prices', shownIn: ['prices'] },
  authority_rule: { ...PLAIN, feature: 'prices', shownIn: ['prices'] },
  tax_rule: { ...PLAIN, feature: 'prices', shownIn: ['prices'] },
  // A document after what it is of, its lines after it, what it made and its steps last.
  price_adjustment: { ...PLAIN, feature: 'adjustments', path: '/adjustments', shownIn: ['adjustments', 'prices'] },
  price_adjustment_line: { ...PLAIN, feature: 'adjustments', shownIn: ['adjustments'] },
  price_list_line: { ...PLAIN, feature: 'prices', path: '/prices', shownIn: ['prices', 'adjustments'] },
  pdi_sheet: { ...PLAIN, feature: 'pdi', path: '/pdi', shownIn: ['pdi', 'documents', 'deliveries'] },
  sales_order: { ...PLAIN, feature: 'orders', path: '/orders', shownIn: ['orders', 'workbench'] },
  order_vehicle: { ...PLAIN, feature: 'orders', shownIn: ['orders'] },
  order_line: { ...PLAIN, feature: 'orders', shownIn: ['orders'] },
  approval_request: {
    ...PLAIN,
    feature: 'approvals',
    path: '/approvals',
    shownIn: ['approvals', 'workbench', 'orders', 'quotes'],
  },
  approval_decision: {
    ...PLAIN,
    feature: 'approvals',
    shownIn: ['approvals', 'workbench', 'orders', 'quotes'],
  },
  receipt: {
    ...PLAIN,
    feature: 'receipts',
    path: '/receipts',
    shownIn: ['receipts', 'contracts', 'orders', 'deliveries', 'receivables'],
  },
  refund: {
    ...PLAIN,
    feature: 'receipts',
    shownIn: ['receipts', 'contracts', 'orders', 'deliveries', 'receivables'],
  },
  // A quote after whom and what it is of.
  quote: { ...PLAIN, feature: 'quotes', path: '/quotes', shownIn: ['quotes', 'customers'] },
  quote_line: { ...PLAIN, feature: 'quotes', shownIn: ['quotes'] },
  contract: {
    feature: 'contracts',
    path: '/contracts',
    mergeable: false,
    takesFiles: true,
    shownIn: ['contracts', 'attachments', 'orders'],
  },
  contract_line: { ...PLAIN, feature: 'contracts', shownIn: ['contracts'] },
  contract_due: { ...PLAIN, feature: 'contracts', shownIn: ['contracts'] },
  contract_supplement: { ...PLAIN, feature: 'contracts', path: '/supplements', shownIn: ['contracts'] },
  delivery_note: {
    ...PLAIN,
    feature: 'deliveries',
    path: '/deliveries',
    shownIn: ['deliveries', 'orders', 'documents'],
  },
  stock_out: {
    ...PLAIN,
    feature: 'deliveries',
    path: '/stock-outs',
    shownIn: ['deliveries', 'orders', 'documents'],
  },
  sign_off: { ...PLAIN, feature: 'deliveries', path: '/sign-offs', shownIn: ['deliveries', 'orders', 'documents'] },
  agency_entry: { ...PLAIN, feature: 'agency', shownIn: ['agency', 'orders'] },
  direct_request: {
    ...PLAIN,
    feature: 'direct-shipments',
    path: '/direct-shipments',
    shownIn: ['directShipments', 'deliveries', 'orders', 'documents'],
  },
  cancellation: {
    ...PLAIN,
    feature: 'cancellations',
    path: '/cancellations',
    shownIn: ['cancellations', 'orders', 'contracts', 'documents'],
  },
  sales_invoice: {
    ...PLAIN,
    feature: 'invoices',
    path: '/invoices',
    shownIn: ['invoices', 'receivables', 'orders', 'documents', 'monthEnd'],
  },
  receivable: { ...PLAIN, feature: 'invoices', shownIn: ['receivables', 'invoices'] },
  settlement: { ...PLAIN, feature: 'invoices', shownIn: ['receivables', 'invoices', 'receipts'] },
  stock_out_request: { ...PLAIN, feature: 'loans', path: '/loans', shownIn: ['loans', 'documents'] },
  loan: { ...PLAIN, feature: 'loans', shownIn: ['loans', 'documents', 'workbench'] },
  transfer_order: { ...PLAIN, feature: 'transfers', path: '/transfers', shownIn: ['transfers', 'documents'] },
  transfer_out: { ...PLAIN, feature: 'transfers', shownIn: ['transfers', 'documents', 'vehicles'] },
  transfer_in: { ...PLAIN, feature: 'transfers', shownIn: ['transfers', 'documents'] },
  transfer_settlement: { ...PLAIN, feature: 'transfers', shownIn: ['transfers', 'documents'] },
  goods_shipped: { ...PLAIN, feature: 'month-end', path: '/month-end', shownIn: ['monthEnd'] },
  goods_shipped_line: { ...PLAIN, feature: 'month-end', shownIn: ['monthEnd'] },
  cost_carry: { ...PLAIN, feature: 'month-end', shownIn: ['monthEnd', 'orders'] },
  vehicle_return: {
    ...PLAIN,
    feature: 'returns',
    path: '/returns',
    shownIn: ['returns', 'orders', 'invoices', 'documents'],
  },
  deal_event: {
    ...PLAIN,
    feature: 'documents',
    shownIn: [
      'documents',
      'adjustments',
      'approvals',
      'quotes',
      'contracts',
      'orders',
      'pdi',
      'deliveries',
      'directShipments',
      'cancellations',
      'returns',
      'invoices',
      'loans',
      'transfers',
      'monthEnd',
    ],
  },
  document_print: {
    ...PLAIN,
    feature: 'documents',
    shownIn: [
      'documents',
      'adjustments',
      'approvals',
      'quotes',
      'contracts',
      'orders',
      'pdi',
      'deliveries',
      'directShipments',
      'cancellations',
      'returns',
      'invoices',
      'loans',
      'transfers',
      'monthEnd',
    ],
  },
  // Whoever claimed before the question about it.
  allocation: {
    ...PLAIN,
    feature: 'allocations',
    path: '/allocations',
    shownIn: ['allocations', 'vehicles', 'dealIssues', 'deliveries'],
  },
  deal_issue: {
    ...PLAIN,
    feature: 'deal-issues',
    path: '/deal-issues',
    shownIn: ['dealIssues', 'allocations'],
  },
  attachment: { ...PLAIN, feature: 'attachments', shownIn: ['attachments', 'contracts'] },
  duplicate: { ...PLAIN, feature: 'duplicates', shownIn: ['duplicates', 'customers', 'vehicles'] },
  question: { ...PLAIN, feature: 'sync', shownIn: ['sync'] },
});

export type EntityName = keyof typeof RECORDS;

type Having<F extends 'mergeable' | 'takesFiles'> = {
  [E in EntityName]: (typeof RECORDS)[E][F] extends true ? E : never;
}[EntityName];
/** Entities whose records can be merged. */
export type Mergeable = Having<'mergeable'>;
/** Entities that files can hang on. */
export type FileHolder = Having<'takesFiles'>;

/** Every entity, in the order of a snapshot. */
export const ENTITIES = Object.keys(RECORDS) as [EntityName, ...EntityName[]];

const having = <F extends 'mergeable' | 'takesFiles'>(fact: F) =>
  ENTITIES.filter((name) => RECORDS[name][fact]) as unknown as [Having<F>, ...Having<F>[]];
export const MERGEABLE = having('mergeable');
export const FILE_HOLDERS = having('takesFiles');
