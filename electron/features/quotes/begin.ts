import { addDays } from '../../../db/core/day.ts';
import type { TaxRule } from '../../../db/money/tax-rule.ts';
import { VALID_DAYS } from '../../../db/quotes/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { standingRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { taxRows } from '../prices/rows.ts';
import { shipDefaults } from '../prices/shipped.ts';

const OF_MODEL = `SELECT id FROM product WHERE kind = 'vehicle' AND model_id = ? AND deleted_at IS NULL AND active IS NOT 0`;

/** What a new quote begins with: of a customer, the car their card names; days and provinces of the rules. @throws Refusal `record.missing` */
export function beginQuote(store: Store, who: Who, customerId: string | null) {
  shipDefaults(store);
  const today = todayOf(store);
  const provinces = taxRows(store.db)
    .filter((rule): rule is TaxRule<'vesselTax'> => rule.kind === 'vesselTax')
    .map(({ params }) => params.province);
  const card = customerId === null ? null : store.write(who, (tx) => standingRecord(tx, 'customer', customerId));
  const productId =
    card?.interestModelId == null
      ? null
      : ((prepared(store.db, OF_MODEL).pluck().get(card.interestModelId) as string | undefined) ?? null);
  return {
    customerId: card?.id ?? null,
    customerName: card?.name ?? null,
    productId,
    exteriorColor: card?.interestColor ?? null,
    pricingOn: today,
    validUntil: addDays(today, VALID_DAYS),
    plannedInvoiceOn: addDays(today, VALID_DAYS),
    provinces: [...new Set(provinces)],
  };
}
