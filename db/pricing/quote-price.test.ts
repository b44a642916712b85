import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workedAsk, workedExample } from '../../tests/factories/price-book.ts';
import { lineage } from './class-tree.ts';
import { coversDay, type PriceBook, type PriceLine, policyProblems } from './price-book.ts';
import { explainPrice, type PriceAsk, quotePrice } from './quote-price.ts';

const black = { exteriorColor: 'black', interiorColor: 'beige' };

test.each([
  ['retail, white, 11-23: deal', {}, 438_000_00, 'L-NOV'],
  ['retail, white, 11-23: floor', { itemCode: 'floor' }, 428_000_00, 'L-STD'],
  ['retail, white, 11-23: guide', { itemCode: 'guide' }, 458_000_00, 'L-STD'],
  ['retail, black, 11-23: deal', { colours: black }, 445_000_00, 'L-STD'],
  ['retail, black, 11-23: floor', { colours: black, itemCode: 'floor' }, 428_000_00, 'L-STD'],
  ['retail, white, 11-01', { pricingOn: '2026-11-01' }, 438_000_00, 'L-NOV'],
  ['retail, white, 10-31', { pricingOn: '2026-10-31' }, 445_000_00, 'L-STD'],
  ['retail, white, 11-30', { pricingOn: '2026-11-30' }, 438_000_00, 'L-NOV'],
  ['retail, white, 12-01', { pricingOn: '2026-12-01' }, 445_000_00, 'L-STD'],
  ['二网, white, 11-23: deal', { customerClassId: 'SUB' }, 430_000_00, 'L-SUB'],
  ['二网, white, 11-23: floor', { customerClassId: 'SUB', itemCode: 'floor' }, 425_000_00, 'L-SUB'],
  ['二网, white, 11-23: guide', { customerClassId: 'SUB', itemCode: 'guide' }, 458_000_00, 'L-STD'],
  ['an accessory for retail', { productId: 'MATS' }, 680_00, 'L-STD'],
])('vector 11: %s', (_, ask, amountFen, listId) => {
  const answer = quotePrice(workedExample(), workedAsk(ask));
  expect(answer).toMatchObject({ ok: true, amountFen, ref: { listId, adjustmentNo: `TJ0601-${listId}` } });
});

test('an answer says match, policy, step, list, line and 调价单', () => {
  expect(quotePrice(workedExample(), workedAsk())).toEqual({
    ok: true,
    amountFen: 438_000_00,
    ref: {
      matchId: 'M-RX',
      policyId: 'POL-CAR',
      stepSeq: 20,
      listId: 'L-NOV',
      lineId: 'nov-white',
      adjustmentNo: 'TJ0601-L-NOV',
    },
  });
});

test('vector 11: a car without a line is price.none, with the lists that were tried and those that were skipped', () => {
  expect(quotePrice(workedExample(), workedAsk({ productId: 'NXH' }))).toEqual({
    ok: false,
    code: 'price.none',
    policyId: 'POL-CAR',
    trail: [
      { seq: 10, listId: 'L-SUB', outcome: 'skipped', why: 'customerClass', lineIds: [] },
      { seq: 20, listId: 'L-NOV', outcome: 'empty', lineIds: [] },
      { seq: 30, listId: 'L-STD', outcome: 'empty', lineIds: [] },
    ],
  });
});

test('vector 11: an accessory for a fleet is match.otherClass, naming whose it is', () => {
  expect(quotePrice(workedExample(), workedAsk({ productId: 'MATS', customerClassId: 'FLEET' }))).toEqual({
    ok: false,
    code: 'match.otherClass',
    matchId: 'M-ACC',
    productClassId: 'P-ACC',
    customerClassId: 'RETAIL',
  });
});

