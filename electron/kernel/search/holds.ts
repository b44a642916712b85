import { phoneKey } from '../../../db/customers/phone.ts';
import type { Fragment } from './fragments.ts';
import type { CustomerDoc, VehicleDoc } from './grams.ts';
import { readingsOf } from './readings.ts';
import { readUpTo } from './spelling.ts';
import { codeOf, unitsOf } from './text.ts';

/** What a row says, for checking the fragments that tokens cannot decide alone. */
export interface SearchFacts {
  names: string[];
  codes: string[];
}

export function customerFacts(doc: CustomerDoc): SearchFacts {
  return facts(
    [doc.name, doc.contactName],
    [...[doc.mobile, doc.landline].map((phone) => phone && phoneKey(phone)), doc.idNo, doc.uscc, doc.birthOn],
  );
}

export function vehicleFacts(doc: VehicleDoc): SearchFacts {
  return facts([doc.brand, doc.series, doc.model, doc.brandModel, doc.plate], [doc.vin, doc.plate]);
}

/** True when every fragment is somewhere in the row. */
export function holdsAll({ names, codes }: SearchFacts, fragments: Fragment[]): boolean {
  return fragments.every(({ kind, text }) =>
    kind === 'signs'
      ? names.some((name) => unitsOf(name).join('').includes(text))
      : codes.some((code) => code.includes(text)) || names.some((name) => readsFrom(name, text)),
  );
}

/** True when the letters typed are read from some syllable of the name on. */
function readsFrom(name: string, typed: string): boolean {
  const { usual, others } = readingsOf(unitsOf(name));
  return [...usual, ...others].some((syllables) =>
    syllables.some((_, from) => readUpTo(syllables, from, typed) !== undefined),
  );
}

function facts(names: (string | null | undefined)[], codes: (string | null | undefined)[]): SearchFacts {
  return {
    names: names.filter((name) => name !== null && name !== undefined),
    codes: codes.filter((code) => code !== null && code !== undefined).map(codeOf),
  };
}
