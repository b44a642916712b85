/** A room of the house: which files stand in it and what these may import. */
export interface Room {
  name: string;
  files: RegExp;
  /** Files of ours, besides those of the same room. */
  mayImport: RegExp[];
  /** Files of ours of which only types may be imported. */
  typesOf?: RegExp[];
  packages: RegExp;
  /** Files of one room that must not see each other, e.g. sibling features: group 1 tells them apart. */
  apart?: RegExp;
}

/** Shapes and rules both sides know: everything in `db/<f>` but tables, columns and what runs on a database. */
const PURE = /^db\/[\w-]+\/(?!table|columns)[\w-]+\.ts$/;
const CORE = /^db\/core\/(?!table|columns)[\w-]+\.ts$/;
const MONEY = /^db\/money\/(?!table|columns)/;
const PRICING = /^db\/pricing\/(?!table|columns)/;
const DOCUMENTS = /^db\/documents\/(?!table|columns)/;
const TABLES = /^db\/[\w-]+\/(table|columns)\.ts$/;
const DB = /^db\//;
const KERNEL = /^electron\/kernel\//;
const RECORDS = /^electron\/records\//;
const PROTOCOL = /^gateway\/protocol\.ts$/;
const GATEWAY_CONTRACT = /^gateway\/(protocol|errors|log|version|documents)\.ts$/;
const GATEWAY_STORE = /^gateway\/store\//;
const GATEWAY_ADAPTERS = /^gateway\/adapters\//;
/** Each of these folders is one thing the gateway does; none knows of another. */
const GATEWAY_WORK = /^gateway\/((push|pull|duplicates|devices|events)\/|(records|upkeep)\.ts$)/;
const GATEWAY_CRM = /^gateway\/crm\//;
const ROUTER = /^electron\/api\/router\.ts$/;
const NONE = /^$/;
/** The facts about every entity: imports nothing, everyone may ask. */
export const FACTS = /^db\/records\.ts$/;