test('vector 11: two lines that fit equally are price.tie and name both; the floor still comes from its own list', () => {
  const book = withLines({
    id: 'nov-inside',
    exteriorColor: null,
    interiorColor: 'black',
    amountFen: 436_000_00,
    adjustmentNo: 'TJ2',
  });
  const ask = workedAsk({ colours: { exteriorColor: 'white', interiorColor: 'black' } });
  expect(quotePrice(book, ask)).toEqual({
    ok: false,
    code: 'price.tie',
    listId: 'L-NOV',
    stepSeq: 20,
    lineIds: ['nov-inside', 'nov-white'],
    adjustmentNos: ['TJ2', 'TJ0601-L-NOV'],
  });
  expect(quotePrice(book, { ...ask, itemCode: 'floor' })).toMatchObject({ amountFen: 428_000_00 });
  const both = { ...book, lines: [...book.lines, nov({ id: 'nov-both', interiorColor: 'black', amountFen: 1 })] };
  expect(quotePrice(both, ask)).toMatchObject({ ok: true, amountFen: 1 });
});

test('a product goes before its class, a nearer class before a farther one, however many colours the other asks for', () => {
  const [productClassId, productId] = ['P-RX', null];
  const near = { id: 'near', productId, productClassId, interiorColor: 'beige', amountFen: 2 };
  expect(quotePrice(withLines(near), workedAsk())).toMatchObject({ ref: { lineId: 'nov-white' } });
  const far = { ...near, id: 'far', productClassId: 'P' };
  const plain = { ...near, id: 'plain', exteriorColor: null, interiorColor: null };
  const classes = withLines(far, plain);
  const lines = classes.lines.filter(({ id }) => id !== 'nov-white');
  expect(quotePrice({ ...classes, lines }, workedAsk())).toMatchObject({ ref: { lineId: 'plain' } });
});

test('an option is a key too, and a car without it has no such price', () => {
  const book = withLines({ id: 'sunroof', optionCode: 'SR', amountFen: 440_000_00 });
  expect(quotePrice(book, workedAsk({ options: ['SR'] }))).toMatchObject({ amountFen: 440_000_00 });
  expect(quotePrice(book, workedAsk())).toMatchObject({ amountFen: 438_000_00 });
});

test('the nearest class with a match rules for all customers, also where a wider one would fit', () => {
  const book = workedExample();
  const matches = [...book.matches, match({ id: 'M-P', productClassId: 'P', customerClassId: 'ALL' })];
  expect(quotePrice({ ...book, matches }, workedAsk({ productId: 'MATS', customerClassId: 'FLEET' }))).toMatchObject({
    code: 'match.otherClass',
  });
  const wide = matches.filter(({ id }) => id !== 'M-ACC');
  expect(quotePrice({ ...book, matches: wide }, workedAsk({ productId: 'MATS' }))).toMatchObject({
    ref: { matchId: 'M-P' },
  });
});

test('two matches of one day are match.ambiguous, none is match.none; unknown things are named', () => {
  const book = workedExample();
  const ask = (over: Partial<PriceBook>, asked: Partial<PriceAsk> = {}) =>
    quotePrice({ ...book, ...over }, workedAsk(asked));
  const twice = [match({ id: 'M-2', customerClassId: 'SUB', validFrom: '2026-11-23' }), ...book.matches];
  expect(ask({ matches: twice })).toEqual({
    ok: false,
    code: 'match.ambiguous',
    productClassId: 'P-RX',
    matchIds: ['M-2', 'M-RX'],
  });
  expect(ask({ matches: twice }, { pricingOn: '2026-11-22' })).toMatchObject({ ok: true });
  expect(ask({ matches: [] })).toEqual({ ok: false, code: 'match.none', productClassIds: ['P-RX', 'P'] });
  expect(ask({}, { productId: 'nothing' })).toEqual({ ok: false, code: 'product.unknown', productId: 'nothing' });
  expect(ask({ policies: [] })).toMatchObject({ code: 'policy.unknown', policyId: 'POL-CAR' });
});

test('a step is skipped for another payment or store, and a list that is switched off or another store’s', () => {
  const step = (more: object) => {
    const book = workedExample();
    const policies = [
      {
        id: 'POL-CAR',
        steps: [
          { seq: 20, listId: 'L-NOV', ...more },
          { seq: 30, listId: 'L-STD' },
        ],
      },
    ];
    return explainPrice({ ...book, policies }, workedAsk()).trail[0]!;
  };
  const list = (more: object) => {
    const book = workedExample();
    const lists = book.lists.map((each) => (each.id === 'L-NOV' ? { ...each, ...more } : each));
    return explainPrice({ ...book, lists }, workedAsk()).trail[1]!;
  };
  expect([step({ whenPayment: '贷款' }), step({ whenStoreId: 'S2' })].map(({ why }) => why)).toEqual([
    'payment',
    'store',
  ]);
  expect(
    [step({ whenPayment: '全款', whenStoreId: 'S1' }), list({ storeIds: [] })].map(({ outcome }) => outcome),
  ).toEqual(['found', 'found']);
  expect([list({ active: false }), list({ storeIds: ['S2'] })].map(({ why }) => why)).toEqual(['inactive', 'store']);
});

