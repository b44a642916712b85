import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bool, fen, id, on, syncedColumns } from '../core/columns.ts';
import { claimColumns } from '../documents/columns.ts';
import type { TaxRuleKind } from '../money/tax-rule.ts';
import type { Role } from '../staff/model.ts';
import type { depths, PolicyStepFields } from './model.ts';

// Codes are not unique anywhere here: two PCs without a line may both give one away.

/** 客户分类. */
export const customerClass = sqliteTable(
  'customer_class',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
    ...syncedColumns(),
  },
  (t) => [index('customer_class_code').on(t.code, t.id)],
);

/** 产品分类. */
export const productClass = sqliteTable(
  'product_class',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
    ...syncedColumns(),
  },
  (t) => [index('product_class_code').on(t.code, t.id)],
);

/** 价格项. */
export const priceItem = sqliteTable(
  'price_item',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    visibleTo: text('visible_to', { mode: 'json' }).$type<Role[]>(),
    ...syncedColumns(),
  },
  (t) => [index('price_item_code').on(t.code, t.id)],
);

/** 价目表. */
export const priceList = sqliteTable(
  'price_list',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    storeIds: text('store_ids', { mode: 'json' }).$type<string[]>(),
    active: bool('active'),
    ...syncedColumns(),
  },
  (t) => [index('price_list_code').on(t.code, t.id)],
);

/** 价目表行. */
export const priceListLine = sqliteTable(
  'price_list_line',
  {
    id: id(),
    listId: text('list_id').notNull(),
    itemCode: text('item_code').notNull(),
    productId: text('product_id'),
    productClassId: text('product_class_id'),
    exteriorColor: text('exterior_color'),
    interiorColor: text('interior_color'),
    optionCode: text('option_code'),
    amountFen: fen('amount_fen').notNull(),
    validFrom: on('valid_from').notNull(),
    validTo: on('valid_to'),
    adjustmentId: text('adjustment_id'),
    adjustmentNo: text('adjustment_no'),
    /** The 调价单 that cut its end. */
    closedBy: text('closed_by'),
    /** Its end before that cut, so that a 调价单 revoked before its first day leaves nothing behind. */
    endBefore: on('end_before'),
    /** No day is left of it. */
    void: bool('void'),
    ...syncedColumns(),
  },
  (t) => [
    // 询价 reads a product's and its classes' lines of an item; the end stands in the index so that past prices are not read.
    index('price_list_line_product').on(t.productId, t.itemCode, t.validFrom, t.validTo),
    index('price_list_line_class').on(t.productClassId, t.itemCode, t.validFrom, t.validTo),
    index('price_list_line_from').on(t.validFrom, t.id),
    index('price_list_line_list').on(t.listId, t.validFrom, t.id),
    index('price_list_line_of').on(t.adjustmentId),
    index('price_list_line_closed').on(t.closedBy),
  ],
);

/** 定价策略. */
export const pricePolicy = sqliteTable(
  'price_policy',
  {
    id: id(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    steps: text('steps', { mode: 'json' }).$type<PolicyStepFields[]>(),
    ...syncedColumns(),
  },
  (t) => [index('price_policy_code').on(t.code, t.id)],
);

/** 价格匹配. */
export const priceMatch = sqliteTable(
  'price_match',
  {
    id: id(),
    productClassId: text('product_class_id').notNull(),
    customerClassId: text('customer_class_id').notNull(),
    policyId: text('policy_id').notNull(),
    validFrom: on('valid_from').notNull(),
    validTo: on('valid_to'),
    ...claimColumns(),
    ...syncedColumns(),
  },
  (t) => [index('price_match_class').on(t.productClassId, t.validFrom, t.id)],
);

/** 额度. */
export const authorityRule = sqliteTable(
  'authority_rule',
  {
    id: id(),
    level: integer('level').notNull(),
    productClassId: text('product_class_id'),
    mayGoDownTo: text('may_go_down_to').$type<(typeof depths)[number]>().notNull(),
    belowFloorFen: fen('below_floor_fen'),
    creditFen: fen('credit_fen'),
    depositWaiver: bool('deposit_waiver'),
    ...syncedColumns(),
  },
  (t) => [index('authority_rule_level').on(t.level, t.id)],
);

/** 税费参数. */
export const taxRule = sqliteTable(
  'tax_rule',
  {
    id: id(),
    kind: text('kind').$type<TaxRuleKind>().notNull(),
    params: text('params', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    validFrom: on('valid_from').notNull(),
    validTo: on('valid_to'),
    source: text('source'),
    ...syncedColumns(),
  },
  (t) => [index('tax_rule_kind').on(t.kind, t.validFrom, t.id)],
);
