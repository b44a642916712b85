import { checkPhone, phoneKey, readPhone } from '../../../db/customers/phone.ts';
import type { CustomerField } from '../../../db/customers/search.ts';
import { type Exact, named, type Searchable, type SearchedField } from '../../kernel/search/declared.ts';
import { code, type Expressions, either, every, letters, signs } from '../../kernel/search/expressions.ts';
import type { Fragment } from '../../kernel/search/fragments.ts';
import { addAll, codeOf, pieces } from '../../kernel/search/text.ts';
import { NAME_SPACE } from '../../kernel/search/tokens.ts';

/** Namespaces of tokens beside those of names (`NAME_SPACE`). */
const SPACE = { phoneStart: 'h', phoneTail: 't', phone: 'c', idTail: 'w', id: 'd', birthday: 'b' } as const;

/** Longest start of a phone kept as one token: longer starts belong to so few phones that order hardly matters. */
const PHONE_START = 7;

const phone: SearchedField = {
  addGrams(grams, value) {
    const digits = codeOf(phoneKey(value));
    for (let length = 3; length <= PHONE_START; length++) grams.add(SPACE.phoneStart + digits.slice(0, length));
    grams.add(SPACE.phoneTail + digits.slice(-4));
    for (const length of [2, 3, 4]) addAll(grams, SPACE.phone, pieces(digits, length));
  },
  key: phoneKey,
};

const idNumber: SearchedField = {
  addGrams(grams, value) {
    const number = codeOf(value);
    grams.add(SPACE.idTail + number.slice(-4));
    addAll(grams, SPACE.id, pieces(number, 4));
  },
};

const birthday: SearchedField = { addGrams: (grams, value) => void grams.add(SPACE.birthday + codeOf(value)) };

/** A customer: by name or contact, any piece of a phone, the pieces of an ID number, the birthday. About 75 tokens. */
export const customerSearch: Searchable<CustomerField> = {
  fields: {
    name: named,
    contactName: named,
    mobile: phone,
    landline: phone,
    idNo: idNumber,
    uscc: idNumber,
    birthOn: birthday,
  },
  people: true,
  // A whole number is asked for as it is indexed: +86 (755) 2699 0011 is one piece, with its 0.
  asked: (text) => (readPhone(text) ? phoneKey(text) : text),
  exact: wholeNumber,
  expressions(fragment) {
    if (fragment.kind === 'signs') return signs(fragment);
    if (fragment.kind === 'letters') return letters(fragment);
    return fragment.kind === 'digits' ? digits(fragment) : mixedWord(fragment);
  },
};

function wholeNumber(text: string): Exact[] {
  const number = checkPhone(text);
  if (number.ok) return [{ fields: ['mobile', 'landline'], value: number.value }];
  const value = codeOf(text).toUpperCase();
  return /^[0-9A-Z]{8,18}$/.test(value) && /\d{6}/.test(value) ? [{ fields: ['idNo', 'uscc'], value }] : [];
}

/** Digits of a phone, an ID number or a birthday. */
function digits({ text }: Fragment): Expressions {
  if (text.length === 1) return { anchored: undefined, loose: undefined, verify: true };
  const piece = code(SPACE.phone, text, 2);
  const begins = text.length >= 3 ? SPACE.phoneStart + text.slice(0, PHONE_START) : piece;
  // A company may be called 58 or 360.
  if (text.length < 4)
    return { anchored: begins, loose: either([piece, NAME_SPACE.lettersStart + text]), verify: false };
  const ends = every([SPACE.phoneTail + text.slice(-4), text.length > 4 ? piece : undefined]);
  const born = text.length === 8 ? SPACE.birthday + text : undefined;
  const idEnds = text.length === 4 ? SPACE.idTail + text : undefined;
  return {
    anchored: either([born, idEnds, begins, ends]),
    loose: either([piece, code(SPACE.id, text, 4)]),
    verify: text.length > 4,
  };
}

/** Letters and digits in one word: an ID number's piece with X, a passport, a company's `4s`. */
function mixedWord(fragment: Fragment): Expressions {
  const { text } = fragment;
  const id = code(SPACE.id, text, 4);
  const tail = text.length === 4 ? SPACE.idTail + text : undefined;
  const read = letters(fragment);
  return { anchored: either([tail, read.anchored]), loose: either([id, read.loose]), verify: text.length > 4 };
}
