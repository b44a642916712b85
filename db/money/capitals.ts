const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿'] as const;
/** 1 万亿 元: where the words of §4.7 end. */
const END_YUAN = 1_000_000_000_000;

export interface CapitalsStyle {
  /** 元, or 圆 where a template says so. */
  unit?: '元' | '圆';
  /** 人民币 in front, without a gap. */
  prefix?: boolean;
}

/**
 * 大写金额 of an amount in 分, below 1 万亿 元 (票据填写规定; DEALS 4.7): groups of four; one 零 for an inner gap, and before a group
 * below 仟 or after an empty one; zeros that the rule leaves open are left out; 整 where there is no 角 and no 分.
 * @throws RangeError for a fraction of a 分 or an amount from 1 万亿 元 on
 */
export function inCapitals(fen: number, { unit = '元', prefix = false }: CapitalsStyle = {}): string {
  const size = Math.abs(fen);
  if (!Number.isSafeInteger(fen) || size >= END_YUAN * 100) throw new RangeError(`no 大写 of ${fen} 分`);
  const yuan = Math.floor(size / 100);
  const [jiao, rest] = [Math.floor(size / 10) % 10, size % 10];
  const whole = yuan > 0 || size === 0 ? `${integerWords(yuan)}${unit}` : '';
  return `${prefix ? '人民币' : ''}${fen < 0 ? '负' : ''}${whole}${fraction(jiao, rest, yuan > 0)}`;
}

function fraction(jiao: number, fen: number, afterYuan: boolean): string {
  if (jiao === 0 && fen === 0) return '整';
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : afterYuan ? '零' : '';
  return fen > 0 ? `${tenths}${DIGITS[fen]}分` : tenths;
}

function integerWords(yuan: number): string {
  if (yuan === 0) return '零';
  let words = '';
  let left = yuan;
  let gap = false;
  for (let at = GROUPS.length - 1; at >= 0; at--) {
    const size = 10_000 ** at;
    const group = Math.floor(left / size);
    left -= group * size;
    if (group === 0) {
      gap = words !== '';
      continue;
    }
    words += `${words !== '' && (gap || group < 1_000) ? '零' : ''}${groupWords(group)}${GROUPS[at]}`;
    gap = false;
  }
  return words;
}

/** A number from 1 to 9999: zeros in front and at the end are silent, inner ones are said once. */
function groupWords(group: number): string {
  let words = '';
  let gap = false;
  for (let place = PLACES.length - 1; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      gap = words !== '';
      continue;
    }
    words += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    gap = false;
  }
  return words;
}

const OTHER_SIGNS: Readonly<Record<string, string>> = {
  圆: '元',
  圓: '元',
  正: '整',
  萬: '万',
  億: '亿',
  陸: '陆',
  貳: '贰',
};
const D = '[壹贰叁肆伍陆柒捌玖]';
const GROUP = new RegExp(`^零?(?:(${D})仟)?零?(?:(${D})佰)?零?(?:(${D}?)拾)?零?(${D})?$`);
const AMOUNT = /^(负)?(?:(?:(.+)亿)?(?:(.+)万)?(.*)元)?(.*?)整?$/;
const FRACTION = new RegExp(`^零?(?:(${D})角)?零?(?:(${D})分)?$`);

/**
 * The amount in 分 that a 大写 says, or undefined when it says none. A 零 may stand wherever the rule allows one and must where it asks
 * for one; 圆 and 元, 整 and 正, 拾 and 壹拾 in front are one; 人民币 may stand before it.
 */
export function parseCapitals(text: string): number | undefined {
  const signs = [...text.replace(/\s/g, '').replace(/^人民币/, '')].map((sign) => OTHER_SIGNS[sign] ?? sign);
  const said = signs.join('').replace(/^(负?)拾/, '$1壹拾');
  if (/^零元整?$/.test(said)) return 0;
  const [, minus, ...parts] = AMOUNT.exec(said) ?? [];
  const fraction = parts.pop() ?? '';
  const groups = parts.map(groupValue);
  const [jiao, fen] = (FRACTION.exec(fraction) ?? []).slice(1).map(digitOf);
  if (jiao === undefined || fen === undefined || groups.includes(undefined)) return undefined;
  const yuan = (groups as number[]).reduce((sum, group) => sum * 10_000 + group, 0);
  const size = yuan * 100 + jiao * 10 + fen;
  const amount = minus ? -size : size;
  return size > 0 && sameWords(said, inCapitals(amount)) ? amount : undefined;
}

const digitOf = (digit: string | undefined): number =>
  digit === undefined ? 0 : digit === '' ? 1 : DIGITS.indexOf(digit);

/** A group said is worth more than nothing; one that is not said is 0. */
function groupValue(words: string | undefined): number | undefined {
  if (!words) return 0;
  const digits = GROUP.exec(words)?.slice(1).map(digitOf);
  return digits?.reduce((sum, digit) => sum * 10 + digit, 0) || undefined;
}

/** The same words but for zeros that may stand or not: what is written must have every 零 that our words have. */
function sameWords(said: string, ours: string): boolean {
  const bare = (words: string) => words.replace(/[零整]/g, '');
  const zeros = (words: string) =>
    words.split('零').map((_, at, parts) => bare(parts.slice(0, at + 1).join('')).length);
  return bare(said) === bare(ours) && zeros(ours).every((at) => zeros(said).includes(at));
}