test('why this price: the steps up to the one that gave it', () => {
  expect(explainPrice(workedExample(), workedAsk()).trail.map(({ listId, outcome }) => [listId, outcome])).toEqual([
    ['L-SUB', 'skipped'],
    ['L-NOV', 'found'],
  ]);
});

test('a void line gives no price, and colours may be said on the ask itself', () => {
  const book = workedExample();
  const lines = book.lines.map((each) => (each.id === 'nov-white' ? { ...each, void: true } : each));
  expect(quotePrice({ ...book, lines }, workedAsk())).toMatchObject({ amountFen: 445_000_00 });
  const { colours: _, ...flat } = workedAsk();
  expect(quotePrice(book, { ...flat, exteriorColor: 'white' })).toMatchObject({ amountFen: 438_000_00 });
  expect(quotePrice(book, { ...flat, colours: { exterior: 'white' } })).toMatchObject({ amountFen: 438_000_00 });
});

test('a policy has no two steps of one number', () => {
  const steps = [
    { seq: 10, listId: 'a' },
    { seq: 20, listId: 'b' },
    { seq: 10, listId: 'c' },
  ];
  expect(policyProblems({ steps })).toEqual([{ path: 'steps.10', code: 'policy.seqTaken' }]);
});

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const colour = pick('white', 'white', 'black', null);
const days = pick('2026-01-01', '2026-11-01', '2026-11-20', '2026-11-30', '2026-12-01');
const spans = fc
  .record({ validFrom: days, validTo: fc.option(days) })
  .filter(({ validFrom, validTo }) => !validTo || validFrom <= validTo);
const books: fc.Arbitrary<PriceBook> = fc
  .record({
    lines: fc.array(
      fc.tuple(
        spans,
        fc.record({
          listId: pick('L-STD', 'L-NOV', 'L-SUB'),
          itemCode: pick('deal', 'deal', 'deal', 'floor'),
          key: pick({ productId: 'RXH' }, { productClassId: 'P-RX' }, { productClassId: 'P' }, { productId: 'NXH' }),
          exteriorColor: colour,
          interiorColor: colour,
          optionCode: pick('SR', null, null),
          amountFen: fc.nat(500_000_00),
        }),
      ),
      { minLength: 4, maxLength: 40, size: 'max' },
    ),
    // Half of them as they are, so that the lines are asked.
    matches: fc.option(
      fc.array(fc.tuple(spans, pick('P', 'P-RX', 'P-RX', 'P-NX'), pick('ALL', 'ALL', 'SUB', 'RETAIL')), {
        maxLength: 5,
      }),
      { freq: 2 },
    ),
  })
  .map(({ lines, matches }) => ({
    ...workedExample(),
    lines: lines.map(([span, { key, ...rest }], at) => ({ id: `l${at}`, ...span, ...key, ...rest })),
    ...(matches && {
      matches: matches.map(([span, productClassId, customerClassId], at) => ({
        id: `m${at}`,
        policyId: 'POL-CAR',
        productClassId,
        customerClassId,
        ...span,
      })),
    }),
  }));
const asks = fc
  .record({
    customerClassId: pick('RETAIL', 'SUB', 'FLEET'),
    productId: pick('RXH', 'RXH', 'NXH'),
    exteriorColor: colour,
    interiorColor: colour,
    options: pick([], ['SR']),
    pricingOn: days,
    itemCode: pick('deal', 'deal', 'floor'),
  })
  .map(({ exteriorColor, interiorColor, ...ask }) => workedAsk({ ...ask, colours: { exteriorColor, interiorColor } }));

