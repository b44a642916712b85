import { vehicleItems } from '../../../db/pricing/price-book.ts';
import { pricesOf } from '../../../electron/features/prices/service.ts';
import { customerClassId } from '../../../electron/features/prices/shipped.ts';
import { figure, interleave, printRatios } from '../measure.ts';
import { draw, ON, PRICE_LINES, type PricedStore } from './book.ts';

const LINES = 20;
const ROUNDS = 400;

/** 一次性询价 of a document, against reading one price line for each of its lines from the same encrypted file. */
export function benchAsking({ store: { db }, products }: PricedStore): void {
  const row = db.prepare('SELECT * FROM price_list_line WHERE rowid = ?');
  const priced = db.prepare(
    `SELECT * FROM price_list_line WHERE product_id = ? AND item_code = 'deal' AND valid_from <= ?
       AND (valid_to IS NULL OR valid_to >= ?) AND exterior_color IS NULL AND deleted_at IS NULL AND void IS NOT 1`,
  );
  let turn = 0;
  const some = draw(products, LINES);
  const head = {
    ...{ customerClassId: customerClassId('RETAIL'), storeId: 'S001', payment: 'cash', pricingOn: ON },
    ...{ exteriorColor: '白', interiorColor: '米' },
  };
  const asked = (itemsOf: (at: number) => readonly string[]) => () => {
    const lines = some().map((productId, at) => ({ lineNo: at + 1, productId, itemCodes: itemsOf(at) }));
    const answers = pricesOf(db, head, lines);
    if (answers.some(({ prices }) => Object.values(prices).some(({ ok }) => !ok)))
      throw new Error('a line has no price');
  };
  const times = interleave(ROUNDS, {
    raw: () => {
      for (let n = 0; n < LINES; n++) row.get(1 + ((turn++ * 7919) % PRICE_LINES));
    },
    byIndex: () => {
      for (const productId of some()) priced.all(productId, ON, ON);
    },
    one: asked(() => ['deal']),
    document: asked((at) => (at === 0 ? vehicleItems : ['deal', 'guide'])),
  });
  printRatios(`询价 of ${LINES} lines among ${PRICE_LINES} price lines (encrypted, ${ROUNDS} rounds)`, [
    figure(`raw: ${LINES} price lines by rowid`, times.raw),
    figure(`raw: ${LINES} deal prices by product, item and day`, times.byIndex),
    figure(`${LINES} lines, one price each`, times.one),
    figure(`${LINES} lines as a document asks: ${2 * LINES + 1} prices`, times.document),
  ]);
}
