import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayRange } from '../../../db/core/day.ts';
import { SHIPPED_LEVELS } from '../../../db/customers/levels.ts';
import { type QueueName, queueNames } from '../../../db/follow-ups/queues.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let app: TestApp;
let zhou: TestCaller;
let desk: TestCaller;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  desk = app.caller('reception');
});
afterEach(() => app.close());

/** 除夕 春节 国庆 元旦 eves, ends of months, years and Februaries, with a leap day and without. */
const SPECIAL = [
  '2027-02-05',
  '2027-02-06',
  '2026-09-30',
  '2026-10-07',
  '2026-12-31',
  '2027-12-31',
  '2027-02-28',
  '2028-02-28',
  '2028-02-29',
  '2028-12-31',
  '2026-03-31',
  '2026-10-31',
];
const moments = fc
  .tuple(fc.constantFrom(...SPECIAL), fc.constantFrom(0, 1, 10 * HOUR, 14 * HOUR + 59_999, DAY - 1))
  .map(([on, ms]) => ({ on, at: dayRange(on)[0] + ms }));

/** The calendar as it hangs on the wall, counted leaf by leaf. */
function leaf(on: string, days: number): string {
  let [year, month, day] = on.split('-').map(Number) as [number, number, number];
  for (let turned = 0; turned < days; turned += 1) {
    const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
    day += 1;
    if (day > last) [day, month] = [1, month + 1];
    if (month > 12) [month, year] = [1, year + 1];
  }
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

let number = 0;
function card(level: (typeof SHIPPED_LEVELS)[number]['level']) {
  number += 1;
  const mobile = `138${String(number).padStart(8, '0')}`;
  return zhou.customers.create({ name: `客户${number}`, mobile, interestSeries: 'RX', level });
}

/** In which queues a card stands. */
async function queuesOf(id: string): Promise<QueueName[]> {
  const held = await Promise.all(queueNames.map((queue) => zhou.followUps.queue({ queue })));
  return queueNames.filter((_, index) => held[index]!.some(({ customerId }) => customerId === id));
}

const called = SHIPPED_LEVELS.filter(({ everyDays }) => everyDays !== null);
/** Afterwards the card is out of every queue: its year would fill the next run's lists. */
const away = (id: string) =>
  app.showroom.store.write({ id: 'system' }, (tx) => tx.update('customer', id, { doNotContact: true }));

test('the cadence counts days of the calendar over holidays, ends of months and years and leap days, in one queue at a time', async () => {
  await fc.assert(
    fc.asyncProperty(moments, fc.constantFrom(...called), async ({ on, at }, { level, everyDays }) => {
      app.clock.set(at);
      const { id } = await card(level);
      const { nextContactOn } = await zhou.followUps.record({
        ...{ customerId: id, method: 'call', outcome: 'reached', content: '再看看' },
      });
      const due = leaf(on, everyDays!);
      expect(nextContactOn).toBe(due);
      for (const [days, queue] of [
        [everyDays! - 2, 'later'],
        [everyDays! - 1, 'tomorrow'],
        [everyDays!, 'today'],
        [everyDays! + 1, 'overdue'],
        [everyDays! + 40, 'overdue'],
      ] as const) {
        // From its first to its last instant.
        const [from, to] = dayRange(leaf(on, days));
        for (const instant of [Math.max(from, at), to - 1]) {
          app.clock.set(instant);
          expect(await queuesOf(id), `${level} of ${on} on ${leaf(on, days)}`).toEqual([queue]);
        }
      }
      away(id);
    }),
    { numRuns: 60 },
  );
});

test('the two clocks run 24 hours to the millisecond from when the guest left, whatever day that is, each stopped by its own kind', async () => {
  await fc.assert(
    fc.asyncProperty(moments, fc.constantFrom('letter', 'call'), async ({ on, at }, kept) => {
      const left = Math.max(at, dayRange(on)[0] + 2);
      app.clock.set(Math.max(left - HOUR, dayRange(on)[0]));
      const { id } = await card('C');
      const party = { channel: 'walkIn', purpose: 'viewing', partySize: 1 } as const;
      const visit = await desk.visits.register({ ...party, customerId: id });
      await zhou.followUps.record({ customerId: id, method: 'talk', outcome: 'reached', content: '店里谈过' });
      app.clock.set(left);
      await desk.visits.close({ id: visit.id, rev: visit.rev, outcome: 'repeat' });
      const running = async () =>
        (await zhou.followUps.queue({ queue: 'hours24' })).filter(({ customerId }) => customerId === id);
      const runsOut = left + DAY;
      // What was said before they left is no follow-up of the visit.
      expect((await running()).map(({ reason, dueAt }) => [reason, dueAt])).toEqual([
        ['contact24', runsOut],
        ['thankYou', runsOut],
      ]);
      expect((await running())[0]!.dueOn).toBe(leaf(on, 1));
      app.clock.set(runsOut);
      await zhou.followUps.record(
        kept === 'letter'
          ? { customerId: id, method: 'letter', outcome: 'reached', serves: 'thankYou' }
          : { customerId: id, method: 'call', outcome: 'reached', content: '回访' },
      );
      expect((await running()).map(({ reason }) => reason)).toEqual([kept === 'letter' ? 'contact24' : 'thankYou']);
      // A week later it is a matter of the manager's numbers.
      app.clock.set(dayRange(leaf(on, 7))[1] - 1);
      expect(await running()).toHaveLength(1);
      app.clock.set(dayRange(leaf(on, 8))[0]);
      expect(await running()).toHaveLength(0);
      away(id);
    }),
    { numRuns: 40 },
  );
});

test('a card merged twice keeps the clocks of its visit', async () => {
  const [first, second, third] = [await card('C'), await card('C'), await card('C')];
  const party = { channel: 'walkIn', purpose: 'viewing', partySize: 1 } as const;
  const visit = await desk.visits.register({ ...party, customerId: first.id });
  await desk.visits.close({ id: visit.id, rev: visit.rev, outcome: 'repeat' });
  for (const [gone, stays] of [
    [first, second],
    [second, third],
  ] as const)
    app.showroom.store.write({ id: 'system' }, (tx) => tx.merge('customer', gone.id, stays.id));
  const clocks = await zhou.followUps.queue({ queue: 'hours24' });
  expect(clocks.map(({ customerId, reason }) => [customerId, reason])).toEqual([
    [third.id, 'contact24'],
    [third.id, 'thankYou'],
  ]);
});
