import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditFor } from './credit.ts';
import { depositKinds, depositMissing, faults, settleDeposit } from './deposit.ts';

const paid = { contractFen: 430_000_00, paidFen: 100_000_00 };

test.each([
  ['the buyer’s fault', 'buyer', 14_000_00],
  ['the seller’s fault', 'seller', 186_000_00],
  ['nobody’s fault', 'none', 100_000_00],
] as const)('vector 19: 定金 of 100,000 on a contract of 430,000, %s', (_, fault, refundFen) => {
  expect(settleDeposit({ ...paid, kind: '定金', fault })).toEqual({
    bindingFen: 86_000_00,
    advanceFen: 14_000_00,
    refundFen,
  });
});

test.each(faults)('vector 19: 订金 goes back in full, fault: %s', (fault) => {
  expect(settleDeposit({ ...paid, kind: '订金', fault })).toEqual({
    bindingFen: 0,
    advanceFen: 100_000_00,
    refundFen: 100_000_00,
  });
});

test('定金 binds from actual payment: less than a fifth binds whole, and a fifth is never rounded up', () => {
  expect(settleDeposit({ contractFen: 430_000_00, paidFen: 5_000_00, kind: '定金', fault: 'seller' })).toEqual({
    bindingFen: 5_000_00,
    advanceFen: 0,
    refundFen: 10_000_00,
  });
  expect(settleDeposit({ contractFen: 4, paidFen: 4, kind: '定金', fault: 'buyer' }).bindingFen).toBe(0);
});

test('a deposit splits into what binds and what does not; nobody loses more than what binds', () => {
  const fen = fc.integer({ min: 0, max: 100_000_000_00 });
  fc.assert(
    fc.property(
      fen,
      fen,
      fc.constantFrom(...depositKinds),
      fc.constantFrom(...faults),
      (contractFen, paidFen, kind, fault) => {
        const { bindingFen, advanceFen, refundFen } = settleDeposit({ contractFen, paidFen, kind, fault });
        expect(bindingFen + advanceFen).toBe(paidFen);
        expect(bindingFen * 5).toBeLessThanOrEqual(contractFen);
        expect(Math.abs(refundFen - paidFen)).toBeLessThanOrEqual(bindingFen);
      },
    ),
  );
});

test('vector 20: of a least deposit of 20,000 with 15,000 paid 5,000.00 are missing, then none, then again', () => {
  expect(depositMissing(20_000_00, 15_000_00)).toBe(5_000_00);
  expect(depositMissing(20_000_00, 20_000_00)).toBe(0);
  expect(depositMissing(20_000_00, 25_000_00)).toBe(0);
  expect(depositMissing(20_000_00, 20_000_00 - 5_000_00)).toBe(5_000_00);
});

test('vector 21: credit of 500,000 with 350,000 used: 200,000 more is over by 50,000; with 60,000 paid 10,000 are left', () => {
  const ask = { limitFen: 500_000_00, usedFen: 350_000_00, balanceFen: 200_000_00 };
  expect(creditFor(ask)).toEqual({ ok: false, overFen: 50_000_00 });
  expect(creditFor({ ...ask, usedFen: 290_000_00 })).toEqual({ ok: true, leftFen: 10_000_00 });
  // The delivery is counted now; an order of 30,000 that is opened again counts too, and the next 1 分 is refused.
  expect(creditFor({ ...ask, usedFen: 490_000_00 + 30_000_00, balanceFen: 1 })).toEqual({
    ok: false,
    overFen: 20_000_01,
  });
  expect(creditFor({ limitFen: 1, usedFen: 0, balanceFen: 1 })).toEqual({ ok: true, leftFen: 0 });
});
