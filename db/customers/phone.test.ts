import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLandline, checkMobile, checkPhone, maskPhone, phoneKey, tidyPhone } from './phone.ts';

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
        if (once.ok) expect(tidyPhone(once.value)).toBe(once.value);
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

describe('every spelling of one number', () => {
  const SPELLINGS: [string, string[]][] = [
    ['0755-26990011', ['0755-26990011', '0755-2699-0011', '86-755-26990011', '+86 (755) 2699 0011', '(0755)26990011']],
    [
      '0755-26991203-8012',
      ['0755-26991203转8012', '0755 2699 1203 分机 8012', '0755-2699-1203-8012', '(0755)26991203 ext.8012'],
    ],
    ['13512345678-9100', ['13512345678-9100', '135-1234-5678转9100', '+86 13512345678 转 9100']],
    ['13900991209', ['139.0099.1209', '013900991209', '\u202d13900991209\u202c', '139\u20600099\u30001209']],
    ['+852 91234567', ['+852 9123 4567', '+852-91234567', '00852 91234567', '（+852）9123 4567', '+852\u202d91234567']],
    ['+853 66123456', ['+853 6612 3456']],
    ['+886 912345678', ['+886 912 345 678', '+886 0912-345-678']],
    ['+4915112345678', ['+49 151 1234 5678', '0049-15112345678']],
  ];

  it.each(SPELLINGS)('of %s is that one, in storage and in comparisons', (value, spellings) => {
    for (const raw of [value, ...spellings]) {
      expect(checkPhone(raw)).toMatchObject({ ok: true, value });
      expect(phoneKey(raw)).toBe(phoneKey(value));
    }
  });

  it.each(['+852 9123 456', '+853 661234567', '+886 91234567', '+1 13812341234'])(
    '%s has not the length its country gives, and is refused',
    (raw) => {
      expect(checkMobile(raw).ok).toBe(false);
    },
  );

  it('of a country we do not know is kept with a doubt, of the three next to us without one', () => {
    expect(checkMobile('+1 202 555 0123')).toEqual({ ok: true, value: '+1 2025550123', warning: 'phone.abroad' });
    expect(checkMobile('+49 151 1234 5678')).toMatchObject({ warning: 'phone.abroad' });
    expect(checkMobile('+852 9123 4567')).toEqual({ ok: true, value: '+852 91234567' });
  });

  it('is read again as it was stored, whatever text it was read from', () => {
    const signs = fc.constantFrom(...'0123456789123456789+-() 转x.');
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 24 }), (raw) => {
        const once = checkPhone(raw);
        if (once.ok) expect(checkPhone(once.value)).toEqual(once);
        if (once.ok) expect(once.value).toMatch(/^(\+\d{1,3} ?)?\d[\d-]+$/);
      }),
      { numRuns: 5_000 },
    );
  });

  it('two numbers are none', () => {
    for (const raw of ['13900991206/13800991206', '13900991206 13800991206', '13900991206-13800991206'])
      expect(checkPhone(raw).ok).toBe(false);
  });
});

it('a masked phone shows 138****1234, of a fixed line its last four digits, abroad the country, of an extension nothing', () => {
  expect(maskPhone('13812341234')).toBe('138****1234');
  expect(maskPhone('0755-88888888')).toBe('*********8888');
  expect(maskPhone('95588')).toBe('***88');
  expect(maskPhone('+852 91234567')).toBe('+852 ****4567');
  expect(maskPhone('+4915112345678')).toBe('**********5678');
  expect(maskPhone('13512345678-9100')).toBe('135****5678-****');
  expect(maskPhone('0755-26991203-8012')).toBe('*********1203-****');
});

it('no mask of any number lets more than seven of its digits through', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 7, maxLength: 15 }), (digits) => {
      for (const raw of [digits, `+${digits}`, `+852 ${digits}`, `${digits}-8012`]) {
        const masked = maskPhone(tidyPhone(raw));
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(7);
        expect(masked).toContain('*');
      }
    }),
  );
});
