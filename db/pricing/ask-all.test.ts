import { expect, test } from 'vitest';
import { workedAsk, workedExample } from '../../tests/factories/price-book.ts';
import { askAll, type CarriedPrice, lackingPrices, repriced } from './ask-all.ts';
import { carve, cellOf, linesIn } from './carve.ts';
import { type PriceBook, type PriceLine, vehicleItems } from './price-book.ts';

const { productId: _, itemCode: __, options: ___, ...head } = workedAsk();
const car = { lineNo: 1, productId: 'RXH', options: [], itemCodes: vehicleItems };

/** The book after a 调价单 of the white car of L-NOV. */
function adjusted(book: PriceBook, newFen: number, validFrom: string, validTo: string | null = null): PriceBook {
  const old = book.lines.find(({ id }) => id === 'nov-white')!;
  const cell = book.lines.filter((line) => cellOf(line) === cellOf(old));
  const oldLineIds = linesIn(cell, { validFrom, validTo }).map(({ id }) => id);
  const line = { ...old, id: 'tj3', newFen, validFrom, validTo, oldLineIds, adjustmentNo: 'TJ3' };
  return {
    ...book,
    lines: [...book.lines.filter((each) => !cell.includes(each)), ...(carve(cell, line) as PriceLine[])],
  };
}

test('all lines of a document at once: what is found is filled, the others keep their reason', () => {
  const lines = [
    car,
    { lineNo: 2, productId: 'MATS', itemCodes: ['deal'] },
    { lineNo: 3, productId: 'NXH', itemCodes: ['deal'] },
  ];
  const asked = askAll(workedExample(), head, lines);
  expect(
    asked.map(({ lineNo, prices }) => [
      lineNo,
      ...Object.values(prices).map((price) => (price.ok ? price.amountFen : price.code)),
    ]),
  ).toEqual([
    [1, 458_000_00, 438_000_00, 428_000_00],
    [2, 680_00],
    [3, 'price.none'],
  ]);
});

test('a car needs guide, deal and floor; what is missing is named, never made up', () => {
  const book = workedExample();
  const lines = book.lines.filter(({ itemCode }) => itemCode !== 'floor');
  const [asked] = askAll({ ...book, lines }, head, [car]);
  expect(lackingPrices(asked!.prices)).toEqual([{ itemCode: 'floor', code: 'price.none' }]);
  expect(lackingPrices({})).toHaveLength(3);
  expect(lackingPrices(askAll(book, head, [car])[0]!.prices)).toEqual([]);
});

test('vector 13: a quote of 11-23 at 438,000 is untouched by a 调价单 from 11-25; asking again shows 438,000 → 442,000', () => {
  const before = workedExample();
  const [v1] = askAll(before, head, [car]);
  const deal = v1!.prices.deal!;
  if (!deal.ok) throw new Error(deal.code);
  const carried: CarriedPrice = { lineNo: 1, itemCode: 'deal', amountFen: deal.amountFen, ref: deal.ref };
  const after = adjusted(before, 442_000_00, '2026-11-25', '2026-11-30');
  // The same day asked again says the same: the line of that day is the same line.
  expect(repriced([carried], askAll(after, head, [car]))).toEqual([]);
  expect(askAll(after, head, [car])[0]!.prices.deal).toEqual(deal);
  expect(carried.amountFen).toBe(438_000_00);
  // On 11-26 it is a question of its own.
  expect(repriced([carried], askAll(after, { ...head, pricingOn: '2026-11-26' }, [car]))).toMatchObject([
    {
      lineNo: 1,
      itemCode: 'deal',
      beforeFen: 438_000_00,
      afterFen: 442_000_00,
      ref: { adjustmentNo: 'TJ3' },
      code: null,
    },
  ]);
});

test('asking again says where a price is gone, and where a line had none before', () => {
  const book = workedExample();
  const gone = askAll({ ...book, matches: [] }, head, [car]);
  const carried = { lineNo: 1, itemCode: 'deal', amountFen: 438_000_00, ref: null };
  expect(repriced([carried], gone)).toEqual([
    { lineNo: 1, itemCode: 'deal', beforeFen: 438_000_00, afterFen: null, ref: null, code: 'match.none' },
  ]);
  expect(repriced([{ ...carried, amountFen: null }], askAll(book, head, [car]))).toMatchObject([
    { beforeFen: null, afterFen: 438_000_00 },
  ]);
  expect(repriced([{ ...carried, lineNo: 9 }], gone)).toEqual([]);
});
