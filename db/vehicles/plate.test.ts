import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPlate, completePlate } from './plate.ts';

it.each([
  ['京A12345', '京A12345'],
  ['京A·12345', '京A12345'],
  ['沪a•b1234', '沪AB1234'],
  ['粤Ｂ 12-345', '粤B12345'],
  ['京AD12345', '京AD12345'],
  ['京A12345D', '京A12345D'],
  ['粤Z1234港', '粤Z1234港'],
  ['苏E1234学', '苏E1234学'],
])('%s is kept as %s', (raw, value) => {
  expect(checkPlate(raw)).toEqual({ ok: true, value });
});

it.each(['京A1234', '京AI2345', '京A1234O', 'A12345', '京I12345', '京AL12345', '临时'])('%s only warns', (raw) => {
  expect(checkPlate(raw)).toEqual({ ok: true, value: raw, warning: 'plate.format' });
});

it('is stored the same however often it is saved', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      const once = checkPlate(raw);
      expect(checkPlate(once.value)).toEqual(once);
    }),
  );
});

it.each([
  ['AD1234', '川A', '川AD1234'],
  ['ad·12345', '川A', '川AD12345'],
  ['12345', '川A', '川A12345'],
  ['D12345', '川A', '川D12345'],
  ['京AD1234', '川A', '京AD1234'],
  ['临时', '川A', '临时'],
  ['AD1234', '', 'AD1234'],
])('%s typed in a store where plates begin with %j is %s', (typed, prefix, plate) => {
  expect(completePlate(typed, prefix)).toBe(plate);
});
