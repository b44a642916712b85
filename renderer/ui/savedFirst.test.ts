import { expect, test } from 'vitest';
import { createFormStore } from './form.ts';
import { othersChanges, standOnTheirs } from './savedFirst.ts';

const stale = (changes: { field: string; from: unknown; to: unknown }[]) => ({
  data: {
    refusal: {
      code: 'record.stale',
      params: { rev: 4, changes: changes.map((change) => ({ ...change, byName: '陈静', at: 0 })) },
    },
  },
});

test('what the other one wrote is taken where this form was not touched, and kept apart where both wrote', () => {
  const values = { guestName: '黄先生', narrative: '', source: undefined };
  const found = othersChanges(
    stale([
      { field: 'guestName', from: null, to: '王' },
      { field: 'guestName', from: '王', to: '王先生' },
      { field: 'narrative', from: null, to: '看 RX' },
      { field: 'state', from: 'assigned', to: 'received' },
    ]),
    values,
  );
  expect(found?.rev).toBe(4);
  expect(found?.taken).toEqual({ narrative: '看 RX' });
  expect(found?.changes).toMatchObject([
    { field: 'guestName', from: null, to: '王先生', both: true },
    { field: 'narrative', both: false },
  ]);
});

test('another refusal is left alone', () => {
  expect(othersChanges({ data: { refusal: { code: 'visit.closed' } } }, {})).toBeUndefined();
});

test('after a refused save the form stands on their revision: only what was typed here still counts as a change', () => {
  const store = createFormStore({ rev: 3, guestName: '黄', narrative: '', source: '官网' });
  const set = (patch: object) => store.setState(({ values }) => ({ values: { ...values, ...patch } }));
  set({ guestName: '黄先生' });
  const form = { store, set } as unknown as Parameters<typeof standOnTheirs<{ rev: number }>>[0];
  const told = standOnTheirs(
    form,
    stale([
      { field: 'guestName', from: '黄', to: '王先生' },
      { field: 'narrative', from: null, to: '看 RX' },
      { field: 'source', from: '官网', to: null },
    ]),
  );
  expect(store.getState().values).toEqual({ rev: 4, guestName: '黄先生', narrative: '看 RX', source: '' });
  expect(store.getState().initial).toEqual({ rev: 4, guestName: '王先生', narrative: '看 RX', source: '' });
  expect(told.map(({ field, both }) => [field, both])).toEqual([
    ['guestName', true],
    ['narrative', false],
    ['source', false],
  ]);
});
