import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageOf, daysOver } from './ageing.ts';
import { faceRequired, faceVat, numberProblems } from './model.ts';
import { settleOldest } from './settle.ts';

test('vector 33: due on the day itself is not due; 1-30, 31-60, 61-90 and older by whole days', () => {
  const on = '2026-11-23';
  const dues = ['2026-11-23', '2026-11-22', '2026-10-24', '2026-10-23', '2026-08-25', '2026-08-24', '2026-12-01'];
  expect(dues.map((due) => ageOf(due, on))).toEqual(['notDue', 'd30', 'd30', 'd60', 'd90', 'older', 'notDue']);
  expect(dues.slice(0, 3).map((due) => daysOver(due, on))).toEqual([0, 1, 30]);
});

test('vector 31, the amounts: a red invoice of 438,000 is the same with a minus', () => {
  expect(faceVat({ grossFen: 438_000_00, rateBp: 1300 })).toEqual({ netFen: 387_610_62, taxFen: 50_389_38 });
  expect(faceVat({ grossFen: -438_000_00, rateBp: 1300 })).toEqual({ netFen: -387_610_62, taxFen: -50_389_38 });
  expect(faceVat({ grossFen: 1, rateBp: null })).toBeNull();
});

test('what the face cannot do without goes by medium and origin', () => {
  const more = (face: object) => faceRequired(face).filter((field) => !faceRequired({ seats: 5 }).includes(field));
  expect(more({ medium: 'paper', origin: 'domestic', seats: 5 })).toEqual(['invoiceCode', 'certNo']);
  expect(more({ medium: 'digital', origin: 'imported', tonnage: '2' })).toEqual(['importCertNo', 'inspectionNo']);
  expect(more({ medium: 'digital' })).toEqual(['seats']);
});

test('数电 numbers have 20 digits, paper ones a code of 12 and a number of 8', () => {
  const codes = (typed: object) => numberProblems(typed).map(({ code }) => code);
  expect(codes({ medium: 'digital', invoiceNo: '26312000000012345678' })).toEqual([]);
  expect(codes({ medium: 'digital', invoiceNo: '00123456' })).toEqual(['invoice.digitalNo']);
  expect(codes({ medium: 'paper', invoiceNo: '00123456', invoiceCode: '131002620123' })).toEqual([]);
  expect(codes({ medium: 'paper', invoiceNo: '123', invoiceCode: '1' })).toEqual([
    'invoice.paperNo',
    'invoice.paperCode',
  ]);
});

test('P7, the rule: no receipt gives more than is left of it, nothing gets more than is owed, the oldest due comes first', () => {
  const fen = fc.integer({ min: -1_000, max: 100_000 });
  const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-03-${String(at).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.array(fen, { maxLength: 6 }), fc.array(fc.tuple(fen, day), { maxLength: 6 }), (lefts, owes) => {
      const receipts = lefts.map((leftFen, at) => ({ receiptId: `r${at}`, leftFen }));
      const owed = owes.map(([balanceFen, dueOn], at) => ({ receivableId: `o${at}`, balanceFen, dueOn }));
      const made = settleOldest(receipts, owed);
      const sum = (of: (one: (typeof made)[number]) => boolean) =>
        made.filter(of).reduce((all, one) => all + one.fen, 0);
      for (const { receiptId, leftFen } of receipts)
        expect(sum((one) => one.receiptId === receiptId)).toBeLessThanOrEqual(Math.max(0, leftFen));
      for (const { receivableId, balanceFen, dueOn } of owed) {
        const paid = sum((one) => one.receivableId === receivableId);
        expect(paid).toBeLessThanOrEqual(Math.max(0, balanceFen));
        // Nothing that is due later gets a 分 while this one lacks one.
        const later = owed.filter((other) => other.dueOn > dueOn).map((other) => other.receivableId);
        if (paid < balanceFen) expect(sum((one) => later.includes(one.receivableId))).toBe(0);
      }
      const has = receipts.reduce((all, { leftFen }) => all + Math.max(0, leftFen), 0);
      const wanted = owed.reduce((all, { balanceFen }) => all + Math.max(0, balanceFen), 0);
      expect(sum(() => true)).toBe(Math.min(has, wanted));
    }),
  );
});
