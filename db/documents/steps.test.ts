import { expect, test } from 'vitest';
import { askGates, shutGates } from './gate.ts';
import { frozenStates, notTheirs, openSteps, stepFor, steps } from './steps.ts';

type State = 'draft' | 'review' | 'open' | 'void';
const table = steps<State>()([
  { from: ['draft'], to: 'review', by: ['consultant'], numbered: true, frozen: true },
  { from: ['review'], to: 'open', by: ['manager'], level: 2, not: ['review'] },
  { from: ['review'], to: 'draft', by: ['manager'], reason: true },
  { from: ['draft', 'review'], to: 'void', by: [] },
]);

test('a table that says one step twice, or leads on from a state nothing leads to, is refused as it is read', () => {
  expect(() =>
    steps<State>()([
      { from: ['draft'], to: 'open', by: [] },
      { from: ['review', 'draft'], to: 'open', by: [] },
    ]),
  ).toThrow('draft → open stands twice');
  expect(() =>
    steps<State>()([
      { from: ['draft'], to: 'open', by: [] },
      { from: ['review'], to: 'void', by: [] },
    ]),
  ).toThrow('nothing leads to review');
});

test('a step is taken by its roles, from its level on, by another than who brought the document there', () => {
  const approve = stepFor(table, 'review', 'open')!;
  const who = (role: string, level: number, took: State[] = []) => notTheirs(approve, { role, level, took });
  expect(who('consultant', 3)).toBe('document.notYours');
  expect(who('manager', 1)).toBe('document.level');
  expect(who('manager', 3, ['review'])).toBe('document.own');
  expect(who('manager', 2, ['draft'])).toBeUndefined();
  expect(stepFor(table, 'open', 'review')).toBeUndefined();
  const open = openSteps(table, 'review', { role: 'manager', level: 1, took: [] });
  expect(open.map(({ to }) => to)).toEqual(['draft']);
});

test('frozen is where a freezing step leads and all behind it; sent back it is open again', () => {
  expect(frozenStates(table).sort()).toEqual(['open', 'review']);
});

test('every gate is asked; one that no rule is called by is a mistake of the table', () => {
  const gates = {
    low: (n: number) => (n > 1 ? [{ code: 'tooHigh', params: { n } }] : []),
    even: (n: number) => (n % 2 ? [{ code: 'odd' }] : []),
  };
  expect(shutGates(askGates(gates, ['low', 'even'], 3)).map(({ gate }) => gate)).toEqual(['low', 'even']);
  expect(shutGates(askGates(gates, ['even'], 2))).toEqual([]);
  expect(() => askGates(gates, ['odd'], 1)).toThrow('no gate is called odd');
});
