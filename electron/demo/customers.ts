import { addDays, dayOf } from '../../db/core/day.ts';
import { choices } from '../../db/customers/choices.ts';
import type { Level } from '../../db/customers/model.ts';
import type { customer } from '../../db/customers/table.ts';
import { usccCheckCharacter } from '../../db/customers/uscc.ts';
import { newId } from '../kernel/ids.ts';
import { DISTRICTS, EXTERIORS, NARRATIVES, OWNED, RIVALS, SOURCES, STREETS, TRADES } from './catalogue.ts';
import type { Dice } from './dice.ts';
import type { CarModel } from './models.ts';
import { companyName, type Gender, personName } from './names.ts';
import { residentNumber } from './numbers.ts';

export type DemoCustomer = typeof customer.$inferInsert;
type Card = Omit<DemoCustomer, 'rev' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>;

/** One customer's card with what the story needs to know besides. */
export interface Known {
  card: Card;
  createdAt: number;
  lastVisitAt: number;
  visits: number;
  car: CarModel;
}

const LEVELS: readonly (readonly [Level, number])[] = [
  ['H', 7],
  ['A', 13],
  ['B+', 14],
  ['B', 22],
  ['C', 26],
  ['none', 5],
  ['F', 13],
];
/** Days between two contacts by level (DOMAIN 2e). */
const CADENCE: Partial<Record<Level, number>> = { O: 7, H: 2, A: 7, 'B+': 15, B: 15, C: 30 };

function companyNumber(by: Dice): string {
  const body = `91510100MA${by.digits(7)}`;
  return body + usccCheckCharacter(body);
}

const consentOf = (by: Dice, at: number, ownerId: string) =>
  by.chance(0.7)
    ? {
        hqShareConsent: 'granted' as const,
        hqShareNoticeVersion: 'v1',
        hqShareMethod: by.weighted([
          ['written', 6],
          ['oral', 3],
          ['online', 1],
        ] as const),
        hqShareAt: at,
        hqShareBy: ownerId,
      }
    : { hqShareConsent: by.chance(0.05) ? ('withdrawn' as const) : ('none' as const) };

/** A party that left its number on `at` and got a card from its consultant. `today` bounds the next contact. */
export function newCustomer(
  by: Dice,
  context: { at: number; today: string; ownerId: string; car: CarModel; mobile: string },
): Known {
  const { at, today, ownerId, car, mobile } = context;
  const id = newId();
  const gender: Gender = by.chance(0.62) ? 'male' : 'female';
  const isCompany = by.chance(0.04);
  const name = personName(by, gender);
  const { birthOn } = residentNumber(by, gender);
  const level = by.weighted(LEVELS);
  const cadence = CADENCE[level];
  const card: Card = {
    id,
    cardNo: `K${dayOf(at).slice(2).replaceAll('-', '')}-${id.slice(-5).toUpperCase()}`,
    kind: isCompany ? 'company' : 'person',
    stage: 'prospect',
    name: isCompany ? companyName(by) : name,
    ...(isCompany
      ? { uscc: companyNumber(by), contactName: name, fleetSize: by.int(1, 12) }
      : { gender, birthOn: by.chance(0.5) ? birthOn : null, occupation: by.chance(0.6) ? by.pick(TRADES) : null }),
    mobile,
    address: by.chance(0.5) ? `成都市${by.pick(DISTRICTS)}${by.pick(STREETS)}${by.int(1, 888)}号` : null,
    source: by.weighted(SOURCES),
    ownerId,
    level,
    nextContactOn: cadence ? addDays(today, by.chance(0.05) ? -by.int(1, 4) : by.int(0, cadence)) : null,
    interestSeries: car.series,
    interestModel: car.model,
    interestModelId: car.id,
    interestColor: by.pick(EXTERIORS),
    ownedCar: by.chance(0.55) ? by.pick(OWNED) : null,
    rivals: by.chance(0.5) ? by.pick(RIVALS) : null,
    budgetBand: by.pick(choices.budgetBand),
    buyType: by.weighted([
      ['first', 4],
      ['replace', 5],
      ['additional', 2],
    ] as const),
    payment: by.chance(0.55) ? 'loan' : 'cash',
    remarks: by.chance(0.3) ? by.pick(NARRATIVES) : null,
    ...consentOf(by, at, ownerId),
  };
  return { card, createdAt: at, lastVisitAt: at, visits: 1, car };
}

/** 潜在客户 becomes 正式客户: with an ID number (a company has its own), and bought or ordered. */
export function makeFormal(by: Dice, known: Known, level: 'O' | 'D', formalAt: number, today: string): void {
  const { card } = known;
  Object.assign(card, { stage: 'formal', level, formalAt });
  card.nextContactOn = addDays(today, level === 'O' ? by.int(0, 7) : by.int(2, 90));
  card.address ??= `成都市${by.pick(DISTRICTS)}${by.pick(STREETS)}${by.int(1, 888)}号`;
  if (card.kind === 'person') {
    const gender = card.gender ?? 'male';
    Object.assign(card, { idType: 'residentId', ...residentNumber(by, gender) });
  }
}
