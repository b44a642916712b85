import { phoneKey, readPhone } from '../../../db/customers/phone.ts';
import type { DriveField } from '../../../db/test-drives/search.ts';
import { named, type Searchable, type SearchedField } from '../../kernel/search/declared.ts';
import { code, either, letters, signs } from '../../kernel/search/expressions.ts';
import { addAll, codeOf, pieces } from '../../kernel/search/text.ts';

/** Namespaces of tokens beside those of names (`NAME_SPACE`). */
const SPACE = { phone: 'c', number: 'j' } as const;

/** Two pieces of it are enough to find it, however it is read over the phone. */
const inPieces = (space: string, keyOf: (value: string) => string): SearchedField => ({
  addGrams(grams, value) {
    for (const length of [2, 3, 4]) addAll(grams, space, pieces(keyOf(value), length));
  },
});

/** A drive: by who drove, their phone, or the number on its agreement. */
export const driveSearch: Searchable<DriveField> = {
  fields: {
    driverName: named,
    driverMobile: { ...inPieces(SPACE.phone, (value) => codeOf(phoneKey(value))), key: phoneKey },
    driveNo: inPieces(SPACE.number, codeOf),
  },
  people: true,
  asked: (text) => (readPhone(text) ? phoneKey(text) : text),
  expressions(fragment) {
    if (fragment.kind === 'signs') return signs(fragment);
    const number = code(SPACE.number, fragment.text, 2);
    if (fragment.kind === 'digits') {
      const loose = either([code(SPACE.phone, fragment.text, 2), number]) || undefined;
      return { anchored: undefined, loose, verify: true };
    }
    const read = letters(fragment);
    return { anchored: read.anchored, loose: either([number, read.loose]), verify: true };
  },
};
