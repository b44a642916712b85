import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './content.ts';
import { type Deal, dealText, decisionGap } from './deal.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('one content has one text: the order of its fields and the way a blank is said do not matter', () => {
  expect(canonicalJson({ b: 1, a: { d: '"', c: [2, 1, null] } })).toBe('{"a":{"c":[2,1,null],"d":"\\""},"b":1}');
  expect(canonicalJson({ a: null, b: undefined, c: '', d: 0, e: false, f: [] })).toBe('{"d":0,"e":false,"f":[]}');
  expect(canonicalJson(-0)).toBe('0');
  for (const number of [0.5, Number.NaN, 2 ** 53]) expect(() => canonicalJson({ number })).toThrow(RangeError);
});

test('what was read from its text has the same text; another content has another', () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.integer(),
      fc.string({ minLength: 1 }),
      fc.boolean(),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
    ),
  })).value as fc.Arbitrary<Parameters<typeof canonicalJson>[0]>;
  fc.assert(
    fc.property(plain, plain, (one, other) => {
      const text = canonicalJson(one);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      let same = true;
      try {
        expect(one).toEqual(other);
      } catch {
        same = false;
      }
      expect(canonicalJson(other) === text).toBe(same);
    }),
    { numRuns: 500 },
  );
});

const deal: Deal = {
  threadId: 't1',
  customerId: 'c1',
  cars: [{ productId: 'RXH', exteriorColor: 'white', interiorColor: 'black' }],
  lines: [
    { kind: 'vehicle', mode: 'sell', qty: 1, amountFen: 438_000_00 },
    { kind: 'accessory', mode: 'gift', qty: 1, amountFen: 0 },
  ],
  paymentMode: '贷款',
  loan: { bank: 'ICBC', downFen: 238_000_00, principalFen: 200_000_00, months: 36, annualRateBp: 399 },
  tradeIn: { id: 'z1', agreedFen: 85_000_00 },
};
const hash = (changed: Partial<Deal> = {}) => hashOf(dealText({ ...deal, ...changed }));

test('the deal is the same along quote, contract and order: in another order, with more fields, blanks said otherwise', () => {
  expect(hash({ lines: [...deal.lines].reverse() })).toBe(hash());
  const order = {
    ...deal,
    docNo: 'DD0601-261123-A003',
    remark: '周末交车',
    cars: deal.cars.map((car) => ({ ...car, vin: 'LFV3A28K8D3000000', guideFen: 458_000_00 })),
    lines: deal.lines.map((line, at) => ({ ...line, lineNo: at, title: '脚垫', listFen: 680_00 })),
  };
  expect(hash(order)).toBe(hash());
  expect(hash({ loan: null, tradeIn: undefined })).toBe(hash({ loan: undefined, tradeIn: null }));
});

test.each([
  ['thread', { threadId: 't2' }],
  ['customer', { customerId: 'c2' }],
  ['product', { cars: [{ ...deal.cars[0]!, productId: 'NXH' }] }],
  ['exterior', { cars: [{ ...deal.cars[0]!, exteriorColor: 'black' }] }],
  ['interior', { cars: [{ ...deal.cars[0]!, interiorColor: null }] }],
  ['number of cars', { cars: [deal.cars[0]!, deal.cars[0]!] }],
  ['amount', { lines: [{ ...deal.lines[0]!, amountFen: 438_000_01 }, deal.lines[1]!] }],
  ['mode', { lines: [deal.lines[0]!, { ...deal.lines[1]!, mode: 'included' }] }],
  ['kind', { lines: [deal.lines[0]!, { ...deal.lines[1]!, kind: 'service' }] }],
  ['qty', { lines: [deal.lines[0]!, { ...deal.lines[1]!, qty: 2 }] }],
  ['lines', { lines: [deal.lines[0]!] }],
  ['a line twice', { lines: [...deal.lines, deal.lines[1]!] }],
  ['payment', { paymentMode: '全款' }],
  ['bank', { loan: { ...deal.loan, bank: 'CCB' } }],
  ['down payment', { loan: { ...deal.loan, downFen: 1 } }],
  ['principal', { loan: { ...deal.loan, principalFen: 1 } }],
  ['months', { loan: { ...deal.loan, months: 24 } }],
  ['rate', { loan: { ...deal.loan, annualRateBp: 0 } }],
  ['trade-in', { tradeIn: { ...deal.tradeIn, agreedFen: 86_000_00 } }],
  ['no trade-in', { tradeIn: null }],
] as [string, Partial<Deal>][])('P9: a changed %s makes another hash', (_, changed) => {
  expect(hash(changed)).not.toBe(hash());
});

const asked = { hash: 'h1', requiredLevel: 1, askerId: 'zhou' };
const decision = { verdict: 'approve', level: 1, deciderId: 'zhang', hash: 'h1' } as const;

test.each([
  ['holds', {}, undefined],
  ['is void of another deal', { hash: 'h2' }, 'decision.void'],
  ['was a refusal', { verdict: 'reject' }, 'decision.rejected'],
  ['was made below the level', { level: 0 }, 'decision.level'],
  ['was made by who asked', { deciderId: 'zhou' }, 'decision.own'],
  ['was made by a general manager who asked', { deciderId: 'zhou', level: 2 }, undefined],
] as const)('P9: a decision that %s', (_, changed, gap) => {
  expect(decisionGap({ ...decision, ...changed }, asked)).toBe(gap);
});

test('P9: a decision that holds is of this deal, of level enough, and made by somebody else', () => {
  const anyone = fc.constantFrom('zhou', 'zhang', 'li');
  const level = fc.nat(3);
  const hashes = fc.constantFrom('h1', 'h2');
  fc.assert(
    fc.property(
      fc.record({ verdict: fc.constantFrom('approve', 'reject'), level, deciderId: anyone, hash: hashes }),
      fc.record({ hash: hashes, requiredLevel: level, askerId: anyone }),
      (made, wanted) => {
        if (decisionGap(made, wanted) !== undefined) return;
        expect(made).toMatchObject({ verdict: 'approve', hash: wanted.hash });
        expect(made.level).toBeGreaterThanOrEqual(wanted.requiredLevel);
        expect(made.deciderId !== wanted.askerId || made.level >= 2).toBe(true);
      },
    ),
  );
});
