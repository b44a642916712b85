import { hash } from 'node:crypto';
import { bareCode, halfWidth } from '../../db/core/half-width.ts';
import { phoneKey } from '../../db/customers/phone.ts';
import type { Matchable, MatchKey } from '../store/matches.ts';
import { documentOf, type RecordRow } from '../store/record.ts';

/** Shorter ones are extensions and typing in progress. */
const LEAST_DIGITS = 7;
/** A longer key is kept as its SHA-256: PostgreSQL's index takes no entry above some 2700 bytes, and nobody's number is that long. */
const LONGEST_KEY = 200;

const indexable = (key: string): string => (key.length > LONGEST_KEY ? hash('sha256', key, 'hex') : key);

const textOf = (value: unknown): string => (typeof value === 'string' ? halfWidth(value).toUpperCase() : '');
/** Numbers of documents and cars, the same in whichever spelling a program of whatever age stored them. */
const codeOf = (value: unknown): string => (typeof value === 'string' ? bareCode(value) : '');
const phoneOf = (value: unknown): string => (typeof value === 'string' ? phoneKey(value) : '');

/** The keys of a live record; one that was deleted or merged has none. */
export function matchKeys(entity: Matchable, row: RecordRow): MatchKey[] {
  if (row.deletedAt !== null || row.mergedInto !== null) return [];
  const doc = documentOf(row);
  const keys: MatchKey[] = entity === 'customer' ? customerKeys(doc) : [{ reason: 'vin', key: codeOf(doc.vin) }];
  const seen = new Set<string>();
  return keys
    .filter(({ reason, key }) => key !== '' && !seen.has(`${reason} ${key}`) && seen.add(`${reason} ${key}`))
    .map(({ reason, key }) => ({ reason, key: indexable(key) }));
}

function customerKeys(doc: Record<string, unknown>): MatchKey[] {
  const phones = [doc.mobile, doc.landline].map(phoneOf).filter((digits) => digits.length >= LEAST_DIGITS);
  const [name, model] = [textOf(doc.name), textOf(doc.interestModel)];
  return [
    ...phones.map((key): MatchKey => ({ reason: 'phone', key })),
    { reason: 'idNo', key: codeOf(doc.idNo) },
    // A company's number of identity.
    { reason: 'idNo', key: codeOf(doc.uscc) },
    { reason: 'nameModel', key: name && model ? `${name} ${model}` : '' },
  ];
}
