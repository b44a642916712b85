import { isWord, unitsOf } from './text.ts';

/** A piece of what was typed, all of which must be found. `mixed` holds letters and digits in one word. */
export interface Fragment {
  kind: 'signs' | 'letters' | 'digits' | 'mixed';
  /** Folded text; signs without separators. */
  text: string;
}

/** More are ignored: nobody types more, and somebody pastes a page. */
const MOST_FRAGMENTS = 6;

/**
 * What was typed, in fragments: neighbouring signs stay together, words of letters and digits stand alone, and dashes
 * or dots inside a number are ignored. `张 138-1234` → 张, 1381234.
 */
export function fragmentsOf(text: string): Fragment[] {
  const joined = text.slice(0, 200).replace(/(?<=\d)[-.·](?=\d)/g, '');
  const fragments: Fragment[] = [];
  for (const run of joined.split(/\s+/)) {
    let signs = '';
    for (const unit of unitsOf(run)) {
      if (!isWord(unit)) {
        signs += unit;
        continue;
      }
      if (signs) fragments.push({ kind: 'signs', text: signs });
      signs = '';
      fragments.push({ kind: kindOf(unit), text: unit });
    }
    if (signs) fragments.push({ kind: 'signs', text: signs });
  }
  return fragments.slice(0, MOST_FRAGMENTS);
}

/** The same with `zw8899` taken apart into letters and digits; `4s` stays whole, one digit says nothing. */
export function takenApart(fragments: Fragment[]): Fragment[] {
  return fragments
    .flatMap((fragment) =>
      /^(?:[a-z]+\d{2,}|\d{2,}[a-z]+)$/.test(fragment.text)
        ? (fragment.text.match(/[a-z]+|\d+/g) ?? []).map((text) => ({ kind: kindOf(text), text }))
        : [fragment],
    )
    .slice(0, MOST_FRAGMENTS);
}

/** How people are called at the desk, which is no part of the name on a card. */
const TITLE = /(?<=.)(?:先生|女士|小姐|太太|老师|师傅|总)$/;

/** `王先生` asked as 王; undefined when nobody was given a title. */
export function withoutTitle(fragments: Fragment[]): Fragment[] | undefined {
  const plain = fragments.map((one) => (one.kind === 'signs' ? { ...one, text: one.text.replace(TITLE, '') } : one));
  return plain.some(({ text }, at) => text !== fragments[at]!.text) ? plain : undefined;
}

function kindOf(word: string): Fragment['kind'] {
  if (/^\d+$/.test(word)) return 'digits';
  return /^[a-z]+$/.test(word) ? 'letters' : 'mixed';
}
