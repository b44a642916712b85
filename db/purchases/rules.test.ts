import { expect, it } from 'vitest';
import { daysLate, lineProblems, stateOf, tidyLine } from './rules.ts';

it('a car is as far as its latest day says', () => {
  expect(stateOf({})).toBe('ordered');
  expect(stateOf({ allocatedOn: '2026-02-10' })).toBe('allocated');
  expect(stateOf({ allocatedOn: '2026-02-10', shippedOn: '2026-03-01' })).toBe('shipped');
  expect(stateOf({ arrivedOn: '2026-03-14' })).toBe('arrived');
});

it('is late from the day after the one it was expected on, until it is here', () => {
  expect(daysLate({ expectedOn: '2026-02-27' }, '2026-02-27')).toBeNull();
  expect(daysLate({ expectedOn: '2026-02-27' }, '2026-03-02')).toBe(3);
  expect(daysLate({ expectedOn: '2026-02-27', arrivedOn: '2026-03-01' }, '2026-03-02')).toBeNull();
  expect(daysLate({}, '2026-03-02')).toBeNull();
});

it('a line names its car by model or series; a VIN may come later but must be one', () => {
  expect(lineProblems({ series: 'RX' })).toEqual([]);
  expect(lineProblems({ series: ' ' })).toEqual([{ path: 'model', code: 'field.required' }]);
  expect(lineProblems({ model: 'RX 350h', vin: '1M8GDM9AXKPO42788' })).toEqual([
    { path: 'vin', code: 'vin.characters', params: { at: 12, char: 'O' } },
  ]);
  expect(tidyLine({ vin: ' 1m8gdm9axkp042788 ' })).toEqual({ vin: '1M8GDM9AXKP042788' });
});
