import { z } from 'zod';
import { checkMobile, tidyPhone } from '../db/customers/phone.ts';
import { CLAIM_FIELDS } from '../db/documents/claim.ts';
import { FILE_HOLDERS, MERGEABLE } from '../db/records.ts';
import { ATTACHMENT_LIMITS, type EntityName } from './protocol.ts';

/**
 * What the gateway insists on in a document of protocol 1: only what head office relies on. Other fields it knows are optional
 * and typed, fields it doesn't know are kept beside the document (`extra`), so a newer PC is never refused for sending more.
 */
const text = z.string().max(4000).nullish();
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '应为 YYYY-MM-DD 日期')
  .nullish();
const instant = z.int().nonnegative();
const reference = z.uuid().nullish();

/** In the one spelling a PC stores: another would be another number to every program that reads it. */
const isMobile = (value: string) => checkMobile(value).ok && tidyPhone(value) === value;

const customer = z.object({
  kind: z.enum(['person', 'company'], '应为 person（个人）或 company（单位）'),
  name: z.string('必填').trim().min(1, '必填').max(400),
  mobile: z
    .string()
    .refine((value) => value === '' || isMobile(value), '应为 11 位手机号，境外号码以 + 开头')
    .nullish(),
  landline: z.string().max(200).nullish(),
  gender: text,
  level: text,
  source: text,
  ownerId: reference,
  dealStatus: text,
  stage: text,
  hqNo: text,
  hqShareConsent: z.enum(['none', 'granted', 'withdrawn'], '应为 none、granted 或 withdrawn').nullish(),
  idType: text,
  idNo: text,
  birthOn: day,
  nextContactOn: day,
  address: text,
  interestSeries: text,
  interestModel: text,
});

const vehicle = z.object({
  vin: z.string('必填').regex(/^[A-HJ-NPR-Z0-9]{17}$/, '应为 17 位车架号，不含 I、O、Q'),
  engineNo: text,
  brandModel: text,
  origin: text,
  status: text,
  plate: text,
  buyerId: reference,
  driverId: reference,
});

const visit = z.object({
  arrivedAt: instant,
  channel: z.string('必填').min(1, '必填').max(40),
  leftAt: instant.nullish(),
  purpose: text,
  outcome: text,
  partySize: z.int().min(1).nullish(),
  voidedAt: instant.nullish(),
  voidReason: text,
  voidedBy: text,
  customerId: reference,
  consultantId: reference,
});

/** The hash of the password travels, so that a person logs in on every PC of the showroom. */
const staff = z.object({
  login: z.string('必填').min(1, '必填').max(64),
  name: z.string('必填').trim().min(1, '必填').max(400),
  role: z.string('必填').min(1, '必填').max(40),
  passwordHash: text,
  disabledAt: instant.nullish(),
});

const showroomDay = z.object({
  visitOn: z.string('必填').regex(/^\d{4}-\d{2}-\d{2}$/, '应为 YYYY-MM-DD 日期'),
  weather: text,
  rota: z.array(z.uuid()).max(500).nullish(),
});

const paired = z.enum(MERGEABLE, `应为 ${MERGEABLE.join('、')}`);
const holder = z.enum(FILE_HOLDERS, `应为 ${FILE_HOLDERS.join('、')}`);

const duplicate = z.object({
  entity: paired,
  leftId: z.uuid(),
  rightId: z.uuid(),
  reasons: z.array(z.string().max(40)).max(20),
  state: z.enum(['open', 'dismissed', 'merged'], '应为 open、dismissed 或 merged'),
});

const attachment = z.object({
  entity: holder,
  entityId: z.uuid(),
  sha256: z.string('必填').regex(/^[0-9a-f]{64}$/, '应为文件内容的 SHA-256'),
  size: z.int().min(1).max(ATTACHMENT_LIMITS.maxBytes, '文件不能超过 20 MiB'),
  name: text,
  mime: text,
});

/** Head office relies on nothing in it; of the settings each is a field of its own, whatever it holds. */
const ANY = z.object({});

const INSISTED = {
  staff,
  showroom_day: showroomDay,
  customer,
  vehicle,
  visit,
  duplicate,
  attachment,
} as const satisfies Partial<Record<EntityName, z.ZodObject>>;

/** What a document of this entity is held to. */
export const documentSchema = (entity: EntityName): z.ZodObject =>
  (INSISTED as Partial<Record<EntityName, z.ZodObject>>)[entity] ?? ANY;

