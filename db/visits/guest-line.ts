import { withoutUnseen } from '../core/unseen.ts';
import { readPhone } from '../customers/phone.ts';
import { nameBeside } from './name-beside.ts';

/** What one line typed at the desk says: a name, and the numbers in it as they were typed. */
export interface GuestLine {
  name: string;
  numbers: string[];
}

/** A stretch of the line. */
export interface Stretch {
  from: number;
  to: number;
}

/** Fewer digits are part of a name (R2D2); more may be a number that is still being typed. */
const LEAST_DIGITS = 3;
/** This many stand for somebody's number even where they are none. */
const NUMBER_LIKE = 7;
/** Nobody types a longer line; a pasted page is for the rule about names to refuse. */
const MOST_CHARACTERS = 400;

const JOINT = '[ .()-]';
const EXTENSION = '(?:转接?|轉|分机号?|分機|ext\\.?|x|#)[:：]?';
const GROUP = new RegExp(
  `\\+?\\d+(?:(?:${JOINT}{1,4}(?:${EXTENSION}${JOINT}{0,2})?|${EXTENSION}${JOINT}{0,2})\\d+)*`,
  'gi',
);

/**
 * Reads "王先生(138 0013 8000)" and the like: runs of digits are put together over the signs one writes inside a number
 * (spaces, dashes, dots, brackets, 转); what reads as a phone is one, and two of them stay two. Digits of a word (360公司, RX350)
 * stay in the name. A piece that must be a number and is none is told as one, so that it is asked about and never a name.
 */
export function readGuestLine(line: string): GuestLine {
  if (line.length > MOST_CHARACTERS) return { name: line.trim(), numbers: [] };
  const plain = shadowOf(line);
  const found = [...plain.matchAll(GROUP)].flatMap((group) => numbersIn(plain, runsOf(group[0], group.index)));
  const some = found.some((each) => reads(plain, each));
  const numbers = found.filter((each) => {
    const digits = digitsIn(plain, each);
    return reads(plain, each) || digits >= NUMBER_LIKE || (!some && digits >= LEAST_DIGITS && !ofWord(plain, each));
  });
  const written = ({ from, to }: Stretch) => withoutUnseen(line.slice(from, to)).trim();
  return { name: nameBeside(line, numbers), numbers: numbers.map(written) };
}

/** The line, sign for sign, with the many spellings of digits, dashes, dots, brackets and blanks as one each. */
function shadowOf(line: string): string {
  return line.replace(/[^\w\p{L}]/gu, (sign) => {
    if (sign.length > 1) return sign;
    const bare = withoutUnseen(sign).normalize('NFKC').trim();
    if (bare === '') return ' ';
    if (/^[\p{Pd}\u2212]$/u.test(bare)) return '-';
    if (/^[.·•‧]$/.test(bare)) return '.';
    return bare.length === 1 ? bare : sign;
  });
}

function runsOf(group: string, at: number): Stretch[] {
  return [...group.matchAll(/\+?\d+/g)].map((run) => ({ from: at + run.index, to: at + run.index + run[0].length }));
}

/** From the left, each time the longest stretch that reads as a phone; what is left over between them stays in one piece. */
function numbersIn(plain: string, runs: Stretch[]): Stretch[] {
  const numbers: Stretch[] = [];
  for (let at = 0; at < runs.length; at++) {
    const { from, to } = runs[at]!;
    const last = runs.findLastIndex((end, index) => index >= at && reads(plain, { from, to: end.to }));
    if (last >= 0) {
      numbers.push({ from, to: runs[last]!.to });
      at = last;
      continue;
    }
    const before = numbers.at(-1);
    // "13900991208 8012": more digits behind a number are asked about, unless they belong to the word after them.
    const joins = before && !ofWord(plain, { from, to }) && !ofWord(plain, before) && to - from >= LEAST_DIGITS;
    if (joins || (before && !reads(plain, before))) numbers[numbers.length - 1] = { from: before.from, to };
    else numbers.push({ from, to });
  }
  return numbers;
}

const reads = (plain: string, { from, to }: Stretch): boolean => readPhone(plain.slice(from, to)) !== undefined;
const digitsIn = (plain: string, { from, to }: Stretch): number => plain.slice(from, to).replace(/\D/g, '').length;

/** Is a letter right behind these few digits, or a Latin one right before them? */
function ofWord(plain: string, { from, to }: Stretch): boolean {
  if (digitsIn(plain, { from, to }) >= NUMBER_LIKE) return false;
  return /^\p{L}/u.test(plain.slice(to, to + 2)) || /[a-z]$/i.test(plain.slice(0, from));
}
