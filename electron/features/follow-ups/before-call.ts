import { type LevelRule, nextContactBy } from '../../../db/customers/levels.ts';
import { wishOf } from '../../../db/customers/wish.ts';
import type { Store } from '../../kernel/store.ts';
import { noteLook } from '../../records/seeing.ts';
import { standingRecord } from '../../records/standing.ts';
import { todayOf, type Who } from '../../records/who.ts';
import { levelRules } from '../customers/levels/rules.ts';
import { customerSight } from '../customers/rows.ts';
import { fittingCars } from '../vehicles/fitting.ts';
import { type ContactLine, contactsOf } from './contacts.ts';

/** Cars that are told before a call. */
const MOST_CARS = 6;

/**
 * What one reads before the call (SEED, six steps): the customer, what was said before, and stock that fits. A look at the card, kept in
 * the audit log.
 */
export function beforeCall(store: Store, who: Who, customerId: string) {
  const today = todayOf(store);
  const rules: LevelRule[] = levelRules(store.db, today);
  const card = store.write(who, (tx) => {
    const row = standingRecord(tx, 'customer', customerId);
    noteLook(store, tx, 'customer', row.id);
    return customerSight.shown(who, row);
  });
  const { id, rev, name, level, mobile, landline, interestSeries, interestModel, interestColor, nextContactOn } = card;
  const cars = interestSeries ? fittingCars(store, wishOf(card), MOST_CARS).cars : [];
  const contacts: ContactLine[] = contactsOf(store, id, 20);
  return {
    id,
    rev,
    name,
    level,
    phone: mobile ?? landline,
    interest: [interestModel ?? interestSeries, interestColor].filter(Boolean).join(' ') || null,
    remarks: card.remarks,
    /** What the playbook is asked for. */
    situation: { series: interestSeries, rivals: card.rivals, concerns: card.concerns, level },
    doNotContact: card.doNotContact === true,
    nextContactOn,
    /** The day the cadence of each level leads to. */
    nextBy: Object.fromEntries(rules.map((rule) => [rule.level, nextContactBy(rules, rule.level, today)])),
    contacts,
    /** Free cars of the series they want, the best first. */
    cars: cars.filter(({ misses }) => !misses.some(({ field }) => field === 'series')),
  };
}