/**
 * Fields where two people changing them at once must be settled by a person (phone, name, owner consultant, deal status; what the
 * showroom is called, which stands on every print and which a PC that was set up alone brings along).
 * Visits are append-only rows and never conflict.
 */
export const GUARDED: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  customer: ['mobile', 'landline', 'name', 'ownerId', 'dealStatus'],
  setting: ['showroomName', 'showroomCode'],
  sales_order: ['status', 'customerId', 'buyerName'],
  quote: ['customerId'],
  contract: ['customerId', 'buyerName', 'vehicleFen'],
  quote_line: ['amountFen', 'mode'],
  order_vehicle: ['vehicleFen'],
  order_line: ['amountFen', 'mode'],
  contract_line: ['amountFen', 'mode'],
};

/**
 * Guarded one way: where `stands` is, `over` needs somebody who has seen it. A consent withdrawn (PIPL) is not granted again by a PC
 * that had not heard of it; a withdrawal always takes effect.
 */
const ONE_WAY: Partial<Readonly<Record<EntityName, Readonly<Record<string, { stands: string; over: string }>>>>> = {
  customer: { hqShareConsent: { stands: 'withdrawn', over: 'granted' } },
};

/** Fields of this patch that only somebody who has seen what stands there may replace. */
export function guardedFields(
  entity: EntityName,
  doc: Readonly<Record<string, unknown>>,
  patch: Readonly<Record<string, unknown>>,
): string[] {
  const oneWay = Object.entries(ONE_WAY[entity] ?? {})
    .filter(([field, { stands, over }]) => doc[field] === stands && patch[field] === over)
    .map(([field]) => field);
  const guarded = GUARDED[entity] ?? [];
  return [...guarded.filter((field) => Object.hasOwn(patch, field)), ...oneWay];
}

/**
 * Entities whose first word stands: what every PC of a showroom works out by itself, and must be the same for all of them from then on
 * (a month's start). What another PC says of such a record later changes nothing, and it is shown the first one.
 */
export const FIRST_STANDS: ReadonlySet<EntityName> = new Set<EntityName>(['carry_over']);

/**
 * States that no PC takes a record out of: what it says of one that got there is passed over, and it is shown what stands. Of two people
 * who decide one request apart, the first has decided it.
 */
const SETTLED: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  approval_request: ['approved', 'rejected'],
};
export const isSettled = (entity: EntityName, { status }: Readonly<Record<string, unknown>>): boolean =>
  typeof status === 'string' && SETTLED[entity]?.includes(status) === true;

/** States of a document in which its content is still typed; in every other it is frozen (ADR 9). */
const OPEN_IN: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  quote: ['draft'],
  sales_order: ['draft'],
  contract: ['draft'],
  price_adjustment: ['draft'],
  pdi_sheet: ['open'],
  delivery_note: ['draft'],
};
export const isFrozen = (entity: EntityName, { status }: Readonly<Record<string, unknown>>): boolean =>
  typeof status === 'string' && OPEN_IN[entity]?.includes(status) === false;

const LOAN = ['loanBank', 'loanDownFen', 'loanPrincipalFen', 'loanMonths', 'loanRateBp'];
const SHEET = ['lineNo', 'kind', 'mode', 'productId', 'title', 'qty', 'listFen', 'discountFen', 'amountFen'];

