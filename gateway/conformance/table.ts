import type { Outcome } from './run.ts';
import type { Observation } from './witness.ts';
import { type Lang, TABLE } from './words.ts';

const MARKS = { pass: '✓', fail: '✗', skip: '–' } as const;

/** Cells of a terminal: Chinese signs take two. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, sign) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(sign) ? 2 : 1),
    0,
  );
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

const ID_WIDTH = 30;

/** The lines of one rule: result, id, rule; what was sent, expected and came when it is broken or all is to be seen. */
export function linesOf({ check, result, observations, reason }: Outcome, lang: Lang, full: boolean): string[] {
  const why = reason ? ` (${reason[lang]})` : '';
  const first = `  ${MARKS[result]} ${padded(TABLE[result][lang], 5)} ${padded(check.id, ID_WIDTH)} ${check.rule[lang]}${why}`;
  const shown = full ? observations : result === 'fail' ? observations.slice(-1) : [];
  return [first, ...shown.flatMap((observation) => detail(observation, lang))];
}

function detail({ sent, expected, came }: Observation, lang: Lang): string[] {
  const line = (title: string, text: string) => `            ${padded(title, 9)} ${text}`;
  return [line(TABLE.sent[lang], sent), line(TABLE.expected[lang], expected), line(TABLE.came[lang], came)];
}

/** Counts and the verdict. */
export function summaryOf(outcomes: readonly Outcome[], lang: Lang): string[] {
  const count = (result: Outcome['result']) => outcomes.filter((one) => one.result === result).length;
  const counts = (['pass', 'fail', 'skip'] as const).map((result) => `${TABLE[result][lang]} ${count(result)}`);
  return ['', `${counts.join(' · ')}`, (count('fail') === 0 ? TABLE.allWell : TABLE.notWell)[lang]];
}

/** The same for a program. */
export function jsonOf(url: string, outcomes: readonly Outcome[]): object {
  return {
    url,
    passed: outcomes.every(({ result }) => result !== 'fail'),
    checks: outcomes.map(({ group, check, result, observations, reason }) => ({
      group: group.id,
      id: check.id,
      rule: check.rule,
      result,
      reason,
      observations,
    })),
  };
}
