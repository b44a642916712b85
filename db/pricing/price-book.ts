import type { ClassRow } from './class-tree.ts';

/** 价格项: 指导价 (the marked price), 门店成交价, 最低限价, 调拨价; a showroom may have more. All include VAT. */
export const priceItems = ['guide', 'deal', 'floor', 'transfer'] as const;
/** What a car needs before it may be approved: each of them found by itself. */
export const vehicleItems = ['guide', 'deal', 'floor'] as const;

/** Days from `validFrom` to `validTo`, both inclusive; null: no end. */
export interface Span {
  validFrom: string;
  validTo?: string | null;
}

export const coversDay = ({ validFrom, validTo }: Span, on: string): boolean =>
  validFrom <= on && (!validTo || on <= validTo);

/** Two spans have a day in common. */
export const overlap = (one: Span, other: Span): boolean =>
  one.validFrom <= (other.validTo || END_OF_DAYS) && other.validFrom <= (one.validTo || END_OF_DAYS);

/** Later than any day: an open end in comparisons. */
export const END_OF_DAYS = '9999-12-31';

/** 商品 as pricing needs it: its leaf class, by either name. */
export type ProductRow = { id: string } & ({ productClassId: string } | { classId: string });

/** 价格匹配: one product class ↔ one customer class in any span of days. */
export interface MatchRow extends Span {
  id: string;
  productClassId: string;
  customerClassId: string;
  policyId: string;
}

/** 定价策略: lists in the order in which they are asked. */
export interface PolicyRow {
  id: string;
  steps: readonly PolicyStep[];
}
export interface PolicyStep {
  /** Unique; lower first. */
  seq: number;
  listId: string;
  whenCustomerClassId?: string | null;
  whenPayment?: string | null;
  whenStoreId?: string | null;
}

/** What keeps a policy from being saved: two steps of one number would be asked in no order. */
export const policyProblems = ({ steps }: Pick<PolicyRow, 'steps'>): { path: string; code: string }[] =>
  steps
    .filter(({ seq }, at) => steps.findIndex((step) => step.seq === seq) !== at)
    .map(({ seq }) => ({ path: `steps.${seq}`, code: 'policy.seqTaken' }));

/** 价目表: the header; its lines come from 调价单 alone. */
export interface ListRow {
  id: string;
  /** Blank: every store of the group. */
  storeIds?: readonly string[] | null;
  active?: boolean | null;
}

/** What a price line is of, within its list and price item: a product or a class of them, and the colours or option it asks for. */
export interface PriceKey {
  productId?: string | null;
  productClassId?: string | null;
  exteriorColor?: string | null;
  interiorColor?: string | null;
  optionCode?: string | null;
}

/** 价目表行. */
export interface PriceLine extends PriceKey, Span {
  id: string;
  listId: string;
  itemCode: string;
  amountFen: number;
  adjustmentId?: string | null;
  /** 调价单号 it was born from. */
  adjustmentNo?: string | null;
  /** The 调价单 that cut its end. */
  closedBy?: string | null;
  /** No day is left of it; it stays as history. */
  void?: boolean | null;
}

/** Everything a price is found in (DEALS 2.1). */
export interface PriceBook {
  customerClasses: readonly ClassRow[];
  productClasses: readonly ClassRow[];
  products: readonly ProductRow[];
  matches: readonly MatchRow[];
  policies: readonly PolicyRow[];
  lists: readonly ListRow[];
  lines: readonly PriceLine[];
}

/** 价格来源: where an amount was found; stands on the line of a document from then on. */
export interface PriceRef {
  matchId: string;
  policyId: string;
  stepSeq: number;
  listId: string;
  lineId: string;
  adjustmentNo: string | null;
}