/** What of a document, and of what hangs on it, is frozen with it; the rest stays free: remarks, ticks, days of delivery. */
const CONTENT: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  quote: [
    ...['customerId', 'customerClassId', 'consultantId', 'productId', 'exteriorColor', 'interiorColor', 'vin'],
    ...['paymentMode', 'pricingOn', 'validUntil', 'plannedInvoiceOn', 'registrationRegion', ...LOAN],
  ],
  quote_line: SHEET,
  sales_order: [
    ...['contractId', 'customerId', 'customerClassId', 'consultantId', 'buyerName'],
    ...['paymentMode', 'pricingOn', 'minDepositFen', 'wholeDiscountFen', ...LOAN],
  ],
  order_vehicle: ['lineNo', 'productId', 'exteriorColor', 'interiorColor', 'guideFen', 'vehicleFen'],
  order_line: ['orderVehicleId', ...SHEET],
  contract: [
    ...[
      'customerId',
      'buyerName',
      'idType',
      'idNo',
      'uscc',
      'phone',
      'address',
      'agentName',
      'agentIdNo',
      'agentPhone',
    ],
    ...['productId', 'brand', 'modelName', 'configName', 'exteriorColor', 'interiorColor', 'origin', 'vin', 'engineNo'],
    ...[
      'certNo',
      'disclosed',
      'odometerKm',
      'producedOn',
      'disclosureNote',
      'vehicleFen',
      'paymentMode',
      'depositKind',
    ],
    ...['depositFen', 'loanRefused', 'tradeInCar', 'tradeInFen', 'deliveryMode', 'deliveryPlace', 'plannedDeliveryOn'],
    ...['handedOver', 'inspection', 'lateDeliveryBp', 'latePaymentBp', ...LOAN],
  ],
  contract_line: ['lineNo', 'kind', 'mode', 'title', 'qty', 'amountFen', 'voluntary'],
  contract_due: ['lineNo', 'dueOn', 'dueFen', 'condition'],
  price_adjustment: ['kind', 'reason'],
  price_adjustment_line: [
    ...['lineNo', 'listId', 'itemCode', 'productId', 'productClassId', 'exteriorColor', 'interiorColor', 'optionCode'],
    ...['mode', 'value', 'roundToFen', 'newFen', 'validFrom', 'validTo', 'oldLineIds'],
  ],
  pdi_sheet: ['vehicleId', 'odometerKm', 'technician', 'points'],
  delivery_note: ['orderVehicleId', 'plannedOn', 'plannedTime', 'bay', 'mode', 'papers', 'pledged', 'promisedOn'],
};
export const frozenContent = (entity: EntityName): readonly string[] | undefined => CONTENT[entity];

/** Which document a line is of, and where it names it: it is as frozen as that. */
const LINES_OF: Readonly<Partial<Record<EntityName, { head: EntityName; field: string }>>> = {
  quote_line: { head: 'quote', field: 'quoteId' },
  order_vehicle: { head: 'sales_order', field: 'orderId' },
  order_line: { head: 'sales_order', field: 'orderId' },
  contract_line: { head: 'contract', field: 'contractId' },
  contract_due: { head: 'contract', field: 'contractId' },
  price_adjustment_line: { head: 'price_adjustment', field: 'adjustmentId' },
};
export const headOf = (entity: EntityName): { head: EntityName; field: string } | undefined => LINES_OF[entity];

/** Fields head office owns: PCs read them; what a PC sends for them is passed over. Of whatever claims, what was judged. */
const HEAD_OFFICE: Partial<Readonly<Record<EntityName, readonly string[]>>> = { customer: ['hqNo'] };
const isForeign = (entity: EntityName, field: string): boolean =>
  HEAD_OFFICE[entity]?.includes(field) || (CLAIM_FIELDS as readonly string[]).includes(field);

/** A patch without the fields that are not a PC's to change. */
export function ownFields(entity: EntityName, patch: Record<string, unknown>): Record<string, unknown> {
  const owned = HEAD_OFFICE[entity]?.some((field) => Object.hasOwn(patch, field));
  if (!owned && !CLAIM_FIELDS.some((field) => Object.hasOwn(patch, field))) return patch;
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !isForeign(entity, field)));
}

/** Complaints in words a person can read. */
const CHINESE = { error: z.locales.zhCN().localeError };

/** A document as sent: the fields the gateway knows and the ones it only keeps. */
export interface SplitDocument {
  data: Record<string, unknown>;
  extra: Record<string, unknown>;
}

/** Sorts fields into known ones (`data`) and kept ones (`extra`). */
export function splitDocument(entity: EntityName, doc: Record<string, unknown>): SplitDocument {
  const known: object = documentSchema(entity).shape;
  const split: SplitDocument = { data: {}, extra: {} };
  for (const field of Object.keys(doc)) (Object.hasOwn(known, field) ? split.data : split.extra)[field] = doc[field];
  return split;
}

/** The first thing wrong with a whole document, or null. `message` is for a person, `field` for the machine. */
export function documentProblem(entity: EntityName, doc: Record<string, unknown>): Problem | null {
  const parsed = documentSchema(entity).safeParse(doc, CHINESE);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return { field: issue.path.join('.'), message: issue.message };
  }
  if (entity === 'customer' && !doc.mobile && !doc.landline)
    return { field: 'mobile', message: '手机和固定电话至少填一项' };
  return null;
}

export interface Problem {
  field: string;
  message: string;
}
