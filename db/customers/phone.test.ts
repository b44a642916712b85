import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLandline, checkMobile, looksLikePhone, maskPhone, normaliseMobile } from './phone.ts';

const mobiles = fc
  .tuple(fc.constantFrom(...'3456789'), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

describe('a mobile number', () => {
  it.each([
    '13812341234',
    '+86 138 1234 1234',
    '0086-138-1234-1234',
    '8613812341234',
    '１３８１２３４１２３４',
    '\u202d138\u20111234\u20111234\u202c',
    '(+86)138.1234.1234',
    ' 138\u3000—1234—1234\n',
  ])('is understood as pasted: %j', (raw) => {
    expect(checkMobile(raw)).toEqual({ ok: true, value: '13812341234' });
  });

  it.each(['', '1381234123', '138123412345', '12812341234', '1381234123O', '+1 13812341234', '0'.repeat(1_000_000)])(
    'is refused when it cannot be dialled: %.20j',
    (raw) => {
      expect(checkMobile(raw)).toEqual({ ok: false, code: 'phone.format' });
    },
  );

  it('is stored the same however often it is saved', () => {
    fc.assert(
      fc.property(mobiles, (mobile) => {
        expect(checkMobile(mobile)).toEqual({ ok: true, value: mobile });
      }),
    );
    fc.assert(
      fc.property(fc.string(), (raw) => {
        const once = checkMobile(raw);
        if (once.ok) expect(normaliseMobile(once.value)).toBe(once.value);
      }),
    );
  });
});

describe('a fixed line', () => {
  it.each([
    ['0755-88888888', '0755-88888888'],
    ['075588888888', '0755-88888888'],
    ['010 8888 8888', '010-88888888'],
    ['(021)88888888转123', '021-88888888-123'],
    ['+86 755 8888 8888', '0755-88888888'],
    ['0086 400 810 8888', '4008108888'],
    ['400-810-8888', '4008108888'],
    ['０３１７－１２３４５６７', '0317-1234567'],
  ])('%s is kept as %s', (raw, value) => {
    expect(checkLandline(raw)).toEqual({ ok: true, value });
    expect(checkLandline(value)).toEqual({ ok: true, value });
  });

  it.each(['88888888', '400-810-888', '0755-123', '95588'])('%s is kept with a warning', (raw) => {
    expect(checkLandline(raw)).toEqual({ ok: true, value: raw, warning: 'landline.format' });
  });
});

it('a masked phone shows 138****1234, of a fixed line its last four digits', () => {
  expect(maskPhone('13812341234')).toBe('138****1234');
  expect(maskPhone('0755-88888888')).toBe('*********8888');
  expect(maskPhone('95588')).toBe('***88');
});

it.each([
  ['138', true],
  ['+86 138-1234', true],
  ['13', false],
  ['张138', false],
  ['A1234', false],
  ['', false],
])('%j looks like a phone: %s', (raw, expected) => {
  expect(looksLikePhone(raw)).toBe(expected);
});
