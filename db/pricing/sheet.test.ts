import fc from 'fast-check';
import { expect, test } from 'vitest';
import { purchaseTax } from '../money/purchase-tax.ts';
import { priceGaps } from './price-complete.ts';
import {
  cashDue,
  incomeByRate,
  inSheetOrder,
  lineModes,
  orderBalance,
  type SheetKind,
  type SheetLine,
  sheetKinds,
  sheetTotals,
} from './sheet.ts';

const line = (
  lineNo: number,
  kind: SheetKind,
  mode: SheetLine['mode'],
  amountFen: number,
  more: Partial<SheetLine> = {},
) => ({
  lineNo,
  kind,
  mode,
  qty: 1,
  amountFen,
  ...more,
});

/** The sheet of vector 14, as it was entered: not in its order. */
const sheet: SheetLine[] = [
  line(1, 'vehicle', 'sell', 438_000_00, { listFen: 458_000_00, rateBp: 1300 }),
  line(2, 'guide', 'sell', 458_000_00),
  line(3, 'discount', 'sell', 20_000_00),
  line(4, 'purchaseTax', 'agency', purchaseTax({ grossFen: 438_000_00, invoicedOn: '2026-11-23', nev: false })),
  line(5, 'compulsoryInsurance', 'agency', 950_00),
  line(6, 'vesselTax', 'agency', 150_00),
  line(7, 'accessory', 'gift', 0, { listFen: 680_00 }),
  line(8, 'commercialInsurance', 'agency', 6_280_50),
  line(9, 'registration', 'agency', 125_00),
  line(10, 'registration', 'sell', 500_00, { rateBp: 600 }),
  line(11, 'accessory', 'sell', 2_980_00, { rateBp: 1300 }),
  line(12, 'service', 'sell', 3_600_00, { rateBp: 600 }),
  line(13, 'tradeIn', 'sell', 85_000_00),
];

test('vector 14: agency 46,266.56, sell 445,080.00, gift 680.00, 合计 491,346.56', () => {
  expect(sheetTotals(sheet)).toEqual({
    sellTotalFen: 445_080_00,
    agencyTotalFen: 46_266_56,
    giftValueFen: 680_00,
    includedValueFen: 0,
    payableFen: 491_346_56,
  });
});

test('vector 14: with trade-in and loan 206,346.56 in cash; after deposit, trade-in and loan the balance is 186,346.56', () => {
  const { payableFen } = sheetTotals(sheet);
  expect(cashDue({ payableFen, tradeInFen: 85_000_00, loanFen: 200_000_00 })).toBe(206_346_56);
  expect(orderBalance({ payableFen, receiptsFen: [20_000_00] })).toBe(471_346_56);
  expect(orderBalance({ payableFen, receiptsFen: [20_000_00, 85_000_00, 200_000_00] })).toBe(186_346_56);
  expect(orderBalance({ payableFen, receiptsFen: [payableFen + 100], refundsFen: [100] })).toBe(0);
});

test('the sheet has one order, whatever was entered first', () => {
  expect(inSheetOrder(sheet).map(({ kind }) => kind)).toEqual([
    'guide',
    'discount',
    'vehicle',
    'purchaseTax',
    'compulsoryInsurance',
    'vesselTax',
    'commercialInsurance',
    'registration',
    'registration',
    'accessory',
    'accessory',
    'service',
    'tradeIn',
  ]);
});

test('our income is the sell lines without VAT by rate; agency money is none', () => {
  expect(incomeByRate(sheet)).toEqual([
    { rateBp: 1300, grossFen: 440_980_00, netFen: 390_247_79, taxFen: 50_732_21 },
    // 471.70 + 3,396.23: the lines are rounded, not their sum (3,867.92).
    { rateBp: 600, grossFen: 4_100_00, netFen: 3_867_93, taxFen: 232_07 },
  ]);
});

