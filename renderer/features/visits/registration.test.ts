import { expect, test } from 'vitest';
import { emptyRegistration, registrationIssues, toRegistration } from './registration.ts';
import type { KnownGuest } from './types.ts';

const now = Date.UTC(2026, 10, 24, 2, 41);
const typed = (fields: Partial<typeof emptyRegistration>) => ({ ...emptyRegistration, ...fields });

test('one line holds name and number, the pressed words make the description', () => {
  expect(
    toRegistration(typed({ guest: '王先生 13800138000', looks: ['一家'], guestDescription: '红外套' }), now, null),
  ).toMatchObject({ guestName: '王先生', guestPhone: '13800138000', guestDescription: '一家 红外套' });
});

const known: KnownGuest = {
  customerId: 'c',
  visitId: null,
  name: '王建国',
  maskedPhone: '138****1234',
  ownerId: 'a',
  ownerName: '周凯',
  level: 'B',
  lastVisitAt: null,
  visits: 0,
  exact: false,
  marks: [],
  parts: [],
};

test('a chosen card stands for name and number', () => {
  const input = toRegistration(typed({ guest: '138', known }), now, null);
  expect(input).toMatchObject({ customerId: 'c' });
  expect(input).not.toHaveProperty('guestPhone');
});

test('only another consultant than the one whose turn it is gets named, with the reason', () => {
  expect(toRegistration(typed({ consultantId: 'a', skipReason: 'x' }), now, 'a')).toMatchObject({
    consultantId: undefined,
    skipReason: undefined,
  });
  expect(toRegistration(typed({ consultantId: 'b', skipReason: '指名' }), now, 'a')).toMatchObject({
    consultantId: 'b',
    skipReason: '指名',
  });
});

test('a call brings no car', () => {
  expect(toRegistration(typed({ channel: 'call', arrivalMode: 'car', plate: '京A' }), now, null)).toMatchObject({
    arrivalMode: undefined,
    plate: '',
  });
});

test('problems stand at the fields one sees', () => {
  expect(registrationIssues(typed({}), now)).toEqual({ guest: { code: 'guest.required' } });
  expect(registrationIssues(typed({ guest: '1380013800' }), now)).toEqual({ guest: { code: 'phone.format' } });
  expect(registrationIssues(typed({ guest: '王', arrived: '25:00' }), now)).toEqual({
    arrived: { code: 'time.format' },
  });
  expect(registrationIssues(typed({ guest: '王', arrived: '12:00' }), now)).toEqual({
    arrived: { code: 'arrivedAt.ahead' },
  });
});

test('a few digits that found nobody are no wrong phone: it is said what registering needs', () => {
  for (const guest of ['1234', ' ９９ ８１ '])
    expect(registrationIssues(typed({ guest }), now)).toEqual({ guest: { code: 'guest.digits' } });
  expect(registrationIssues(typed({ guest: '1380013' }), now)).toEqual({ guest: { code: 'phone.format' } });
});

test('a party of none or of three hundred, and a description without end, are named on the panel, not by the host', () => {
  const issues = (fields: Parameters<typeof typed>[0]) =>
    registrationIssues(typed({ guest: '王先生', ...fields }), now);
  expect(issues({})).toEqual({});
  expect(issues({ partySize: 0 })).toMatchObject({ partySize: { code: 'partySize.range' } });
  expect(issues({ partySize: 300, arrived: '25:99' })).toMatchObject({
    partySize: { code: 'partySize.range' },
    arrived: { code: 'time.format' },
  });
  expect(issues({ guestDescription: '长'.repeat(121) })).toMatchObject({ guestDescription: { code: 'text.tooLong' } });
});

test('an uncommon plate and a number abroad are doubted, not refused', () => {
  const issues = registrationIssues(typed({ guest: '陈 +49 151 1234 5678', arrivalMode: 'car', plate: 'AD1234' }), now);
  expect(issues).toEqual({
    guest: { code: 'phone.abroad', warning: true },
    plate: { code: 'plate.format', warning: true },
  });
});
