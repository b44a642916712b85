import type { Stretch } from './guest-line.ts';

/** Stands where a number stood. */
const GONE = '\ufffc';
/** Signs that stand between a name and a number and belong to neither. */
const BETWEEN =
  '[\\s\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff:：,，、;；/／\\\\|｜\\p{Pd}+＋=~～*。]*';
/** What one writes before a number, with the number behind it. */
const LABEL = new RegExp(
  `(?:联系)?(?:电话号?码?|手机号?码?|座机|固话|号码|(?<!\\p{L})(?:tel|mobile|phone|cell)\\.?)(?=${BETWEEN}[(（]?${BETWEEN}${GONE})`,
  'giu',
);
const EMPTY_BRACKETS = /[(（[【<《]\s*[)）\]】>》]/gu;

/** The name in a line whose numbers are taken out: without the brackets, colons and words (电话) that led to them. */
export function nameBeside(line: string, numbers: readonly Stretch[]): string {
  if (numbers.length === 0) return line.trim();
  let text = '';
  let at = 0;
  for (const { from, to } of numbers) {
    text += line.slice(at, from) + GONE;
    at = to;
  }
  text = (text + line.slice(at)).replace(LABEL, '').replace(new RegExp(`${BETWEEN}${GONE}${BETWEEN}`, 'gu'), ' ');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(EMPTY_BRACKETS, ' ');
  }
  return text
    .replace(/^\s*[(（[【](?=[^)）\]】]*$)/u, '')
    .replace(/^([^(（[【]*)[)）\]】]\s*$/u, '$1')
    .replace(new RegExp(`^${BETWEEN}|${BETWEEN}$`, 'gu'), '')
    .replace(/\s+/gu, ' ')
    .trim();
}