/** DESIGN §2 as a table. Order matters: a file belongs to the first room that fits. */
export const rooms: Room[] = [
  { name: 'facts about the entities', files: FACTS, mayImport: [], packages: NONE },
  { name: 'money', files: MONEY, mayImport: [CORE], packages: /^zod$/ },
  { name: 'prices', files: PRICING, mayImport: [MONEY, CORE], packages: /^zod$/ },
  { name: 'documents', files: DOCUMENTS, mayImport: [CORE], packages: /^zod$/ },
  { name: 'shapes and rules', files: PURE, mayImport: [MONEY, PRICING, DOCUMENTS], packages: /^zod$/ },
  { name: 'tables', files: TABLES, mayImport: [PURE], packages: /^drizzle-orm/ },
  {
    name: 'the database as a whole',
    files: /^db\/(schema|migrate|entities)\.ts$/,
    mayImport: [TABLES],
    packages: /^(node:|drizzle-orm|better-sqlite3$)/,
  },
  {
    name: 'kernel',
    files: KERNEL,
    mayImport: [DB, PROTOCOL],
    packages: /^(node:|better-sqlite3$|drizzle-orm|pino$|pinyin-pro$|opencc-js\/|uuid$)/,
  },
  {
    name: 'the record kit',
    files: /^electron\/records\//,
    mayImport: [DB, KERNEL, /^electron\/api\/procedure\.ts$/],
    typesOf: [/^electron\/api\/sessions\.ts$/],
    packages: /^(zod$|drizzle-orm)/,
  },
  {
    name: 'the registry of procedures',
    files: ROUTER,
    mayImport: [/^electron\/api\//, /^electron\/features\/[\w-]+\/[\w-]*api\.ts$/],
    packages: NONE,
  },
  {
    name: 'api',
    files: /^electron\/api\//,
    mayImport: [KERNEL, PURE],
    typesOf: [/^electron\/features\/[\w-]+\/service\.ts$/],
    packages: /^(node:|@trpc\/server|zod$)/,
  },
  {
    name: 'the line to head office',
    files: /^electron\/features\/sync\//,
    mayImport: [DB, KERNEL, PROTOCOL, /^electron\/api\/procedure\.ts$/, /^electron\/workers\/sync\//],
    typesOf: [/^electron\/api\//],
    packages: /^(node:|zod$|drizzle-orm)/,
  },
  {
    name: 'features',
    files: /^electron\/features\//,
    // Who may call whom among them is `featureOrder`.
    mayImport: [DB, KERNEL, RECORDS, PROTOCOL, /^electron\/api\/procedure\.ts$/, /^electron\/features\/sync\//],
    typesOf: [/^electron\/api\//],
    packages: /^(node:|zod$|drizzle-orm|@node-rs\/argon2$)/,
  },
  {
    name: 'workers',
    files: /^electron\/workers\//,
    mayImport: [PROTOCOL, PURE],
    typesOf: [/^electron\/kernel\/printing\.ts$/],
    packages: /^(node:|zod$|pdfkit$)/,
    apart: /^electron\/workers\/([\w-]+)\//,
  },
  {
    name: 'demo',
    files: /^electron\/demo\//,
    mayImport: [DB, KERNEL, PROTOCOL, /^electron\/features\//],
    typesOf: [/^electron\/api\//],
    packages: /^(node:|zod$)/,
  },
  {
    name: 'shell',
    files: /^electron\/shell\//,
    mayImport: [/^electron\/flags\.ts$/],
    typesOf: [/^electron\//, PURE],
    packages: /^(node:|zod$|electron$|electron-updater$)/,
  },
  {
    name: 'hosts',
    files: /^electron\/(main|preload)\.ts$/,
    mayImport: [/^electron\//],
    packages: /^(node:|electron$)/,
  },
  {
    name: 'composition',
    files: /^electron\/[\w-]+\.ts$/,
    mayImport: [/^electron\/(?!shell)/, /^db\/migrate\.ts$/],
    packages: /^(node:|@trpc\/server)/,
  },
  {
    name: "the gateway's contract",
    files: GATEWAY_CONTRACT,
    mayImport: [PURE, /^package\.json$/],
    packages: /^(node:|zod$|pino$)/,
  },
  {
    name: "the gateway's store",
    files: GATEWAY_STORE,
    mayImport: [GATEWAY_CONTRACT, PURE],
    packages: /^(node:|zod$|pg$|@electric-sql\/pglite|better-sqlite3$)/,
  },
  {
    name: 'the doors to a CRM',
    files: GATEWAY_ADAPTERS,
    mayImport: [PURE],
    packages: /^(node:|zod$)/,
  },
  {
    name: "the gateway's work",
    files: GATEWAY_WORK,
    mayImport: [GATEWAY_STORE, GATEWAY_CONTRACT, PURE],
    packages: /^(node:|zod$)/,
    apart: /^gateway\/([\w-]+)\//,
  },
  {
    name: 'what goes on to the CRM',
    files: GATEWAY_CRM,
    mayImport: [/^gateway\/push\/consent\.ts$/, GATEWAY_STORE, GATEWAY_CONTRACT, GATEWAY_ADAPTERS, PURE],
    packages: /^(node:|zod$)/,
  },
  {
    name: 'what the gateway is asked through',
    files: /^gateway\/(http|console|attachments)\//,
    mayImport: [GATEWAY_WORK, GATEWAY_CRM, GATEWAY_STORE, GATEWAY_CONTRACT, PURE],
    typesOf: [GATEWAY_ADAPTERS],
    packages: /^(node:|zod$|@node-rs\/argon2$)/,
  },
  {
    name: 'the check of any gateway',
    files: /^gateway\/conformance\//,
    mayImport: [PROTOCOL],
    packages: /^(node:|zod$)/,
  },
  {
    name: 'the gateway as a whole',
    files: /^gateway\//,
    mayImport: [/^gateway\/(?!conformance)/, PURE],
    packages: /^(node:|zod$)/,
  },
  {
    name: 'pages',
    files: /^renderer\/features\//,
    mayImport: [/^renderer\/(ui|lib|records)\//, PURE],
    packages: /^(react|antd$|@ant-design\/icons$|@tanstack\/|i18next$|zod$|zustand|dayjs)/,
    apart: /^renderer\/features\/([\w-]+)\//,
  },
  {
    name: "the record kit's pages",
    files: /^renderer\/records\//,
    mayImport: [/^renderer\/(ui|lib)\//, PURE],
    packages: /^(react|antd$|@tanstack\/|i18next$|zod$)/,
  },
  {
    name: 'shared controls',
    files: /^renderer\/ui\//,
    mayImport: [/^renderer\/lib\//, PURE],
    packages:
      /^(react|antd$|@ant-design\/icons$|@tanstack\/|echarts\/|i18next$|zustand|dayjs|@rc-component\/picker\/generate\/)/,
  },
  {
    name: 'client',
    files: /^renderer\/lib\//,
    mayImport: [PURE],
    typesOf: [ROUTER],
    packages: /^(react|antd\/|@trpc\/|@tanstack\/|i18next$|zod$|zustand|dayjs)/,
  },
  {
    name: 'the window',
    files: /^renderer\//,
    mayImport: [/^renderer\//, PURE],
    packages: /^(react|antd$|@ant-design\/icons$|@tanstack\/|i18next$|zod$|zustand|dayjs)/,
  },
  { name: 'tests', files: /^tests\//, mayImport: [/./], packages: /./ },
  { name: 'build and start', files: /^scripts\//, mayImport: [], packages: /./ },
];

/** Features may call the services of those before them, never back. */
export const featureOrder = [
  'staff',
  'settings',
  'sync',
  'models',
  'options',
  'visits',
  'customers',
  'vehicles',
  'purchases',
  'duplicates',
  'attachments',
  'follow-ups',
  'after-sales',
  'demo-cars',
  'test-drives',
  'losses',
  'requests',
  'playbook',
  'campaigns',
  'prices',
  'products',
  'documents',
  'adjustments',
  'approvals',
  'receipts',
  'quotes',
  'contracts',
  'deal-issues',
  'allocations',
  'orders',
  'pdi',
  'deliveries',
  'agency',
  'direct-shipments',
  'loans',
  'cancellations',
  'invoices',
  'returns',
  'transfers',
  'month-end',
  'deal-figures',
  'targets',
  'reports',
  'daily',
  'workbench',
  'search',
  'backup',
];
