import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayRange } from '../core/day.ts';
import { channels, countsAsParty, outcomes, purposes } from './model.ts';
import { splitGuest, stillMissing, tidyContact } from './rules.ts';
import { type CountedVisit, dayTotals } from './totals.ts';

test.each([
  ['王先生', '王先生', ''],
  ['13800138000', '', '13800138000'],
  ['王先生 138 0013 8000', '王先生', '138 0013 8000'],
  ['１３８００１３８０００王', '王', '１３８００１３８０００'],
  ['138', '', '138'],
  ['R2D2', 'R2D2', ''],
])('one line at the desk: %s', (typed, guestName, guestPhone) => {
  expect(splitGuest(typed)).toEqual({ guestName, guestPhone });
});

test('fields a form does not carry are not touched, emptied ones become empty', () => {
  expect(tidyContact({ guestName: ' 王 ', guestPhone: '' })).toEqual({ guestName: '王', guestPhone: null });
});

test('a call lacks its read-back, a campaign source its campaign, a card nothing of the person', () => {
  const visit = { channel: 'call', guestPhone: '13800138000', source: '车展' };
  expect(stillMissing(visit)).toEqual([
    'guestName',
    'gender',
    'readBackConfirmed',
    'interest',
    'campaign',
    'narrative',
  ]);
  const carded = { channel: 'walkIn', customerId: 'x', interestSeries: 'RX', source: '偶然', narrative: '看车' };
  expect(stillMissing(carded)).toEqual([]);
  expect(stillMissing({ channel: 'walkIn', outcome: 'notCaptured', narrative: '看车', source: '偶然' })).toEqual([
    'interest',
  ]);
  expect(stillMissing({ channel: 'walkIn', outcome: 'noIntent' })).toEqual([]);
});

const ON = '2026-11-24';
const visit: fc.Arbitrary<CountedVisit> = fc.record({
  visitOn: fc.constant(ON),
  arrivedAt: fc.integer({ min: 0, max: 86_399_999 }).map((ms) => dayRange(ON)[0] + ms),
  channel: fc.constantFrom(...channels),
  purpose: fc.constantFrom(...purposes),
  partySize: fc.integer({ min: 1, max: 99 }),
  visitSeq: fc.option(fc.integer({ min: 1, max: 9 })),
  outcome: fc.option(fc.constantFrom(...outcomes)),
  voidedAt: fc.option(fc.integer({ min: 1 }), { freq: 3 }),
});

test('a day’s totals are what one counts by hand', () => {
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 40 }), (visits) => {
      const standing = visits.filter((each) => each.voidedAt === null);
      const parties = standing.filter((each) => countsAsParty(each.purpose));
      const totals = dayTotals(visits);
      expect(totals.parties).toBe(parties.length);
      expect(totals.first + totals.repeat + totals.noIntent + totals.incomplete).toBe(parties.length);
      expect(totals.others).toBe(standing.length - parties.length);
      expect(totals.voided).toBe(visits.length - standing.length);
      expect(totals.byHour.reduce((a, b) => a + b)).toBe(parties.length);
      expect(totals.byHour[13]).toBe(
        parties.filter((each) => new Date(each.arrivedAt + 8 * 3_600_000).getUTCHours() === 13).length,
      );
      expect(totals.captured).toBe(parties.filter((each) => each.outcome === 'captured').length);
      if (totals.captureRate !== null) expect(totals.captureRate).toBeGreaterThanOrEqual(0);
      expect(totals.captureRate ?? 0).toBeLessThanOrEqual(1);
    }),
  );
});
