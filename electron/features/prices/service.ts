import { type AskHead, askAll, type LineAsk, type LinePrices } from '../../../db/pricing/ask-all.ts';
import { explainPrice, type PriceAnswer, type StepTried } from '../../../db/pricing/quote-price.ts';
import type { Role } from '../../../db/staff/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { readSettings } from '../settings/service.ts';
import { bookFor } from './book.ts';
import { itemRows } from './rows.ts';
import { shipDefaults, usualClassId } from './shipped.ts';

/** 价格项 whose amounts a role is told; an item nobody described is told to nobody. */
export const visibleItems = (db: Connection, role: Role): { code: string; name: string }[] =>
  itemRows(db)
    .filter(({ visibleTo }) => visibleTo.includes(role))
    .map(({ code, name }) => ({ code, name }));

/**
 * 一次性询价, with every price item that is asked for: for services that decide by floor and deal price. What leaves for a person goes
 * through `priceLines`. One reading of the lists, one day.
 */
export function pricesOf(db: Connection, head: AskHead, lines: readonly LineAsk[]): LinePrices[] {
  return askAll(bookFor(db, lines, { from: head.pricingOn, to: head.pricingOn }), head, lines);
}

/** The same for somebody's screen: items their role is not told are not asked. */
export function priceLines(
  store: Store,
  who: Who,
  head: Omit<AskHead, 'storeId'>,
  lines: readonly LineAsk[],
): LinePrices[] {
  shipDefaults(store);
  const codes = visibleItems(store.db, who.role).map(({ code }) => code);
  const seen = lines.map(({ itemCodes, ...line }) => ({
    ...line,
    itemCodes: itemCodes.filter((code) => codes.includes(code)),
  }));
  return pricesOf(store.db, { ...head, storeId: readSettings(store).showroomCode }, seen);
}

const CUSTOMER = 'SELECT kind FROM customer WHERE id = ? AND deleted_at IS NULL';

/** 客户分类 of a customer. @throws Refusal `record.missing` */
export function classOfCustomer(db: Connection, customerId: string): string {
  const row = prepared<{ kind: string }>(db, CUSTOMER).get(customerId);
  if (!row) throw new Refusal('record.missing', { params: { entity: 'customer' } });
  return usualClassId(row.kind);
}

export interface WhyAsk {
  customerId?: string | null | undefined;
  customerClassId?: string | null | undefined;
  productId: string;
  exteriorColor?: string | null | undefined;
  interiorColor?: string | null | undefined;
  options?: readonly string[] | null | undefined;
  payment?: string | null | undefined;
  pricingOn?: string | null | undefined;
}

export interface WhyItem {
  code: string;
  name: string;
  answer: PriceAnswer;
  trail: StepTried[];
}

/** 为什么是这个价: each item the role is told, with every step that was tried. Nobody's own class: that of 零售. */
export function whyThisPrice(store: Store, who: Who, asked: WhyAsk) {
  shipDefaults(store);
  const { db } = store;
  const customerClassId =
    asked.customerClassId ?? (asked.customerId ? classOfCustomer(db, asked.customerId) : usualClassId('person'));
  const pricingOn = asked.pricingOn ?? todayOf(store);
  const items = visibleItems(db, who.role);
  const days = { from: pricingOn, to: pricingOn };
  const book = bookFor(db, [{ productId: asked.productId, itemCodes: items.map(({ code }) => code) }], days);
  const { productId, exteriorColor = null, interiorColor = null, options = null, payment = null } = asked;
  const ask = {
    ...{ customerClassId, productId, exteriorColor, interiorColor, options, payment, pricingOn },
    storeId: readSettings(store).showroomCode,
  };
  return {
    customerClassId,
    pricingOn,
    items: items.map((item): WhyItem => ({ ...item, ...explainPrice(book, { ...ask, itemCode: item.code }) })),
    /** Lines that are named above, without their amounts. */
    lines: Object.fromEntries(
      book.lines.map(
        ({ id, adjustmentId, adjustmentNo, validFrom, validTo, exteriorColor: color, interiorColor: inside }) => [
          id,
          { adjustmentId, adjustmentNo, validFrom, validTo, exteriorColor: color, interiorColor: inside },
        ],
      ),
    ),
  };
}
