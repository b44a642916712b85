import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayOf, dayRange } from '../../../../db/core/day.ts';
import { type Desk, openDesk } from '../../../../tests/harness/desk.ts';
import type { Visit } from '../rows.ts';
import { assignVisit, closeVisit } from '../service.ts';
import { awayAfter, lineAfter } from './line.ts';
import { rotaOf } from './rota.ts';
import { stepInRota } from './steps.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('周凯', '陈静', '吴刚', '郑丽');
});
afterEach(() => desk.close());

const kinds = ['new', 'new', 'new', 'repeat', 'call', 'chosen', 'skip', 'leave', 'return', 'offer', 'close'] as const;
const happenings = fc.array(fc.record({ kind: fc.constantFrom(...kinds), whom: fc.nat(3) }), {
  minLength: 8,
  maxLength: 40,
});

/**
 * The law: a new party goes to whoever of those who are there and free has waited longest since their last turn or skip. So of any two
 * consultants one has had at most one new party more than the other, plus one for each time the other was skipped, away or busy when a
 * party was given. A repeat visitor, a call, somebody asked for, leaving and coming back move nobody in the line.
 */
test('the rota is fair under any mix of new and repeat visitors, calls, skips, absences and waiting parties', () => {
  const people = desk.consultants;
  const cards = people.map((id, index) => desk.card(`客户${index}`, id));
  const reception = { ...desk.reception, role: 'reception' as const };
  let day = 0;
  let turns = 0;
  fc.assert(
    fc.property(happenings, (all) => {
      day += 1;
      desk.clock.set(dayRange('2026-11-25')[0] + day * 86_400_000 + 10 * 3_600_000);
      const on = dayOf(desk.clock.now());
      const open: Visit[] = [];
      const given = new Map(people.map((id) => [id, 0]));
      /** How often somebody else got a party while this one could not, or this one was skipped. */
      const explained = new Map(people.map((id) => [id, 0]));
      const last = new Map(people.map((id, index) => [id, index - people.length]));
      const away = new Set<string>();
      let at = 0;
      const add = (counts: Map<string, number>, id: string) => counts.set(id, counts.get(id)! + 1);
      const free = (id: string) => !away.has(id) && !open.some(({ consultantId }) => consultantId === id);
      const tookTurn = (id: string) => {
        turns += 1;
        expect(free(id), `${id} is there and free`).toBe(true);
        for (const other of people) {
          if (other === id) continue;
          if (!free(other)) add(explained, other);
          else expect(last.get(other), `${id} before ${other} who waited longer`).toBeGreaterThan(last.get(id)!);
        }
        add(given, id);
        at += 1;
        last.set(id, at);
      };
      const line = () => rotaOf(desk.store, on).order.map(({ staffId }) => staffId);
      const standing = <T>(what: () => T): T => {
        const before = line();
        const result = what();
        expect(line()).toEqual(before);
        return result;
      };
      const step = (kind: 'skip' | 'leave' | 'return', staffId: string) => {
        desk.clock.advance(1_000);
        stepInRota(desk.store, reception, { kind, staffId, reason: '用餐' });
      };
      for (const { kind, whom } of all) {
        const one = people[whom]!;
        if (kind === 'new') {
          const visit = desk.register();
          const waited = open.some(({ consultantId }) => consultantId === null);
          if (visit.consultantId === null) expect(waited || !people.some(free)).toBe(true);
          else tookTurn(visit.consultantId);
          open.push(visit);
        } else if (kind === 'repeat') {
          const visit = standing(() => desk.register({ customerId: cards[whom]! }));
          if (!away.has(one)) expect(visit.consultantId).toBe(one);
          open.push(visit);
        } else if (kind === 'call') {
          const { pointId } = rotaOf(desk.store, on);
          expect(standing(() => desk.register({ channel: 'call' })).consultantId).toBe(pointId);
        } else if (kind === 'chosen') {
          const isPoint = rotaOf(desk.store, on).pointId === one;
          const choose = () => desk.register({ consultantId: one, skipReason: '指名' });
          const visit = isPoint ? choose() : standing(choose);
          expect(visit.rotaSlot !== null).toBe(isPoint);
          if (isPoint) tookTurn(one);
          open.push(visit);
        } else if (kind === 'skip' && !away.has(one)) {
          step('skip', one);
          add(explained, one);
          at += 1;
          last.set(one, at);
        } else if (kind === 'leave' && !away.has(one)) {
          standing(() => step('leave', one));
          away.add(one);
        } else if (kind === 'return' && away.has(one)) {
          standing(() => step('return', one));
          away.delete(one);
        } else if (kind === 'offer') {
          const { pointId, longestWaiting } = rotaOf(desk.store, on);
          const index = open.findIndex(({ id }) => id === longestWaiting?.visitId);
          if (pointId === null || index < 0) continue;
          desk.clock.advance(1_000);
          const [visit] = open.splice(index, 1) as [Visit];
          const assigned = assignVisit(desk.store, reception, { ...visit, consultantId: pointId });
          if (assigned.rotaSlot !== null) tookTurn(pointId);
          else expect(visit.customerId).not.toBeNull();
          open.push(assigned);
        } else if (kind === 'close' && open.length > 0) {
          const [visit] = open.splice(whom % open.length, 1) as [Visit];
          closeVisit(desk.store, reception, { ...visit, outcome: 'noIntent' });
        }
      }
      for (const a of people)
        for (const b of people) expect(given.get(a)! - given.get(b)!).toBeLessThanOrEqual(1 + explained.get(b)!);
    }),
    { numRuns: 40 },
  );
  expect(turns).toBeGreaterThan(100);
});

test('the line and who is away depend on what happened, not on which PC heard of it first', () => {
  const event = fc.record({
    at: fc.nat(20),
    id: fc.uuid(),
    staffId: fc.constantFrom('a', 'b', 'c'),
    kind: fc.constantFrom('leave', 'return'),
  });
  const heard = fc
    .uniqueArray(event, { selector: ({ id }) => id, maxLength: 12 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  fc.assert(
    fc.property(heard, ([here, there]) => {
      expect(lineAfter(['a', 'b', 'c', 'd'], there)).toEqual(lineAfter(['a', 'b', 'c', 'd'], here));
      expect(awayAfter(there)).toEqual(awayAfter(here));
    }),
  );
});
