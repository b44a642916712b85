import { newId } from '../kernel/ids.ts';
import type { Known } from './customers.ts';
import type { Dice } from './dice.ts';
import { type Gender, personName } from './names.ts';
import type { Happening } from './year.ts';

const HOUR_MS = 3_600_000;
const TITLES = ['行政主管', '车队队长', '财务', '采购', '总经理助理'];
const TAGS = ['车友会', '老客户', '大客户', '周末来', '要外拓跟进', '转介绍多'];
const RELATIONS = ['family', 'recommender', 'colleague', 'friend'] as const;
/** One card in so many has tags, is somebody's relation. */
const EACH = { tagged: 9, related: 14 };

/** People who speak for the companies, two each, and who belongs to whom; entered by the owner an hour after the card. */
export function cardPeople(by: Dice, customers: readonly Known[], mobile: () => string): Happening[] {
  const entered = ({ createdAt, card }: Known) => ({ at: createdAt + HOUR_MS, by: card.ownerId! });
  const contacts = customers
    .filter(({ card }) => card.kind === 'company')
    .flatMap((known) =>
      [true, false].map((main): Happening => {
        const gender: Gender = by.chance(0.5) ? 'male' : 'female';
        const person = { name: personName(by, gender), gender, mobile: mobile(), title: by.pick(TITLES), main };
        const values = { id: newId(), customerId: known.card.id, ...person };
        return { ...entered(known), entity: 'contact_person', values };
      }),
    );
  const relations = customers.flatMap((known, index): Happening[] => {
    const other = customers[index - 1];
    if (index % EACH.related !== 1 || other === undefined) return [];
    const values = { id: newId(), fromId: known.card.id, toId: other.card.id, kind: by.pick(RELATIONS) };
    return [{ ...entered(known), entity: 'customer_relation', values }];
  });
  return [...contacts, ...relations];
}

/** Tags on some cards, and the ID numbers a showroom's old list brought along: wrong, doubled, of 15 digits. */
export function oldHabits(by: Dice, customers: readonly Known[]): void {
  for (const [index, { card }] of customers.entries())
    if (index % EACH.tagged === 0) card.tags = [...new Set([by.pick(TAGS), by.pick(TAGS)])];
  const numbered = customers.filter(({ card }) => card.idNo);
  const unnumbered = customers.filter(({ card }) => card.kind === 'person' && !card.idNo && card.stage === 'prospect');
  const given = [
    ...numbered.slice(0, 2).map(({ card }) => card.idNo!),
    // A slip of the last digit, a day that does not exist, an old card.
    '510104198504123211',
    '510107199002301217',
    '510105680412321',
  ];
  for (const [index, idNo] of given.entries())
    Object.assign(unnumbered[index]?.card ?? {}, { idType: 'residentId', idNo, birthOn: null, gender: null });
}
