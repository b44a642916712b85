import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test('vector 18: 10,000 over cars of 438,000, 438,000 and 258,000: the 分 that is left goes to the first', () => {
  expect(spread(10_000_00, [438_000_00, 438_000_00, 258_000_00])).toEqual([3_862_44, 3_862_43, 2_275_13]);
});

test('the largest remainder gets the 分, not the first or the largest weight', () => {
  expect(spread(100, [333, 333, 334])).toEqual([33, 33, 34]);
  expect(spread(10, [99, 1])).toEqual([10, 0]);
  expect(spread(10, [94, 6])).toEqual([9, 1]);
  expect(spread(-10_000_00, [438_000_00, 438_000_00, 258_000_00])).toEqual([-3_862_44, -3_862_43, -2_275_13]);
});

test('weights of 0 get nothing while another has one, and count alike when none has', () => {
  expect(spread(7, [0, 5, 0])).toEqual([0, 7, 0]);
  expect(spread(7, [0, 0, 0])).toEqual([3, 2, 2]);
  expect(spread(0, [])).toEqual([]);
});

test('what cannot be spread is refused', () => {
  expect(() => spread(1, [])).toThrow(RangeError);
  expect(() => spread(1, [2, -1])).toThrow(RangeError);
});

const weights = fc.array(fc.integer({ min: 0, max: 100_000_000_00 }), { minLength: 1, maxLength: 30 });

test('P14: the parts make the whole; equal weights differ by a 分 at most; no part of a discount exceeds its car', () => {
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (each, share) => {
      const whole = each.reduce((sum, weight) => sum + weight, 0);
      const total = Math.floor(whole * share);
      const parts = spread(total, each);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      expect(parts.every((part, at) => part >= 0 && part <= each[at]!)).toBe(true);
      for (const [at, weight] of each.entries()) {
        const exact = whole === 0 ? 0 : (total / whole) * weight;
        expect(Math.abs(parts[at]! - exact)).toBeLessThanOrEqual(1.01);
        const twin = each.indexOf(weight);
        expect(parts[twin]! - parts[at]!).toBeGreaterThanOrEqual(0);
        expect(parts[twin]! - parts[at]!).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 1_000 },
  );
});
