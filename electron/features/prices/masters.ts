import { z } from 'zod';
import { type ClaimRequest, matchKey } from '../../../db/documents/claim.ts';
import type { RowOf } from '../../../db/entities.ts';
import {
  authorityRuleFields,
  customerClassFields,
  priceItemFields,
  priceListFields,
  priceMatchFields,
  pricePolicyFields,
  productClassFields,
  taxRuleFields,
} from '../../../db/prices/model.ts';
import {
  authorityProblems,
  itemProblems,
  matchProblems,
  namedProblems,
  POLICY_KEEPERS,
  PRICE_KEEPERS,
  PRICE_READERS,
  RULE_KEEPERS,
  stepProblems,
  taxRuleProblems,
} from '../../../db/prices/rules.ts';
import {
  authorityRule,
  customerClass,
  priceItem,
  priceList,
  priceMatch,
  pricePolicy,
  productClass,
  taxRule,
} from '../../../db/prices/table.ts';
import { plainRecord } from '../../records/plain.ts';
import { refuseClass, refuseCode, refuseContradiction, refuseMatch } from './refusals.ts';

const filters = z.object({});
const byCode = (index: string) => ({ filters, sorts: { code: { by: ['code'], index } }, sort: 'code' as const });
const named = (row: { name: string }) => row.name;

export const customerClasses = plainRecord({
  entity: 'customer_class',
  table: customerClass,
  fields: customerClassFields,
  read: PRICE_READERS,
  write: PRICE_KEEPERS,
  problems: namedProblems,
  check: (tx, values, row) => refuseClass(tx, 'customer_class', { ...row, ...values }, row?.id),
  label: named,
  list: { fields: ['code', 'name', 'parentId'], ...byCode('customer_class_code'), line: (row) => row },
});

export const productClasses = plainRecord({
  entity: 'product_class',
  table: productClass,
  fields: productClassFields,
  read: PRICE_READERS,
  write: PRICE_KEEPERS,
  problems: namedProblems,
  check: (tx, values, row) => refuseClass(tx, 'product_class', { ...row, ...values }, row?.id),
  label: named,
  list: { fields: ['code', 'name', 'parentId'], ...byCode('product_class_code'), line: (row) => row },
});

export const priceItemsRecord = plainRecord({
  entity: 'price_item',
  table: priceItem,
  fields: priceItemFields,
  read: PRICE_READERS,
  write: RULE_KEEPERS,
  problems: itemProblems,
  check: (tx, values, row) => refuseCode(tx, 'price_item', { ...row, ...values }, row?.id),
  label: named,
  list: { fields: ['code', 'name', 'visibleTo'], ...byCode('price_item_code'), line: (row) => row },
});

export const priceLists = plainRecord({
  entity: 'price_list',
  table: priceList,
  fields: priceListFields,
  read: PRICE_READERS,
  write: PRICE_KEEPERS,
  problems: namedProblems,
  usual: { active: true },
  check: (tx, values, row) => refuseCode(tx, 'price_list', { ...row, ...values }, row?.id),
  label: named,
  list: { fields: ['code', 'name', 'storeIds', 'active'], ...byCode('price_list_code'), line: (row) => row },
});

export const pricePolicies = plainRecord({
  entity: 'price_policy',
  table: pricePolicy,
  fields: pricePolicyFields,
  read: PRICE_READERS,
  write: POLICY_KEEPERS,
  problems: stepProblems,
  check: (tx, values, row) => refuseCode(tx, 'price_policy', { ...row, ...values }, row?.id),
  label: named,
  list: { fields: ['code', 'name', 'steps'], ...byCode('price_policy_code'), line: (row) => row },
});

type Match = RowOf<'price_match'>;

/** A class of products for its days: of two PCs without a line that give it to two classes of customers, one does. */
function matchClaims(row: Match, before: Match | null): ClaimRequest[] {
  const key = matchKey(row.productClassId);
  const was = before && before.deletedAt === null ? matchKey(before.productClassId) : null;
  const release = (old: string): ClaimRequest => ({ key: old, action: 'release' });
  if (row.deletedAt !== null) return was ? [release(was)] : [];
  const taken = { key, action: 'take' as const, from: row.validFrom, to: row.validTo };
  const same = was === key && before?.validFrom === row.validFrom && before.validTo === row.validTo;
  if (same) return [];
  return [...(was && was !== key ? [release(was)] : []), taken];
}

export const priceMatches = plainRecord({
  entity: 'price_match',
  table: priceMatch,
  fields: priceMatchFields,
  read: PRICE_READERS,
  write: POLICY_KEEPERS,
  problems: matchProblems,
  check: (tx, values, row) => refuseMatch(tx, { ...row, ...values }, row?.id),
  label: (row) => row.validFrom,
  claims: matchClaims,
  list: {
    fields: ['productClassId', 'customerClassId', 'policyId', 'validFrom', 'validTo', 'claimState', 'claimHolder'],
    filters,
    sorts: { class: { by: ['productClassId', 'validFrom'], index: 'price_match_class' } },
    sort: 'class',
    line: (row) => row,
  },
});

export const authorityRules = plainRecord({
  entity: 'authority_rule',
  table: authorityRule,
  fields: authorityRuleFields,
  read: PRICE_READERS,
  write: RULE_KEEPERS,
  problems: authorityProblems,
  label: (row) => String(row.level),
  list: {
    fields: ['level', 'productClassId', 'mayGoDownTo', 'belowFloorFen', 'creditFen', 'depositWaiver'],
    filters,
    sorts: { level: { by: ['level'], index: 'authority_rule_level' } },
    sort: 'level',
    line: (row) => row,
  },
});

export const taxRules = plainRecord({
  entity: 'tax_rule',
  table: taxRule,
  fields: taxRuleFields,
  read: PRICE_READERS,
  write: RULE_KEEPERS,
  problems: taxRuleProblems,
  check: (tx, values, row) => refuseContradiction(tx, { ...row, ...values }, row?.id),
  label: (row) => `${row.kind} ${row.validFrom}`,
  list: {
    fields: ['kind', 'params', 'validFrom', 'validTo', 'source'],
    filters,
    sorts: { kind: { by: ['kind', 'validFrom'], index: 'tax_rule_kind' } },
    sort: 'kind',
    line: (row) => row,
  },
});
