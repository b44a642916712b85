import { missing, turned } from '../core/fields.ts';
import { paramProblems } from '../money/tax-rule.ts';
import { policyProblems } from '../pricing/price-book.ts';
import type { Role } from '../staff/model.ts';
import type {
  AuthorityRuleFields,
  PriceItemFields,
  PriceMatchFields,
  PricePolicyFields,
  TaxRuleFields,
} from './model.ts';

/** Who reads how prices come about: floor, policies, levels. */
export const PRICE_READERS: readonly Role[] = ['manager', 'backOffice', 'finance', 'admin'];
/** Who is told prices at all; which of them is said by each 价格项. */
export const PRICE_ASKERS: readonly Role[] = ['consultant', ...PRICE_READERS];
/** Classes, products, lists: what prices hang on. */
export const PRICE_KEEPERS: readonly Role[] = ['manager', 'backOffice', 'admin'];
/** Which price somebody gets. */
export const POLICY_KEEPERS: readonly Role[] = ['manager'];
/** Rates, levels, who sees what. */
export const RULE_KEEPERS: readonly Role[] = ['manager', 'admin'];

export const namedProblems = (typed: { code?: unknown; name?: unknown }) => missing(typed, ['code', 'name']);

export const itemProblems = (typed: Partial<PriceItemFields>) => [
  ...namedProblems(typed),
  ...(typed.code && !/^[a-z][A-Za-z0-9]*$/.test(typed.code) ? [{ path: 'code', code: 'item.code' }] : []),
];

/** A policy asks at least one list, each step under a number of its own. */
export const stepProblems = (typed: Partial<PricePolicyFields>) => [
  ...namedProblems(typed),
  ...(typed.steps?.length ? [] : [{ path: 'steps', code: 'field.required' }]),
  ...policyProblems({ steps: (typed.steps ?? []) as never }).map(({ code }) => ({ path: 'steps', code })),
];

export const matchProblems = (typed: Partial<PriceMatchFields>) => [
  ...missing(typed, ['productClassId', 'customerClassId', 'policyId', 'validFrom']),
  ...turned(typed, 'validFrom', 'validTo'),
];

export const authorityProblems = (typed: Partial<AuthorityRuleFields>) =>
  missing(typed, ['level', 'mayGoDownTo', ...(typed.mayGoDownTo === 'belowFloor' ? ['belowFloorFen'] : [])]);

/** A rule of a kind whose amounts are of that kind, with a source to look it up in. */
export const taxRuleProblems = (typed: Partial<TaxRuleFields>) => [
  ...missing(typed, ['kind', 'validFrom', 'source']),
  ...turned(typed, 'validFrom', 'validTo'),
  ...(typed.kind && paramProblems(typed.kind, typed.params).length > 0 ? [{ path: 'params', code: 'tax.params' }] : []),
];
