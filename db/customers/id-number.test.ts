import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../core/day.ts';
import { checkIdNumber, maskIdNumber } from './id-number.ts';
import type { IdType } from './model.ts';
import { residentCheckCharacter } from './resident-number.ts';

const TODAY = '2025-11-23';
const codeOf = (type: IdType, raw: string) => {
  const result = checkIdNumber(type, raw, TODAY);
  return result.ok ? (result.warning ?? 'fine') : result.code;
};
const residentNumbers = fc
  .tuple(
    fc.constantFrom('110105', '440308', '310115', '540102'),
    fc.integer({ min: -45_000, max: 0 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, age, sequence]) => {
    const digits = `${region}${addDays(TODAY, age).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return digits + residentCheckCharacter(digits);
  });

describe('resident ID numbers (GB 11643)', () => {
  it.each([
    ['residentId', '11010519491231002X', 'female', '1949-12-31'],
    ['residentId', '440308199901101512', 'male', '1999-01-10'],
    ['hkMoTwResidence', '810000199408230021', 'female', '1994-08-23'],
    ['hkMoTwResidence', '830000199201300022', 'female', '1992-01-30'],
    ['foreignerPermanent', '932682198501010017', 'male', '1985-01-01'],
  ] as const)('%s %s fills gender and birthday', (type, raw, gender, birthOn) => {
    expect(checkIdNumber(type, raw, TODAY)).toEqual({ ok: true, value: raw, gender, birthOn });
  });

  it('are stored half-width, without spaces and with a capital X', () => {
    expect(checkIdNumber('residentId', ' 110105 19491231 ００２ｘ ', TODAY)).toMatchObject({
      ok: true,
      value: '11010519491231002X',
    });
  });

  it('accept every number made by the standard, and say the same of what they store', () => {
    fc.assert(
      fc.property(residentNumbers, (number) => {
        const once = checkIdNumber('residentId', number.toLowerCase(), TODAY);
        expect(once).toMatchObject({ ok: true, value: number });
        expect(checkIdNumber('residentId', once.ok ? once.value : '', TODAY)).toEqual(once);
      }),
    );
  });

  it('refuse every change of a single character', () => {
    fc.assert(
      fc.property(
        residentNumbers,
        fc.nat({ max: 17 }),
        fc.oneof(fc.constantFrom(...'0123456789X'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
        (number, at, char) => {
          fc.pre(char.normalize('NFKC').toUpperCase() !== number[at]);
          expect(checkIdNumber('residentId', number.slice(0, at) + char + number.slice(at + 1), TODAY).ok).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('refuse two neighbouring digits typed the wrong way round', () => {
    fc.assert(
      fc.property(residentNumbers, fc.nat({ max: 16 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const swapped = number.slice(0, at) + number[at + 1]! + number[at]! + number.slice(at + 2);
        expect(checkIdNumber('residentId', swapped, TODAY).ok).toBe(false);
      }),
    );
  });

  it.each([
    ['110105194912310021', 'idNumber.checkDigit'],
    ['110105199902300020', 'idNumber.date'],
    ['110105002501010017', 'idNumber.date'],
    ['11010520251124001X', 'idNumber.future'],
    ['1101051949123100', 'idNumber.length'],
    ['', 'idNumber.length'],
    ['1101051949I231002X', 'idNumber.characters'],
    ['9'.repeat(1_000_000), 'idNumber.length'],
  ])('says what is wrong with %.30s', (raw, code) => {
    expect(codeOf('residentId', raw)).toBe(code);
  });

  it('accept a birth today, and warn of a region that never was', () => {
    const today = '11010520251123001';
    expect(codeOf('residentId', today + residentCheckCharacter(today))).toBe('fine');
    const nowhere = '99010519900101001';
    expect(codeOf('residentId', nowhere + residentCheckCharacter(nowhere))).toBe('idNumber.region');
  });

  it('of another kind of card are told apart by their first digits', () => {
    expect(codeOf('hkMoTwResidence', '11010519491231002X')).toBe('idNumber.prefix');
    expect(codeOf('foreignerPermanent', '11010519491231002X')).toBe('idNumber.prefix');
    expect(codeOf('foreignerPermanent', 'usa110001234567')).toBe('fine');
  });
});

describe('other documents', () => {
  it.each([
    ['homeReturn', 'h12345678', 'fine'],
    ['homeReturn', 'M1234567801', 'fine'],
    ['homeReturn', '12345678', 'idNumber.format'],
    ['taiwanPermit', '12345678', 'fine'],
    ['taiwanPermit', '1234567', 'idNumber.format'],
    ['passport', 'ｅ12345678', 'fine'],
    ['passport', 'E-1', 'idNumber.format'],
    ['officer', '南字第 01234567 号', 'fine'],
    ['other', 'x'.repeat(41), 'idNumber.length'],
    ['other', 'a\u0000b', 'idNumber.characters'],
  ] as const)('%s %.20s: %s', (type, raw, code) => {
    expect(codeOf(type, raw)).toBe(code);
  });
});

it('a masked number shows first 6 and last 4, and never a short number whole', () => {
  expect(maskIdNumber('11010519491231002X')).toBe('11**************2X');
  expect(maskIdNumber('E12345678')).toBe('E1*****78');
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (value) => {
      const masked = maskIdNumber(value);
      expect([...masked]).toHaveLength([...value].length);
      expect([...masked].filter((c) => c === '*').length).toBeGreaterThan(0);
    }),
  );
});