test('an included line and a gift of several are worth list price × number; a line without an amount adds nothing', () => {
  expect(
    sheetTotals([
      line(1, 'accessory', 'included', 0, { listFen: 100, qty: 3 }),
      line(2, 'option', 'gift', 0, { listFen: 50, qty: 2 }),
      line(3, 'other', 'sell', 7),
      { lineNo: 4, kind: 'service', mode: 'sell', qty: 1 },
    ]),
  ).toEqual({ sellTotalFen: 7, agencyTotalFen: 0, giftValueFen: 100, includedValueFen: 300, payableFen: 7 });
});

const lines = fc.array(
  fc.record({
    kind: fc.constantFrom(...sheetKinds),
    mode: fc.constantFrom(...lineModes),
    qty: fc.integer({ min: 1, max: 9 }),
    listFen: fc.option(fc.nat(10_000_000_00)),
    amountFen: fc.option(fc.nat(10_000_000_00)),
    rateBp: fc.constantFrom(0, 600, 1300),
  }),
  { maxLength: 40 },
);

test('P2: the totals are the same under any order of entry, and the sum of what their lines come to', () => {
  fc.assert(
    fc.property(lines, fc.nat(), (entered, seed) => {
      const numbered = entered.map((each, at) => ({ ...each, lineNo: at + 1 }));
      const shuffled = [...numbered].sort((a, b) => Math.sin(a.lineNo * seed) - Math.sin(b.lineNo * seed));
      const totals = sheetTotals(numbered);
      expect(sheetTotals(shuffled)).toEqual(totals);
      expect(inSheetOrder(shuffled)).toEqual(inSheetOrder(numbered));
      const parts = numbered.map((each) => sheetTotals([each]).payableFen);
      expect(parts.reduce((sum, fen) => sum + fen, 0)).toBe(totals.payableFen);
      const income = incomeByRate(numbered);
      expect(income.reduce((sum, { netFen, taxFen }) => sum + netFen + taxFen, 0)).toBe(totals.sellTotalFen);
    }),
  );
});

test('vector 22: one line without a price keeps the document from being approved and is named with its reason', () => {
  const ref = { matchId: 'm', policyId: 'p', stepSeq: 1, listId: 'l', lineId: 'x', adjustmentNo: 'TJ1' };
  const car = { ...line(1, 'vehicle', 'sell', 438_000_00), source: 'list', priceRef: ref } as const;
  const mats = { lineNo: 2, kind: 'accessory', mode: 'sell', source: null, noPriceReason: 'price.none' } as const;
  expect(priceGaps([car, mats])).toEqual([{ lineNo: 2, code: 'line.noAmount', reason: 'price.none' }]);
  expect(priceGaps([car, { ...mats, amountFen: 680_00, source: 'list', priceRef: ref }])).toEqual([]);
});

test.each([
  ['an amount of nowhere', { amountFen: 1 }, 'line.noSource'],
  ['a list without its line', { amountFen: 1, source: 'list' }, 'line.noSource'],
  ['a typed accessory that may not be', { amountFen: 1, source: 'manual' }, 'line.notByHand'],
  ['a typed accessory that may be', { amountFen: 1, source: 'manual', manualPriceAllowed: true }, undefined],
  ['a typed car', { kind: 'vehicle', amountFen: 1, source: 'manual', manualPriceAllowed: true }, 'line.notByHand'],
  ['an insurer’s offer, typed', { mode: 'agency', amountFen: 1, source: 'manual' }, undefined],
  ['a computed tax', { amountFen: 1, source: 'computed' }, undefined],
  ['an amount of 0', { amountFen: 0, source: 'computed' }, undefined],
  ['a gift of unknown value', { mode: 'gift', amountFen: 0, source: 'computed' }, 'line.noListPrice'],
] as const)('G1: %s', (_, more, code) => {
  const gaps = priceGaps([{ lineNo: 3, kind: 'accessory', mode: 'sell', ...more }]);
  expect(gaps.map((gap) => gap.code)).toEqual(code ? [code] : []);
});