/** The order of a book's rows, turned and shuffled by a seed. */
const stirred = (book: PriceBook, seed: number): PriceBook => {
  const stir = <T>(rows: readonly T[]) =>
    rows
      .map((row, at) => ({ row, key: Math.sin(seed * 991 + at * 7919) }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row);
  const policies = book.policies.map((policy) => ({ ...policy, steps: stir(policy.steps) }));
  const { customerClasses, productClasses, products, matches, lists, lines } = book;
  return {
    customerClasses: stir(customerClasses),
    productClasses: stir(productClasses),
    products: stir(products),
    matches: stir(matches),
    lists: stir(lists),
    lines: stir(lines),
    policies: stir(policies),
  };
};

test('P4: the answer is one line or a named reason, the same whatever the order of the rows', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(books, asks, fc.nat(10_000), (book, ask, seed) => {
      const answer = quotePrice(book, ask);
      expect(quotePrice(stirred(book, seed), ask)).toEqual(answer);
      seen.add(answer.ok ? 'line' : answer.code);
      if (!answer.ok) return;
      expect(book.lines.filter(({ id }) => id === answer.ref.lineId)).toMatchObject([{ amountFen: answer.amountFen }]);
    }),
    { numRuns: 3_000 },
  );
  expect([...seen].sort()).toEqual([
    'line',
    'match.ambiguous',
    'match.none',
    'match.otherClass',
    'price.none',
    'price.tie',
  ]);
});

test('P4: what is found is what reading the rules one after the other finds', () => {
  fc.assert(
    fc.property(books, asks, (book, ask) => {
      const answer = quotePrice(book, ask);
      expect(answer.ok ? answer.ref.lineId : answer.code).toBe(readOut(book, ask));
    }),
    { numRuns: 3_000 },
  );
});

/** DEALS 3.1 once more, as the page says it, by sorting instead of ranking. */
function readOut(book: PriceBook, ask: PriceAsk): string {
  const product = book.products.find(({ id }) => id === ask.productId) as { productClassId: string };
  const classes = lineage(book.productClasses, product.productClassId);
  const matched = classes
    .map((id) => book.matches.filter((row) => row.productClassId === id && coversDay(row, ask.pricingOn)))
    .find((rows) => rows.length > 0);
  if (!matched) return 'match.none';
  if (matched.length > 1) return 'match.ambiguous';
  if (!['ALL', ask.customerClassId].includes(matched[0]!.customerClassId)) return 'match.otherClass';
  const lists = [...(ask.customerClassId === 'SUB' ? ['L-SUB'] : []), 'L-NOV', 'L-STD'];
  for (const list of lists) {
    const fits = book.lines
      .filter((row) => row.listId === list && row.itemCode === ask.itemCode && coversDay(row, ask.pricingOn))
      .filter((row) => row.productId === ask.productId || classes.includes(row.productClassId ?? ''))
      .filter((row) => !row.exteriorColor || row.exteriorColor === ask.colours?.exteriorColor)
      .filter((row) => !row.interiorColor || row.interiorColor === ask.colours?.interiorColor)
      .filter((row) => !row.optionCode || ask.options?.includes(row.optionCode))
      .map((row) => ({ id: row.id, order: orderOf(row, classes) }))
      .sort((a, b) => (a.order < b.order ? -1 : 1));
    if (fits.length === 0) continue;
    return fits.filter(({ order }) => order === fits[0]!.order).length > 1 ? 'price.tie' : fits[0]!.id;
  }
  return 'price.none';
}

const orderOf = (row: PriceLine, classes: readonly string[]) => {
  const keys = [row.exteriorColor, row.interiorColor, row.optionCode].filter(Boolean).length;
  return `${row.productId ? 0 : 1 + classes.indexOf(row.productClassId!)} ${9 - keys}`;
};

function nov(line: Partial<PriceLine>): PriceLine {
  return { ...workedExample().lines.find(({ id }) => id === 'nov-white')!, ...line };
}

function withLines(...lines: Partial<PriceLine>[]): PriceBook {
  const book = workedExample();
  return { ...book, lines: [...book.lines, ...lines.map(nov)] };
}

function match(row: Partial<PriceBook['matches'][number]>): PriceBook['matches'][number] {
  return { ...workedExample().matches[0]!, ...row };
}
