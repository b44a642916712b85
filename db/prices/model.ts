import { z } from 'zod';
import { choice, code, count, day, fen, flag, given, list, name, ref, several, text } from '../core/fields.ts';
import { taxRuleKinds } from '../money/tax-rule.ts';
import { roles } from '../staff/model.ts';

/** 客户分类: a tree; a customer has exactly one leaf of it. */
export const customerClassFields = z.object({ code: code(), name: name(), parentId: ref('customer_class') });
export type CustomerClassFields = z.infer<typeof customerClassFields>;

/** 产品分类: a tree; a product has exactly one leaf of it. */
export const productClassFields = z.object({ code: code(), name: name(), parentId: ref('product_class') });
export type ProductClassFields = z.infer<typeof productClassFields>;

/** 价格项, and which roles get its amounts in any answer. `code` is the one prices are asked by: `guide`, `deal`, `floor`. */
export const priceItemFields = z.object({ code: text({ max: 20 }), name: name(), visibleTo: several(roles) });
export type PriceItemFields = z.infer<typeof priceItemFields>;

/** 价目表: the header; its lines come from 调价单 alone. `storeIds` are codes of showrooms; blank: all of the group. */
export const priceListFields = z.object({ code: code(), name: name(), storeIds: list(), active: flag() });
export type PriceListFields = z.infer<typeof priceListFields>;

/** 价目表行: what an approved 调价单 made. Amounts include VAT; days are inclusive; both ends as `db/pricing/carve.ts` cut them. */
export const priceListLineFields = z.object({
  listId: ref('price_list'),
  itemCode: text({ max: 20 }),
  productId: ref('product'),
  productClassId: ref('product_class'),
  exteriorColor: text(),
  interiorColor: text(),
  optionCode: code(),
  amountFen: fen(),
  validFrom: day(),
  validTo: day(),
  adjustmentId: ref('price_adjustment'),
  adjustmentNo: text(),
});
export type PriceListLineFields = z.infer<typeof priceListLineFields>;

/** 全款 贷款 */
export const paymentModes = ['cash', 'loan'] as const;

const blankId = z.uuid().nullish();
/** 定价策略的一步: a list that is asked, and when. */
export const policyStep = z.object({
  seq: z.int().min(1, 'number.negative').max(9_999, 'number.tooLarge'),
  listId: z.uuid(),
  whenCustomerClassId: blankId,
  whenPayment: z.enum(paymentModes).nullish(),
  whenStoreId: z.string().trim().max(32, 'text.tooLong').nullish(),
});
export type PolicyStepFields = z.infer<typeof policyStep>;

/** 定价策略: lists in the order of their numbers, the lowest first. */
export const pricePolicyFields = z.object({
  code: code(),
  name: name(),
  steps: z.array(policyStep).max(50, 'list.tooLong').nullish(),
});
export type PricePolicyFields = z.infer<typeof pricePolicyFields>;

/** 价格匹配: in any span of days a product class goes with one customer class. */
export const priceMatchFields = z.object({
  productClassId: ref('product_class'),
  customerClassId: ref('customer_class'),
  policyId: ref('price_policy'),
  validFrom: day(),
  validTo: day(),
});
export type PriceMatchFields = z.infer<typeof priceMatchFields>;

/** 可放到: 成交价 限价 限价以下 不限 */
export const depths = ['deal', 'floor', 'belowFloor', 'any'] as const;
/** 额度: how far down a level may go on its own, of a class of products or, blank, of all. */
export const authorityRuleFields = z.object({
  level: count({ max: 3, range: 'level.range' }),
  productClassId: ref('product_class'),
  mayGoDownTo: given(depths),
  belowFloorFen: fen(),
  creditFen: fen(),
  depositWaiver: flag(),
});
export type AuthorityRuleFields = z.infer<typeof authorityRuleFields>;

/** 税费参数: a rate with its days; `params` as its kind says (`db/money/tax-rule.ts`). */
export const taxRuleFields = z.object({
  kind: given(taxRuleKinds),
  params: z.record(z.string(), z.unknown()),
  validFrom: day(),
  validTo: day(),
  source: text({ max: 300 }),
});
export type TaxRuleFields = z.infer<typeof taxRuleFields>;

/** What 询价 is asked with on the page 为什么是这个价. */
export const whyFields = z.object({
  customerId: ref('customer'),
  customerClassId: ref('customer_class'),
  productId: ref('product'),
  exteriorColor: text(),
  interiorColor: text(),
  options: list(),
  payment: choice(paymentModes),
  pricingOn: day(),
});
export type WhyFields = z.infer<typeof whyFields>;
