import { dayOf } from '../../../db/core/day.ts';
import { type CustomerFields, customerFields } from '../../../db/customers/model.ts';
import { customerProblems, customerWarnings, type factsOfId, missingForFormal } from '../../../db/customers/rules.ts';
import { aboutRecord, issuesIn, type RecordValues } from '../../records/about.ts';
import { type FieldIssue, type Issues, isBlank } from '../../ui/form.ts';
import type { CustomerCard } from './types.ts';

export type CardValues = RecordValues<CustomerFields>;

/** 客户卡片. 个人 or 单位 is always chosen, so it needs no frame. */
export const customerRecord = aboutRecord('customer', customerFields, {
  name: (saved) => saved.name,
  fresh: { kind: 'person', level: 'none' },
  required: ({ landline }) => (isBlank(landline) ? ['name', 'mobile'] : ['name']),
  problems: (typed) => customerProblems(typed, dayOf(Date.now())),
  warnings: (typed) => customerWarnings(typed, dayOf(Date.now())),
});

/** What a contract needs of a 正式客户. */
export const requiredOfFormal = ({ kind, landline }: Pick<CustomerFields, 'kind' | 'landline'>): string[] =>
  missingForFormal({ kind: kind ?? 'person', landline });

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
  const found: Record<string, FieldIssue> = {};
  // Only of a day somebody types now: an overdue card says so already.
  const next = values.nextContactOn ?? '';
  if (next !== '' && next < dayOf(Date.now()) && next !== card?.nextContactOn)
    found.nextContactOn = { code: 'nextContactOn.past', warning: true };
  Object.assign(found, issuesIn(customerRecord, judged));
  if (found.mobile?.code === 'phone.oneRequired' && untouched.length > 0) delete found.mobile;
  return found as Issues<CardValues>;
}
