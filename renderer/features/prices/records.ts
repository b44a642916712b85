import {
  authorityRuleFields,
  customerClassFields,
  priceItemFields,
  priceListFields,
  priceListLineFields,
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
  stepProblems,
  taxRuleProblems,
} from '../../../db/prices/rules.ts';
import { priceName } from '../../lib/priceNames.ts';
import { aboutRecord } from '../../records/about.ts';

const shown = (field: string, value: unknown) => (/Id$|^itemCode$/.test(field) ? priceName(value) : undefined);
const named = { name: (saved: { name: string }) => saved.name, required: () => ['code', 'name'], shown };

export const customerClassRecord = aboutRecord('customer_class', customerClassFields, {
  ...named,
  problems: namedProblems,
});
export const productClassRecord = aboutRecord('product_class', productClassFields, {
  ...named,
  problems: namedProblems,
});
export const itemRecord = aboutRecord('price_item', priceItemFields, { ...named, problems: itemProblems });
export const listRecord = aboutRecord('price_list', priceListFields, {
  ...named,
  fresh: { active: true },
  problems: namedProblems,
});
export const policyRecord = aboutRecord('price_policy', pricePolicyFields, {
  ...named,
  required: () => ['code', 'name', 'steps'],
  problems: stepProblems,
});
export const matchRecord = aboutRecord('price_match', priceMatchFields, {
  name: (saved) => priceName(saved.productClassId) ?? '',
  required: () => ['productClassId', 'customerClassId', 'policyId', 'validFrom'],
  problems: matchProblems,
  shown,
});
export const authorityRecord = aboutRecord('authority_rule', authorityRuleFields, {
  name: (saved) => String(saved.level ?? ''),
  required: ({ mayGoDownTo }) => ['level', 'mayGoDownTo', ...(mayGoDownTo === 'belowFloor' ? ['belowFloorFen'] : [])],
  problems: authorityProblems,
  shown,
});
export const taxRecord = aboutRecord('tax_rule', taxRuleFields, {
  name: (saved) => saved.source ?? '',
  required: () => ['kind', 'validFrom', 'source'],
  problems: taxRuleProblems,
});
export const lineRecord = aboutRecord('price_list_line', priceListLineFields, { name: () => '', shown });
