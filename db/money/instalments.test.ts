import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instalments, subvention } from './instalments.ts';

test.each([
  [300_000_00, 399, 36, 8_855_86, 8_855_91, 18_811_01],
  [200_000_00, 0, 24, 8_333_33, 8_333_41, 0],
  [100_000_00, 999, 36, 3_226_25, 3_226_25, 16_145_00],
  [100_000_00, 450, 60, 1_864_30, 1_864_43, 11_858_13],
])(
  'vector 10: %i 分 at %i basis points for %i months',
  (principalFen, annualRateBp, months, monthlyFen, lastFen, interestFen) => {
    const loan = instalments({ principalFen, annualRateBp, months });
    expect(loan).toMatchObject({ monthlyFen, lastFen, interestFen });
    expect(loan.rows).toHaveLength(months);
    expect(loan.rows.at(-1)).toMatchObject({ no: months, paymentFen: lastFen, balanceFen: 0 });
  },
);

test('vector 10: the first month of the first pays 997.50 of interest and 7,858.36 of the loan', () => {
  expect(instalments({ principalFen: 300_000_00, annualRateBp: 399, months: 36 }).rows[0]).toEqual({
    no: 1,
    paymentFen: 8_855_86,
    interestFen: 997_50,
    principalFen: 7_858_36,
    balanceFen: 292_141_64,
  });
});

test('vector 10: the store that lowers 3.99 % to 1.99 % pays 6,345.48', () => {
  const loan = { principalFen: 200_000_00, annualRateBp: 399, months: 36 };
  expect(instalments(loan).monthlyFen).toBe(5_903_91);
  expect(instalments({ ...loan, annualRateBp: 199 }).monthlyFen).toBe(5_727_64);
  expect(subvention({ ...loan, customerRateBp: 199 })).toBe(6_345_48);
});

const loans = fc.record({
  principalFen: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 100_000_000_00 })),
  annualRateBp: fc.integer({ min: 0, max: 3_600 }),
  months: fc.integer({ min: 1, max: 84 }),
});

test('P12: the principals are the loan, there is a row a month, nothing is owed at the end and nobody pays below 0', () => {
  fc.assert(
    fc.property(loans, (loan) => {
      const { rows, monthlyFen, lastFen, interestFen } = instalments(loan);
      expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: loan.months }, (_, at) => at + 1));
      expect(rows.reduce((sum, row) => sum + row.principalFen, 0)).toBe(loan.principalFen);
      expect(rows.at(-1)!.balanceFen).toBe(0);
      expect(rows.reduce((sum, row) => sum + row.paymentFen, 0)).toBe(loan.principalFen + interestFen);
      for (const row of rows) {
        expect(Math.min(row.principalFen, row.interestFen, row.balanceFen)).toBeGreaterThanOrEqual(0);
        expect(row.paymentFen).toBe(row.principalFen + row.interestFen);
        expect(row.no === loan.months ? lastFen : Math.min(row.paymentFen, monthlyFen)).toBe(row.paymentFen);
      }
    }),
    { numRuns: 500 },
  );
});

test('a higher rate makes more interest, and what is no loan is refused', () => {
  const ofThousands = loans.map((loan) => ({ ...loan, principalFen: loan.principalFen + 10_000_00 }));
  fc.assert(
    fc.property(ofThousands, (loan) => {
      const more = instalments({ ...loan, annualRateBp: loan.annualRateBp + 100 }).interestFen;
      expect(more).toBeGreaterThan(instalments(loan).interestFen);
    }),
    { numRuns: 200 },
  );
  expect(() => instalments({ principalFen: 100, annualRateBp: 0, months: 0 })).toThrow(RangeError);
});
