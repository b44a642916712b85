import { z } from 'zod';
import type { EntityName } from './protocol.ts';

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

const customer = z.object({
  kind: z.enum(['person', 'company'], '应为 person（个人）或 company（单位）'),
  name: z.string('必填').trim().min(1, '必填').max(400),
  mobile: z
    .string()
    .regex(/^1[3-9]\d{9}$/, '应为 11 位手机号')
    .or(z.literal(''))
    .nullish(),
  landline: z.string().max(200).nullish(),
  gender: text,
  level: text,
  source: text,
  ownerId: reference,
  dealStatus: text,
  stage: text,
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
  customerId: reference,
  consultantId: reference,
});

/** One schema per entity; a later feature adds its own line. */
export const DOCUMENTS = { customer, vehicle, visit } as const satisfies Record<EntityName, z.ZodObject>;

/**
 * Fields where two people changing them at once must be settled by a person (phone, name, owner consultant, deal status).
 * Visits are append-only rows and never conflict.
 */
export const GUARDED: Readonly<Record<EntityName, readonly string[]>> = {
  customer: ['mobile', 'landline', 'name', 'ownerId', 'dealStatus'],
  vehicle: [],
  visit: [],
};

/** Complaints in words a person can read. */
const CHINESE = { error: z.locales.zhCN().localeError };

/** A document as sent: the fields the gateway knows and the ones it only keeps. */
export interface SplitDocument {
  data: Record<string, unknown>;
  extra: Record<string, unknown>;
}

/** Sorts fields into known ones (`data`) and kept ones (`extra`). */
export function splitDocument(entity: EntityName, doc: Record<string, unknown>): SplitDocument {
  const known = DOCUMENTS[entity].shape;
  const split: SplitDocument = { data: {}, extra: {} };
  for (const field of Object.keys(doc)) (Object.hasOwn(known, field) ? split.data : split.extra)[field] = doc[field];
  return split;
}

/** The first thing wrong with a whole document, or null. `message` is for a person, `field` for the machine. */
export function documentProblem(entity: EntityName, doc: Record<string, unknown>): Problem | null {
  const parsed = DOCUMENTS[entity].safeParse(doc, CHINESE);
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
