import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk, TODAY } from '../../../tests/harness/desk.ts';
import { rotaOf, setRota } from './rota.ts';
import { nextInLine, type RotaTurn } from './turn.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静', '吴刚');
});
afterEach(() => desk.close());

test('the order of the morning meeting holds for the day and until a new one', () => {
  const [zhou, chen, wu] = desk.consultants as [string, string, string];
  expect(rotaOf(desk.store, TODAY)).toMatchObject({ source: 'everyone', nextId: zhou });
  setRota(desk.store, desk.reception, TODAY, [wu, chen]);
  expect(rotaOf(desk.store, TODAY)).toMatchObject({ source: 'day', nextId: wu });
  expect([1, 2, 3].map(() => desk.register().consultantId)).toEqual([wu, chen, wu]);
  desk.clock.advance(24 * 3_600_000);
  expect(rotaOf(desk.store, '2026-11-25')).toMatchObject({ source: 'earlier', nextId: wu });
});

test('a new order in the middle of the day goes on after the last one served', () => {
  const [zhou, chen, wu] = desk.consultants as [string, string, string];
  desk.register();
  setRota(desk.store, desk.reception, TODAY, [wu, zhou, chen]);
  expect(desk.register().consultantId).toBe(chen);
});

test('nobody stands twice in the order', () => {
  const [zhou] = desk.consultants as [string];
  expect(() => setRota(desk.store, desk.reception, TODAY, [zhou, zhou])).toThrow(
    expect.objectContaining({ code: 'input.invalid' }),
  );
});

test('whatever comes, repeat visitors and chosen ones move nothing: the rota serves everybody equally', () => {
  const [, chen, wu] = desk.consultants as [string, string, string];
  const own = desk.card('王建国', chen);
  let day = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom('new', 'repeat', 'chosen'), { maxLength: 12 }), (parties) => {
      day += 1;
      desk.clock.set(Date.UTC(2026, 10, 25) + day * 24 * 3_600_000);
      const given: string[] = [];
      for (const party of parties) {
        if (party === 'repeat') expect(desk.register({ customerId: own }).consultantId).toBe(chen);
        else if (party === 'chosen') {
          const due = rotaOf(desk.store, desk.register({ consultantId: wu, skipReason: '指名' }).visitOn).nextId;
          expect(due).not.toBeNull();
        } else given.push(desk.register().consultantId!);
      }
      const counts = desk.consultants.map((id) => given.filter((each) => each === id).length);
      // A chosen visit that happens to be the turn of the chosen one counts as that turn.
      const slack = parties.filter((party) => party === 'chosen').length;
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1 + slack);
      if (slack === 0) expect(given).toEqual(given.map((_, index) => desk.consultants[index % 3]));
    }),
    { numRuns: 25 },
  );
});

test('the next in line is always somebody free of the order, and null only when there is none', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
  const turn = fc.option(fc.record({ staffId: fc.constantFrom('a', 'b', 'x'), slot: fc.integer({ min: 1, max: 6 }) }), {
    nil: undefined,
  });
  fc.assert(
    fc.property(people, turn, people, (order, last: RotaTurn | undefined, away) => {
      const busy = new Set(away);
      const free = order.filter((id) => !busy.has(id));
      const next = nextInLine(order, last, busy);
      if (free.length === 0) expect(next).toBeNull();
      else expect(free).toContain(next);
      // The last one served comes again only when nobody else is free.
      if (last && next === last.staffId) expect(free).toEqual([last.staffId]);
    }),
  );
});
