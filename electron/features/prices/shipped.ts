import type { NewOf } from '../../../db/entities.ts';
import { SHIPPED_TAX_RULES } from '../../../db/money/shipped-tax-rules.ts';
import type { TaxRule, TaxRuleKind } from '../../../db/money/tax-rule.ts';
import { SHIPPED_AUTHORITY } from '../../../db/pricing/ladder.ts';
import type { Role } from '../../../db/staff/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { idOf } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';

/** Every PC makes the same row of the same words. */
export const customerClassId = (code: string): string => idOf('customer_class', code);
export const productClassId = (code: string): string => idOf('product_class', code);
export const priceListId = (code: string): string => idOf('price_list', code);
export const pricePolicyId = (code: string): string => idOf('price_policy', code);

const CUSTOMER_CLASSES = [
  ['ALL', '全部客户', null],
  ['RETAIL', '零售', 'ALL'],
  ['COMPANY', '单位', 'ALL'],
  ['FLEET', '大客户', 'ALL'],
  ['SUB', '二网', 'ALL'],
  ['STAFF', '员工', 'ALL'],
] as const;

const PRODUCT_CLASSES = [
  ['P', '全部产品', null],
  ['CAR', '整车', 'P'],
  ['OPT', '选装', 'P'],
  ['ACC', '精品', 'P'],
  ['SVC', '服务', 'P'],
  ['INS', '保险', 'P'],
  ['FEE', '费用', 'P'],
] as const;

const INSIDERS: Role[] = ['manager', 'backOffice', 'finance', 'admin'];
const SELLERS: Role[] = ['consultant', ...INSIDERS];

/** 成本价: what goods that are given cost the showroom, VAT included; what a car cost stands on its own card. */
export const COST_ITEM = 'cost';

/** 价格项 as they are shipped: a consultant is told guide and deal price, never floor, transfer price or cost. */
export const SHIPPED_ITEMS: readonly Pick<NewOf<'price_item'>, 'code' | 'name' | 'visibleTo'>[] = [
  { code: 'guide', name: '指导价', visibleTo: SELLERS },
  { code: 'deal', name: '门店成交价', visibleTo: SELLERS },
  { code: 'floor', name: '最低限价', visibleTo: INSIDERS },
  { code: 'transfer', name: '调拨价', visibleTo: INSIDERS },
  { code: COST_ITEM, name: '成本价', visibleTo: INSIDERS },
];

const FROM = '2020-01-01';
const SHIPPED = 'prices.shipped';

/** Where a shipped rule is from, as a showroom reads it; by kind what there is to know besides. */
const NOTES: Partial<Record<TaxRuleKind, string>> = {
  vesselTax: '一个城市的标准，请改成本省的',
  compulsoryInsurance: '座位更多的车按报价填',
  subsidy: '地方额度用完会提前结束',
};
const sourceOf = ({ kind, source }: TaxRule): string => {
  const law = source.split(';')[0]!.replace(/^(LAW|SEEN|PU) /, '');
  return [/^[\x20-\x7e]/.test(law) && kind === 'vesselTax' ? '车船税法' : law.replace(/^services /, ''), NOTES[kind]]
    .filter(Boolean)
    .join('；');
};

/** What a showroom begins with: one list, one policy that asks it, matched with everything. */
function shippedRows(): [Parameters<Write['insert']>[0], Record<string, unknown> & { id: string }][] {
  return [
    ...CUSTOMER_CLASSES.map(([code, name, above]) => [
      'customer_class' as const,
      { id: customerClassId(code), code, name, parentId: above && customerClassId(above) },
    ]),
    ...PRODUCT_CLASSES.map(([code, name, above]) => [
      'product_class' as const,
      { id: productClassId(code), code, name, parentId: above && productClassId(above) },
    ]),
    ...SHIPPED_ITEMS.map((item) => ['price_item' as const, { id: idOf('price_item', item.code), ...item }]),
    ['price_list', { id: priceListId('STD'), code: 'STD', name: '标准价目表', active: true }],
    [
      'price_policy',
      { id: pricePolicyId('STD'), code: 'STD', name: '标准', steps: [{ seq: 100, listId: priceListId('STD') }] },
    ],
    [
      'price_match',
      {
        id: idOf('price_match', 'P'),
        productClassId: productClassId('P'),
        customerClassId: customerClassId('ALL'),
        policyId: pricePolicyId('STD'),
        validFrom: FROM,
      },
    ],
    ...SHIPPED_AUTHORITY.map((rule) => [
      'authority_rule' as const,
      { id: idOf('authority_rule', String(rule.level)), ...rule },
    ]),
    ...SHIPPED_TAX_RULES.map((rule) => [
      'tax_rule' as const,
      { id: idOf('tax_rule', rule.kind, rule.validFrom), ...rule, source: sourceOf(rule) },
    ]),
  ] as [Parameters<Write['insert']>[0], Record<string, unknown> & { id: string }][];
}

const isShipped = (db: Connection): boolean =>
  prepared(db, 'SELECT 1 FROM setting WHERE key = ?').get(SHIPPED) !== undefined;

/**
 * What prices begin with, made at their first use on this PC as far as it is not here; every PC makes the same records. Renamed or taken
 * away later, they stay so.
 */
export function shipDefaults(store: Store): void {
  if (isShipped(store.db)) return;
  store.write({ id: 'system' }, (tx) => {
    for (const [entity, values] of shippedRows())
      if (tx.get(entity, values.id) === undefined) tx.insert(entity, values as never);
    tx.db
      .prepare('INSERT OR IGNORE INTO setting (key, value, updated_at, updated_by) VALUES (?, ?, ?, ?)')
      .run(SHIPPED, 'true', tx.at, tx.actor.id);
  });
}

const DEFAULT_CLASS = { person: 'RETAIL', company: 'COMPANY' } as const;

/** 客户分类 of somebody whose card names none: by their kind. */
export const usualClassId = (kind: string): string =>
  customerClassId(DEFAULT_CLASS[kind as keyof typeof DEFAULT_CLASS] ?? DEFAULT_CLASS.person);
