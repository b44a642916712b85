import { expect, test } from 'vitest';
import { addDays, dayOf } from '../../../db/core/day.ts';
import { valuesOf } from '../../records/about.ts';
import { type CardValues, checkCard, customerRecord, factsToFill } from './cardForm.ts';
import type { CustomerCard } from './types.ts';

const woman = { gender: 'female', birthOn: '1949-12-31' } as const;
const typed = (fields: Partial<CardValues>): CardValues => ({
  ...valuesOf(customerRecord, { kind: 'person', level: 'none', name: '王建国' }),
  ...fields,
});

test('an ID number fills what is blank and leaves what somebody chose otherwise', () => {
  expect(factsToFill(typed({}), woman, {})).toEqual(woman);
  expect(factsToFill(typed({ gender: 'male' }), woman, {})).toEqual({ birthOn: '1949-12-31' });
});

test('a corrected ID number corrects what the wrong one had filled', () => {
  const wrong = { gender: 'male', birthOn: '1984-05-02' } as const;
  expect(factsToFill(typed(wrong), woman, wrong)).toEqual(woman);
});

test('a next contact typed for a day that has passed is doubted; the day an overdue card came with is not', () => {
  const [yesterday, today] = [addDays(dayOf(Date.now()), -1), dayOf(Date.now())];
  const card = { ...typed({ mobile: '13911112222' }), nextContactOn: yesterday, masked: [] } as unknown as CustomerCard;
  const doubt = { nextContactOn: { code: 'nextContactOn.past', warning: true } };
  expect(checkCard(typed({ mobile: '13911112222', nextContactOn: yesterday }), undefined)).toEqual(doubt);
  expect(checkCard(typed({ mobile: '13911112222', nextContactOn: yesterday }), card)).toEqual({});
  expect(checkCard(typed({ mobile: '13911112222', nextContactOn: today }), card)).toEqual({});
});
