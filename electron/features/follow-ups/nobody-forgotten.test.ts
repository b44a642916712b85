import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, dayOf } from '../../../db/core/day.ts';
import { levels } from '../../../db/customers/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import { type TestApp, type TestCaller, testApp } from '../../../tests/harness/app.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { levelRules } from '../customers/levels/rules.ts';
import { reactivateDue } from '../losses/daily.ts';
import { findForgotten } from './daily.ts';

const HOUR = 3_600_000;
let app: TestApp;
let zhou: TestCaller;
let chen: TestCaller;
beforeEach(async () => {
  app = await testApp();
  zhou = app.caller('consultant');
  chen = app.caller('manager');
});
afterEach(() => app.close());

const level = fc.constantFrom(...levels.filter((one) => one !== 'F'));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const deed = fc.oneof(
  fc.record({
    kind: fc.constant('contact' as const),
    outcome: fc.constantFrom('reached', 'missed', 'later'),
    level: maybe(level),
    inDays: maybe(fc.nat(40)),
    inbound: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('takeBack', 'strike') }),
  fc.record({ kind: fc.constant('drawer' as const), level }),
  fc.record({
    kind: fc.constant('card' as const),
    level: maybe(level),
    empties: fc.boolean(),
    quiet: maybe(fc.boolean()),
  }),
  fc.record({ kind: fc.constant('lose' as const), inDays: maybe(fc.integer({ min: 1, max: 30 })) }),
  fc.record({ kind: fc.constantFrom('approve', 'refuse', 'takeBackVerdict') }),
  fc.record({ kind: fc.constant('rule' as const), level, everyDays: maybe(fc.integer({ min: 1, max: 60 })) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 5, 24, 24 * 3, 24 * 9) }),
);

const dailyWork = () => {
  for (const work of [reactivateDue, findForgotten]) expect(work(app.showroom.store)).toBe(true);
};

const cardOf = (id: string) => app.showroom.store.write({ id: 'system' }, (tx) => tx.get('customer', id)!);

/** Why nobody has to call: nothing is known that one could call about, they asked for it, or they were given up. */
function closedBecause(card: RowOf<'customer'>): string | null {
  const { db } = app.showroom.store;
  if (card.doNotContact) return '勿扰';
  const cadence = levelRules(db, dayOf(app.clock.now())).find((rule) => rule.level === card.level)?.everyDays ?? null;
  if (card.level !== 'F') return cadence === null ? '级别不跟进' : null;
  const loss = db
    .prepare(
      `SELECT reason FROM loss WHERE customer_id = ? AND state = 'approved' AND reactivated_at IS NULL AND deleted_at IS NULL`,
    )
    .pluck()
    .get(card.id) as string | undefined;
  return loss ?? null;
}

/** What a person may be told no for; anything else is a fault. */
const TOLD = ['contact.doNotContact', 'loss.waiting', 'loss.alreadyLost', 'loss.delivered', 'loss.isBack'];
const codeOf = (error: unknown) => (error as { cause?: Partial<Refusal> }).cause?.code;

test('whatever is done with a card, it has a next contact or a reason to have none; only a contact moves a call that is due', async () => {
  let card = 0;
  await fc.assert(
    fc.asyncProperty(level, fc.array(deed, { minLength: 3, maxLength: 16 }), async (first, deeds) => {
      card += 1;
      const made = await zhou.customers.create({
        name: `客户${card}`,
        mobile: `138${String(card).padStart(8, '0')}`,
        interestSeries: 'RX',
        level: first,
      });
      const { id } = made;
      const contacts: { id: string; rev: number }[] = [];
      const newest = async () => (await zhou.losses.ofCustomer({ id }))[0];
      for (const one of deeds) {
        const before = cardOf(id);
        const today = dayOf(app.clock.now());
        try {
          if (one.kind === 'contact')
            contacts.push(
              await zhou.followUps.record({
                customerId: id,
                method: 'call',
                outcome: one.outcome as 'reached',
                content: '再看看',
                inbound: one.inbound,
                level: one.level,
                nextContactOn: one.inDays === undefined ? undefined : addDays(today, one.inDays),
              }),
            );
          else if (one.kind === 'takeBack' || one.kind === 'strike') {
            const [row] = (await zhou.followUps.contacts({ id })).filter(({ struckAt }) => struckAt === null);
            if (row === undefined) continue;
            const young = app.clock.now() - row.createdAt <= 24 * HOUR;
            if (one.kind === 'takeBack' && young) await zhou.followUps.takeBack({ id: row.id, rev: row.rev });
            else await zhou.followUps.strike({ id: row.id, rev: row.rev, reason: '记错人了' });
          } else if (one.kind === 'drawer')
            await zhou.customers.levels.change({
              id,
              rev: before.rev,
              level: one.level,
              trigger: 'card',
              reason: '看过',
            });
          else if (one.kind === 'card')
            await zhou.customers.update({
              id,
              rev: before.rev,
              level: one.level,
              doNotContact: one.quiet,
              ...(one.empties && { nextContactOn: null }),
            });
          else if (one.kind === 'lose')
            await zhou.losses.create({
              ...{ customerId: id, kind: 'lost', lostOn: today, root: 'need', reason: '价格' },
              reactivateOn: one.inDays === undefined ? undefined : addDays(today, one.inDays),
            });
          else if (one.kind === 'wait') {
            app.clock.advance(one.hours * HOUR);
            dailyWork();
          } else if (one.kind === 'rule') {
            await chen.customers.levels.addRule({
              level: one.level,
              name: one.level,
              everyDays: one.everyDays,
              validFrom: today,
            });
            dailyWork();
          } else {
            const loss = await newest();
            if (loss === undefined) continue;
            const at = { id: loss.id, rev: loss.rev };
            if (one.kind === 'takeBackVerdict' && loss.state !== 'waiting') await chen.losses.takeBack(at);
            else if (loss.state === 'waiting' && one.kind === 'approve') await chen.losses.approve(at);
            else if (loss.state === 'waiting' && one.kind === 'refuse')
              await chen.losses.refuse({ ...at, words: '再试试' });
          }
        } catch (error) {
          // The day on which the card was to come back is over by now.
          const late = one.kind === 'approve' && codeOf(error) === 'input.invalid';
          if (!late && !TOLD.includes(codeOf(error) ?? '')) throw error;
        }
        const now = cardOf(id);
        const said = `${one.kind} of ${before.level} ${before.nextContactOn} makes ${now.level} ${now.nextContactOn}`;
        expect(now.nextContactOn ?? closedBecause(now), said).not.toBeNull();
        const keeps = one.kind === 'drawer' || (one.kind === 'card' && !one.empties) || one.kind === 'wait';
        if (keeps && before.nextContactOn !== null) expect(now.nextContactOn! <= before.nextContactOn, said).toBe(true);
      }
    }),
    { numRuns: 120 },
  );
});
