import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workedExample } from '../../tests/factories/price-book.ts';
import { classProblems, leavesOf, lineage } from './class-tree.ts';
import { matchTaken, whoLoses } from './match-taken.ts';
import { coversDay, type MatchRow } from './price-book.ts';

const all = {
  id: 'M-RX',
  productClassId: 'P-RX',
  customerClassId: 'ALL',
  policyId: 'POL-CAR',
  validFrom: '2026-01-01',
};
const sub: MatchRow = { ...all, id: 'M-SUB', customerClassId: 'SUB', validFrom: '2027-01-01' };

test('vector 11: a second customer class for one product class is refused, naming row, class and days', () => {
  expect(matchTaken([all], sub)).toEqual({
    code: 'match.taken',
    matchId: 'M-RX',
    productClassId: 'P-RX',
    customerClassId: 'ALL',
    from: '2027-01-01',
    to: null,
  });
});

test('vector 35: from the day after the old row ends it is allowed, one day earlier it is not', () => {
  const ending = { ...all, validTo: '2026-12-31' };
  expect(matchTaken([ending], sub)).toBeUndefined();
  expect(matchTaken([ending], { ...sub, validFrom: '2026-12-31' })).toMatchObject({
    from: '2026-12-31',
    to: '2026-12-31',
  });
});

test('another product class is free, and a row is not in its own way', () => {
  expect(matchTaken([all], { ...sub, productClassId: 'P-NX' })).toBeUndefined();
  expect(matchTaken([all], { ...all, validTo: '2026-06-30' })).toBeUndefined();
});

test('rows saved one after the other never leave a day with two customer classes', () => {
  const days = fc.integer({ min: 10, max: 28 }).map((day) => `2026-11-${day}`);
  const rows = fc.array(
    fc.record({ validFrom: days, validTo: fc.option(days), customerClassId: fc.constantFrom('ALL', 'SUB') }),
  );
  fc.assert(
    fc.property(rows, (asked) => {
      const saved: MatchRow[] = [];
      for (const [at, row] of asked.entries()) {
        const match = { ...all, ...row, id: `${at}` };
        if (match.validTo && match.validTo < match.validFrom) continue;
        if (!matchTaken(saved, match)) saved.push(match);
      }
      for (let day = 10; day <= 30; day++)
        expect(saved.filter((row) => coversDay(row, `2026-11-${day}`)).length).toBeLessThanOrEqual(1);
    }),
  );
});

test('a row on a narrower class hides the wider one: who had a price there and has none now is named', () => {
  const book = workedExample();
  const wide = { ...all, id: 'M-P', productClassId: 'P' };
  const narrow = { ...sub, validFrom: '2026-06-01' };
  const losing = (matches: MatchRow[], row: MatchRow = narrow) => whoLoses({ ...book, matches }, row);
  const others = ['RETAIL', 'COMPANY', 'FLEET', 'STAFF'];
  expect(losing([wide])).toEqual([{ matchId: 'M-P', customerClassIds: others }]);
  expect(losing([{ ...wide, customerClassId: 'SUB' }])).toEqual([]);
  expect(losing([{ ...wide, validTo: '2026-05-31' }])).toEqual([]);
  expect(losing([wide], { ...narrow, customerClassId: 'ALL' })).toEqual([]);
  // Two rows one after the other are each named; one that a nearer row hides already is not.
  const halves = [
    { ...wide, validTo: '2026-08-31' },
    { ...wide, id: 'M-P2', customerClassId: 'FLEET', validFrom: '2026-09-01' },
  ];
  expect(losing(halves)).toEqual([
    { matchId: 'M-P', customerClassIds: others },
    { matchId: 'M-P2', customerClassIds: ['FLEET'] },
  ]);
  const classes = [...book.productClasses, { id: 'P-RX-HEV', parentId: 'P-RX' }];
  expect(
    whoLoses({ ...book, productClasses: classes, matches: [wide, all] }, { ...narrow, productClassId: 'P-RX-HEV' }),
  ).toEqual([{ matchId: 'M-RX', customerClassIds: others }]);
});

test('a class has one line to its root, and a tree that bites its tail has an end', () => {
  const { productClasses } = workedExample();
  expect(lineage(productClasses, 'P-RX')).toEqual(['P-RX', 'P']);
  expect(lineage(productClasses, 'nothing')).toEqual([]);
  expect(
    lineage(
      [
        { id: 'a', parentId: 'b' },
        { id: 'b', parentId: 'a' },
      ],
      'a',
    ),
  ).toEqual(['a', 'b']);
  expect(leavesOf(productClasses)).toEqual(['P-RX', 'P-NX', 'P-ACC']);
});

test('a class may not stand under itself, under nothing, or with the code of another', () => {
  const classes = [
    { id: 'a', parentId: null, code: 'A' },
    { id: 'b', parentId: 'a', code: 'B' },
  ];
  const codes = (row: { id: string; parentId: string | null; code?: string }) =>
    classProblems(classes, row).map(({ code }) => code);
  expect(codes({ id: 'a', parentId: 'b' })).toEqual(['class.underItself']);
  expect(codes({ id: 'a', parentId: 'a' })).toEqual(['class.underItself']);
  expect(codes({ id: 'c', parentId: 'x' })).toEqual(['class.noParent']);
  expect(codes({ id: 'c', parentId: 'b', code: 'A' })).toEqual(['class.codeTaken']);
  expect(codes({ id: 'b', parentId: 'a', code: 'B' })).toEqual([]);
});
