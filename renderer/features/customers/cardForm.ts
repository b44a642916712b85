import { dayOf } from '../../../db/core/day.ts';
import type { CustomerFields } from '../../../db/customers/model.ts';
import { customerProblems, customerWarnings, type factsOfId, missingForFormal } from '../../../db/customers/rules.ts';
import { changedFields } from '../../ui/followed.ts';
import { type FieldIssue, type Issues, isBlank } from '../../ui/form.ts';
import type { CustomerCard } from './types.ts';

/** The card as it is typed: the same fields as stored, blank instead of null; `rev` is the revision it was filled from. */
export type CardValues = Fields & { rev: number };
type Fields = { [K in keyof Required<CustomerFields>]: NonNullable<CustomerFields[K]> | undefined };

const FIELDS: Fields = {
  kind: 'person',
  name: '',
  gender: undefined,
  mobile: '',
  landline: '',
  wechat: '',
  birthOn: '',
  idType: undefined,
  idNo: '',
  address: '',
  occupation: '',
  industry: '',
  education: '',
  family: '',
  hobbies: '',
  uscc: '',
  contactName: '',
  fleetSize: undefined,
  source: undefined,
  sourceDetail: '',
  referrer: '',
  ownerId: undefined,
  level: 'none',
  nextContactOn: '',
  interestSeries: undefined,
  interestModel: undefined,
  interestModelId: undefined,
  interestColor: '',
  interestNote: '',
  ownedCar: '',
  rivals: '',
  mainUse: '',
  mainUser: '',
  budgetBand: '',
  buyTimeBand: '',
  concerns: '',
  buyType: undefined,
  payment: undefined,
  tradeIn: undefined,
  decisionMaker: '',
  remarks: '',
  tags: [],
  doNotContact: undefined,
};

export function valuesOf(card: Partial<CustomerCard> | undefined): CardValues {
  const names = Object.keys(FIELDS) as (keyof Fields)[];
  const read = Object.fromEntries(names.map((name) => [name, card?.[name] ?? FIELDS[name]])) as unknown as Fields;
  return { ...read, rev: card?.rev ?? 0 };
}

/** Only what differs travels, so that two people may change different fields of one card. */
export function changesOf(values: CardValues, before: CardValues): Partial<CustomerFields> {
  const changed = changedFields(values, before);
  return Object.fromEntries(
    changed.map((name) => [
      name,
      isBlank(values[name]) || (name === 'tags' && values.tags?.length === 0) ? null : values[name],
    ]),
  );
}

/** 个人 or 单位 is always chosen, so it needs no frame. */
export const requiredOf = (values: CardValues): (keyof CardValues)[] =>
  isBlank(values.landline) ? ['name', 'mobile'] : ['name'];

/** What a contract needs of a 正式客户. */
export const requiredOfFormal = ({ kind, landline }: CardValues) =>
  missingForFormal({ kind: kind ?? 'person', landline }) as (keyof CardValues)[];

type IdFacts = ReturnType<typeof factsOfId>;

/** What of an ID number's facts goes into the card: where nothing stands yet, or what the number before it had told. */
export function factsToFill(values: CardValues, facts: IdFacts, told: IdFacts): Partial<CardValues> {
  const free = (field: keyof IdFacts) => isBlank(values[field]) || values[field] === told[field];
  return {
    ...(facts.gender && free('gender') && { gender: facts.gender }),
    ...(facts.birthOn && free('birthOn') && { birthOn: facts.birthOn }),
  };
}

/** The rules the host applies too. A masked value that was not touched is not judged: it is stars, not a number. */
export function checkCard(values: CardValues, card: CustomerCard | undefined): Issues<CardValues> {
  const untouched = (card?.masked ?? []).filter((field) => values[field] === card?.[field]);
  const judged = { ...values, ...Object.fromEntries(untouched.map((field) => [field, ''])) };
  const today = dayOf(Date.now());
  const found: Record<string, FieldIssue> = {};
  // Only of a day somebody types now: an overdue card says so already.
  const next = values.nextContactOn ?? '';
  if (next !== '' && next < today && next !== card?.nextContactOn)
    found.nextContactOn = { code: 'nextContactOn.past', warning: true };
  for (const { path, ...issue } of customerWarnings(judged, today)) found[path] = { ...issue, warning: true };
  for (const { path, ...issue } of customerProblems(judged, today)) found[path] = issue;
  if (found.mobile?.code === 'phone.oneRequired' && untouched.length > 0) delete found.mobile;
  return found as Issues<CardValues>;
}
