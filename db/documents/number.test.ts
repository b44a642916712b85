import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceCode, docNo, documentTypes, nextCount, readDocNo, storeInNumbers } from './number.ts';

const order = { type: 'DD', store: '0601', on: '2026-11-23' } as const;

test('vector 27: the third order of device A in store 0601 on 2026-11-23', () => {
  expect(docNo({ ...order, device: 'A', count: 3 })).toBe('DD0601-261123-A003');
  expect(readDocNo('DD0601-261123-A003')).toEqual({ ...order, device: 'A', count: 3 });
});

test('a PC that never enrolled, the thousandth of a day, a number that collided all the same', () => {
  expect(docNo({ ...order, device: '0K7', count: 12 })).toBe('DD0601-261123-0K7012');
  expect(docNo({ ...order, device: 'AB', count: 1000 })).toBe('DD0601-261123-AB1000');
  expect(docNo({ ...order, device: 'A', count: 3, copy: 2 })).toBe('DD0601-261123-A003-2');
  expect(readDocNo('DD0601-261123-A003-2')).toMatchObject({ count: 3, copy: 2 });
});

test.each([
  '',
  'XX0601-261123-A003',
  'DD0601-261123-I003',
  'DD0601-261123-A3',
  'DD0601-261123-A000',
  'DD-261123-A003',
  'dd0601-261123-A003',
])('%s is no number', (text) => {
  expect(readDocNo(text)).toBeUndefined();
});

test('what would not read back is refused: a store with a dash, a device that is no code, a count of nothing', () => {
  for (const wrong of [{ store: '06-1' }, { device: 'O' }, { device: '' }, { count: 0 }, { store: '' }])
    expect(() => docNo({ ...order, device: 'A', count: 1, ...wrong })).toThrow(RangeError);
  expect(storeInNumbers('cd_06-01')).toBe('CD0601');
});

test('device codes go from A to Z without I and O, then in twos and threes, and none comes twice', () => {
  const codes = Array.from({ length: 24 + 24 * 24 + 3 }, (_, at) => deviceCode(at));
  expect(codes.slice(0, 9).join('')).toBe('ABCDEFGHJ');
  expect([codes[23], codes[24], codes[25], codes[48], codes.at(-3)]).toEqual(['Z', 'AA', 'AB', 'BA', 'AAA']);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.some((code) => /[IO]/.test(code))).toBe(false);
});

test('a number reads back as what it was made of', () => {
  const parts = fc.record({
    type: fc.constantFrom(...Object.values(documentTypes)),
    store: fc.stringMatching(/^[A-Z0-9]{1,8}$/),
    on: fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([year, month, day]) => [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')),
    device: fc.oneof(fc.nat(700).map(deviceCode), fc.stringMatching(/^0[A-Z0-9]{2}$/)),
    count: fc.integer({ min: 1, max: 20_000 }),
  });
  fc.assert(
    fc.property(parts, (each) => {
      expect(readDocNo(docNo(each))).toEqual(each);
    }),
  );
});

/** A PC that gives numbers out: what its store holds, and the mark beside the store that no backup takes back. */
function desk(device: string) {
  let stored: number[] = [];
  let mark = 0;
  return {
    leaveDraft() {
      mark = nextCount(Math.max(0, ...stored), mark);
      stored.push(mark);
      return docNo({ ...order, device, count: mark });
    },
    restore(kept: number) {
      stored = stored.slice(0, kept);
    },
  };
}

test('vector 27, P10: numbers are unique over devices and dense on each, whatever is deleted as a draft or put back from a backup', () => {
  const step = fc.record({
    device: fc.nat(2),
    what: fc.constantFrom('issue', 'issue', 'issue', 'draft', 'restore'),
    kept: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const desks = [0, 1, 2].map((at) => desk(deviceCode(at)));
      const given: string[] = [];
      for (const { device, what, kept } of steps) {
        if (what === 'issue') given.push(desks[device]!.leaveDraft());
        // A draft has no number: deleting one touches nothing.
        if (what === 'restore') desks[device]!.restore(kept);
      }
      expect(new Set(given).size).toBe(given.length);
      for (const at of [0, 1, 2]) {
        const counts = given.map((number) => readDocNo(number)!).filter(({ device }) => device === deviceCode(at));
        expect(counts.map(({ count }) => count)).toEqual(counts.map((_, index) => index + 1));
      }
    }),
  );
});
