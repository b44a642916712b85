import { type AskHead, lackingPrices } from '../../../db/pricing/ask-all.ts';
import { lineage } from '../../../db/pricing/class-tree.ts';
import { vehicleItems } from '../../../db/pricing/price-book.ts';
import { type ConcededCar, type Concession, concessionOf } from '../../../db/sheets/concession.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { authorityRows, productClassRows } from '../prices/rows.ts';
import { pricesOf } from '../prices/service.ts';

/** A car of a document. */
export interface CarOfDeal extends Pick<ConcededCar, 'vehicleFen' | 'lines' | 'carried'> {
  productId: string;
  exteriorColor: string | null;
  interiorColor: string | null;
  options?: readonly string[] | null;
}

const PRODUCT = 'SELECT name, product_class_id AS classId FROM product WHERE id = ?';

/**
 * Each car of a document on the ladder, with the prices of its own `pricingOn` (DEALS 3.4). For services that decide: floor and level of
 * the answer go to nobody who may not be told them.
 */
export function concessionsOf(
  db: Connection,
  head: Omit<AskHead, 'exteriorColor' | 'interiorColor'>,
  cars: readonly CarOfDeal[],
): (Concession & { title: string; lacking: ReturnType<typeof lackingPrices> })[] {
  const rules = authorityRows(db);
  const classes = productClassRows(db);
  const asked = cars.map(({ productId, exteriorColor, interiorColor, options = null }, at) => ({
    ...{ lineNo: at + 1, productId, exteriorColor, interiorColor, options },
    itemCodes: vehicleItems,
  }));
  const answers = pricesOf(db, head, asked);
  return cars.map(({ productId, exteriorColor, interiorColor, options: _options, ...car }, at) => {
    const product = prepared<{ name: string; classId: string }>(db, PRODUCT).get(productId);
    const prices = answers[at]?.prices ?? {};
    const conceded = concessionOf(rules, {
      ...car,
      prices,
      classes: lineage(classes, product?.classId),
    });
    const has = { guide: conceded.guideFen, deal: conceded.dealFen } as Readonly<Record<string, number | null>>;
    return {
      ...conceded,
      title: [product?.name, exteriorColor, interiorColor].filter(Boolean).join(' · '),
      /** Of guide, deal and floor price those that resolve to nothing and are not carried, with why. */
      lacking: lackingPrices(prices).filter(({ itemCode }) => (has[itemCode] ?? null) === null),
    };
  });
}
