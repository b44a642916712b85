/** Finals, longest first; the last two are beginnings of others. */
const FINALS =
  'iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|yue|yuan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|yu|a|e|i|o|u|v|io|on';
/** A syllable or the beginning of one; admits some that nobody speaks. */
const SYLLABLE = new RegExp(
  `^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])(?:${FINALS})|(?:a|ai|an|ang|ao|e|ei|en|eng|er|o|ou))$`,
);
const LONGEST_SYLLABLE = 6;
/** Longer texts are no mixture of anything. */
const LONGEST_MIXED = 16;
const MOST_MIXTURES = 12;

/** F: a whole syllable; I: an initial; D: zh, ch or sh as one. */
interface Part {
  text: string;
  kind: 'F' | 'I' | 'D';
}

/**
 * How letters may be read as whole syllables and initials of one name, in runs of either: `xiehr` → xie + hr, `xhaor` →
 * x + hao + r. Not what is all syllables, the last one perhaps begun, nor all initials: those have tokens of their own.
 */
export function mixturesOf(text: string): string[][] {
  if (text.length < 3 || text.length > LONGEST_MIXED) return [];
  const found: string[][] = [];
  const go = (at: number, parts: Part[]): void => {
    if (found.length >= MOST_MIXTURES) return;
    if (at === text.length) {
      const shape = parts.map(({ kind }) => kind).join('');
      if (!/^(?:F*[ID]?|I+)$/.test(shape)) found.push(runsOf(parts));
      return;
    }
    const fulls = syllablesAt(text, at);
    for (const syllable of fulls) go(at + syllable.length, [...parts, { text: syllable, kind: 'F' }]);
    // Nobody who types a syllable first means its letters: zhang is no 赵航.
    if (at === 0 && fulls.length > 0) return;
    const [initial = ''] = /^(?:[zcs]h|[^iuv])/.exec(text.slice(at)) ?? [];
    for (const one of new Set([initial, initial.slice(0, 1)]))
      if (one !== '') go(at + one.length, [...parts, { text: one, kind: one.length > 1 ? 'D' : 'I' }]);
  };
  go(0, []);
  return [...new Map(found.map((runs) => [runs.join(' '), runs])).values()];
}

/** The longest syllable from here, and the one a sign shorter that leaves an initial: xian or xia + n. */
function syllablesAt(text: string, at: number): string[] {
  for (let length = Math.min(LONGEST_SYLLABLE, text.length - at); length > 0; length--) {
    const longest = text.slice(at, at + length);
    if (!SYLLABLE.test(longest)) continue;
    const shorter = longest.slice(0, -1);
    return /[gnr]$/.test(longest) && SYLLABLE.test(shorter) ? [longest, shorter] : [longest];
  }
  return [];
}

/** Neighbouring syllables have one token, and so have neighbouring initials. */
function runsOf(parts: Part[]): string[] {
  const runs: Part[] = [];
  for (const { text, kind } of parts) {
    const last = runs.at(-1);
    if (last?.kind === kind && kind !== 'D') last.text += text;
    else runs.push({ text, kind });
  }
  return runs.map(({ text }) => text);
}

/**
 * How many syllables from `from` on the letters typed are read from: in full, as initials (zh, ch, sh too) or mixed, the last
 * one perhaps begun; undefined when they are not. Syllables nobody knows ('') are passed over.
 */
export function readUpTo(syllables: string[], from: number, typed: string): number | undefined {
  const syllable = syllables[from];
  if (syllable === undefined) return undefined;
  if (syllable === '') return readUpTo(syllables, from + 1, typed);
  if (syllable.startsWith(typed)) return from + 1;
  const [initial = ''] = /^[zcs]h/.exec(syllable) ?? [];
  for (const part of new Set([syllable, initial, syllable.slice(0, 1)])) {
    if (part === '' || !typed.startsWith(part)) continue;
    const end = readUpTo(syllables, from + 1, typed.slice(part.length));
    if (end !== undefined) return end;
  }
  return undefined;
}
