import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkIdNumber } from '../customers/id-number.ts';
import { checkUscc } from '../customers/uscc.ts';
import { checkPlate } from '../vehicles/plate.ts';
import { checkVin } from '../vehicles/vin.ts';
import { bareCode, halfWidth, halfWidthCapitals } from './half-width.ts';
import { isBlank } from './unseen.ts';

/** Marks that come along with copied text, and signs people write between the parts of a number. */
const UNSEEN = [
  ...'\u00ad\u061c\u115f\u1160\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u202e\u2060\u2064\u2066\u2069\u206f',
  ...'\u2800\u3164\ufe0f\ufeff\uffa0',
];
const SEPARATORS = [...' \t\u00a0\u2003\u202f\u3000-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d'];

const sown = (code: string, marks: string[]) =>
  fc
    .array(fc.constantFrom(...marks, ''), { minLength: code.length + 1, maxLength: code.length + 1 })
    .map((between) => [...code].reduce((text, sign, at) => text + sign + between[at + 1], between[0]!));

test.each([
  ['a VIN', '1M8GDM9AXKP042788', (raw: string) => checkVin(raw)],
  ['a plate', '川AD12345', (raw: string) => checkPlate(raw)],
  ['a USCC', '91350100M000100Y43', (raw: string) => checkUscc(raw)],
  ['an ID number', '11010519491231002X', (raw: string) => checkIdNumber('residentId', raw, '2026-01-01')],
  ['a passport', 'E12345678', (raw: string) => checkIdNumber('passport', raw, '2026-01-01')],
])('%s has one spelling, whatever marks and separators were pasted with it', (_, code, check) => {
  fc.assert(
    fc.property(sown(code, [...UNSEEN, ...SEPARATORS]), (raw) => {
      const checked = check(raw);
      expect(checked).toMatchObject({ ok: true, value: code });
      expect(checked).not.toHaveProperty('warning');
    }),
  );
});

test('an engine number loses what is not seen, and keeps its dash as one', () => {
  fc.assert(
    fc.property(sown('A25A', [...UNSEEN, ' ', '\u00a0']), (raw) => {
      expect(halfWidthCapitals(`${raw}－0123`)).toBe('A25A-0123');
    }),
  );
});

test('what was tidied once is not changed by tidying it again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      for (const tidy of [halfWidth, halfWidthCapitals, bareCode]) expect(tidy(tidy(raw))).toBe(tidy(raw));
    }),
    { numRuns: 2_000 },
  );
});

test('a text in which there is nothing to see is no text', () => {
  expect([null, undefined, '', ' \u3164\u200b\u2800'].map(isBlank)).toEqual([true, true, true, true]);
  expect(['0', '🏳️', 0, false].map(isBlank)).toEqual([false, false, false, false]);
});
