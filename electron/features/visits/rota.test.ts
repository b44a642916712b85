import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk, TODAY } from '../../../tests/harness/desk.ts';
import { rotaOf, setRota } from './rota.ts';
import type { Visit } from './rows.ts';
import { assignVisit, closeVisit, receiveVisit } from './service.ts';
import { nextInLine, type RotaTurn } from './turn.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静', '吴刚');
});
afterEach(() => desk.close());

/** The party goes: its consultant is free again. */
const served = (visit: Visit): Visit => closeVisit(desk.store, desk.reception, { ...visit, outcome: 'noIntent' });

test('the order of the morning meeting holds for the day and until a new one', () => {
  const [zhou, chen, wu] = desk.consultants as [string, string, string];
  expect(rotaOf(desk.store, TODAY)).toMatchObject({ source: 'everyone', nextId: zhou });
  setRota(desk.store, desk.reception, TODAY, [wu, chen]);
  expect(rotaOf(desk.store, TODAY)).toMatchObject({ source: 'day', nextId: wu });
  expect([1, 2, 3].map(() => served(desk.register()).consultantId)).toEqual([wu, chen, wu]);
  desk.clock.advance(24 * 3_600_000);
  expect(rotaOf(desk.store, '2026-11-25')).toMatchObject({ source: 'earlier', nextId: wu });
});

test('a new order in the middle of the day goes on after the last one served', () => {
  const [zhou, chen, wu] = desk.consultants as [string, string, string];
  desk.register();
  setRota(desk.store, desk.reception, TODAY, [wu, zhou, chen]);
  expect(desk.register().consultantId).toBe(chen);
});

test('a consultant with a guest is not the next, whether the guest is received already or still waits for them', () => {
  const [zhou, chen, wu] = desk.consultants as [string, string, string];
  const first = desk.register();
  desk.register({ customerId: desk.card('王建国', chen) });
  expect(rotaOf(desk.store, TODAY)).toMatchObject({
    nextId: wu,
    order: [{ busy: true }, { busy: true }, { busy: false }],
  });
  expect(desk.register().consultantId).toBe(wu);
  // One is free again: the first newcomer gets them, the second waits and does not stand behind the first.
  served(first);
  expect([desk.register().consultantId, desk.register().consultantId]).toEqual([zhou, null]);
});

test('a consultant who becomes free is offered to the party that waits longest, not to whoever comes next', () => {
  const [zhou] = desk.consultants as [string, string, string];
  const [first] = [1, 2, 3].map(() => receiveVisit(desk.store, desk.reception, desk.register())) as [Visit];
  const waiting = desk.register({ guestName: '王先生' });
  const later = desk.register({ guestName: '李先生' });
  desk.register({ channel: 'call', arrivedAt: waiting.arrivedAt - 60_000 });
  served(first);
  expect(rotaOf(desk.store, TODAY)).toMatchObject({ nextId: zhou, longestWaiting: { visitId: waiting.id } });
  expect(desk.register()).toMatchObject({ consultantId: null, state: 'registered' });
  // Written down late: that party was here before everybody else in the line.
  const early = desk.register({ arrivedAt: waiting.arrivedAt - 60_000 });
  expect(early.consultantId).toBe(zhou);
  const given = assignVisit(desk.store, desk.reception, { ...waiting, consultantId: served(early).consultantId! });
  expect(given).toMatchObject({ consultantId: zhou, state: 'assigned' });
  expect(rotaOf(desk.store, TODAY).longestWaiting).toMatchObject({ visitId: later.id });
});

test('the free one may still be given to a newcomer on purpose, and has then had their turn', () => {
  const [zhou] = desk.consultants as [string, string, string];
  const [first] = [1, 2, 3].map(() => receiveVisit(desk.store, desk.reception, desk.register())) as [Visit];
  desk.register();
  served(first);
  expect(desk.register({ consultantId: zhou })).toMatchObject({ consultantId: zhou, rotaSlot: 1 });
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
        if (party === 'repeat') expect(served(desk.register({ customerId: own })).consultantId).toBe(chen);
        else if (party === 'chosen') {
          const due = rotaOf(
            desk.store,
            served(desk.register({ consultantId: wu, skipReason: '指名' })).visitOn,
          ).nextId;
          expect(due).not.toBeNull();
        } else given.push(served(desk.register()).consultantId!);
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
