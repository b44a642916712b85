import { maskPhone } from '../../../db/customers/phone.ts';
import type { CustomerDoc, CustomerField } from '../../../db/customers/search.ts';
import type { Match, Range } from '../../kernel/search/index.ts';
import type { Store } from '../../kernel/store.ts';

/** One thing a found record shows beside its title, in the field it comes from. */
export interface Part<Field extends string = string> {
  field: Field;
  /** Null: the field holds what was typed and is not shown to everybody who searches. */
  text: string | null;
  /** It holds something of what was typed; `marks` are the pieces of it that can be seen. */
  matched: boolean;
  marks: Range[];
}

/** A customer as a search shows them: which pieces of the name, and which other fields, hold what was typed. */
export interface FoundPerson {
  marks: Range[];
  parts: Part<CustomerField>[];
}

/** The contact of a company and the masked number always; other fields only as the reason why somebody was found. */
export function foundPerson({ search }: Store, doc: CustomerDoc, text: string): FoundPerson {
  const why = search.why<CustomerField>('customer', { ...doc }, text);
  const parts: Part<CustomerField>[] = [];
  if (doc.contactName) parts.push(partOf('contactName', doc.contactName, why));
  const number = doc.mobile ? 'mobile' : 'landline';
  if (doc[number]) parts.push(partOf(number, maskPhone(doc[number]), why));
  for (const field of ['landline', 'idNo', 'uscc', 'birthOn'] as const)
    if (field !== number && why.some((match) => match.field === field))
      parts.push({ field, text: field === 'landline' ? maskPhone(doc[field]!) : null, matched: true, marks: [] });
  return { marks: marksIn('name', doc.name, why), parts };
}

export function partOf<Field extends string>(field: Field, text: string, why: Match<Field>[]): Part<Field> {
  return { field, text, matched: why.some((match) => match.field === field), marks: marksIn(field, text, why) };
}

/** In order and apart. What is masked is not given away by marking where it stands. */
export function marksIn(field: string, text: string, why: Match[]): Range[] {
  const marks = why
    .filter((match) => match.field === field && !text.slice(...match.range).includes('*'))
    .map(({ range }) => range)
    .sort(([a], [b]) => a - b);
  return marks.filter(([from], at) => marks.slice(0, at).every(([, to]) => to <= from));
}
