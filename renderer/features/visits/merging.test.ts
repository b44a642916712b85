import { expect, test } from 'vitest';
import { othersChanges } from './merging.ts';

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
