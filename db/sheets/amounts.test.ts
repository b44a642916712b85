import { expect, test } from 'vitest';
import { percentShown } from '../money/discount.ts';
import { discounted, markedTotal, spreadDiscount } from './amounts.ts';

const guide = { listFen: 458_000_00, qty: 1 };

test('vector 17: a typed percent makes an amount once, and the percent shown beside it makes none', () => {
  expect(discounted({ ...guide, discountKind: 'percent', discountValue: 437 })).toEqual({
    discountFen: 20_014_60,
    amountFen: 437_985_40,
  });
  const typed = discounted({ ...guide, discountKind: 'amount', discountValue: 20_000_00 });
  expect(typed).toEqual({ discountFen: 20_000_00, amountFen: 438_000_00 });
  expect(percentShown(typed!.discountFen, guide.listFen)).toBe(437);
  expect(discounted({ qty: 1, discountKind: 'amount', discountValue: 1 })).toBeUndefined();
});

test('vector 18: the discount of a whole order goes into the cars, and nothing of it is lost', () => {
  const cars = [438_000_00, 438_000_00, 258_000_00].map((vehicleFen) => ({ vehicleFen }));
  expect(spreadDiscount(cars, 10_000_00).map(({ vehicleFen }, at) => cars[at]!.vehicleFen - vehicleFen)).toEqual([
    3_862_44, 3_862_43, 2_275_13,
  ]);
});

test('options that are sold stand above the discount, gifts and what is included do not', () => {
  const line = (kind: 'guide' | 'option', mode: 'sell' | 'gift', amountFen: number | null) => ({
    ...{ lineNo: 1, kind, mode, qty: 1, amountFen },
  });
  const lines = [line('guide', 'sell', 458_000_00), line('option', 'sell', 6_000_00), line('option', 'gift', 900_00)];
  expect(markedTotal(lines)).toBe(464_000_00);
  expect(markedTotal([line('guide', 'sell', null)])).toBeUndefined();
});
