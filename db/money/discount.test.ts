import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiscountInput, discountOf, percentShown } from './discount.ts';
import { lateFee, useFee } from './fees.ts';
import { vehicleMargin } from './margin.ts';

test('vector 17: 4.37 % of 458,000 is 20,014.60', () => {
  expect(discountOf(458_000_00, { percentBp: 437 })).toBe(20_014_60);
});

test('vector 17: an amount of 20,000 shows 4.37 % and is 20,000.00 after ten saves', () => {
  let input: DiscountInput = { amountFen: 20_000_00 };
  for (let save = 0; save < 10; save++) {
    const discountFen = discountOf(458_000_00, input);
    expect(percentShown(discountFen, 458_000_00)).toBe(437);
    input = { amountFen: discountFen };
  }
  expect(input).toEqual({ amountFen: 20_000_00 });
});

test('a hundred percent is the price itself, never a 分 more; of nothing there is no percent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), fc.integer({ min: 0, max: 10_000 }), (list, percentBp) => {
      expect(discountOf(list, { percentBp: 10_000 })).toBe(list);
      expect(discountOf(list, { percentBp })).toBeLessThanOrEqual(list);
    }),
  );
  expect(percentShown(0, 0)).toBeUndefined();
});

test('vector 31: 三包 use fee of a car of 300,000 after 2,000 km at 0.5 % is 3,000.00; more than 0.5 % is refused', () => {
  expect(useFee({ priceFen: 300_000_00, km: 2_000, perThousandKmBp: 50 })).toBe(3_000_00);
  expect(useFee({ priceFen: 1_00, km: 500, perThousandKmBp: 50 })).toBe(0);
  expect(useFee({ priceFen: 2_00, km: 500, perThousandKmBp: 50 })).toBe(1);
  expect(() => useFee({ priceFen: 1_00, km: 1, perThousandKmBp: 51 })).toThrow(RangeError);
});

test('late by 10 days at 0.05 % a day of 430,000 is 2,150.00', () => {
  expect(lateFee({ baseFen: 430_000_00, perDayBp: 5, days: 10 })).toBe(2_150_00);
});

test('vector 34: margin of the car of vector 14 is 33,274.34; without a cost there is none', () => {
  const car = { vehicleFen: 438_000_00, costFen: 400_000_00, giftCostFen: 400_00, subsidiesFen: 0, rateBp: 1300 };
  expect(vehicleMargin({ ...car, giftCostFen: 0 })).toBe(33_628_32);
  expect(vehicleMargin(car)).toBe(33_274_34);
  expect(vehicleMargin({ ...car, subsidiesFen: 6_345_48 })).toBe(26_928_86);
  expect(vehicleMargin({ ...car, costFen: null })).toBeNull();
  expect(vehicleMargin({ ...car, giftCostFen: null })).toBeNull();
});
