import { daysBetween } from '../core/day.ts';
import { missing, turned } from '../core/fields.ts';
import { isBlank } from '../core/unseen.ts';
import type { TypedLoss } from './model.ts';

interface Problem {
  path: string;
  code: string;
}
type Typed = Partial<TypedLoss>;

/** A card sleeps at most this long, days. */
const LONGEST_SLEEP_DAYS = 2 * 366;

/** What keeps an application from being saved: a dormant customer has a day on which they are called again. */
export function lossProblems(typed: Typed, today: string): Problem[] {
  const { kind, lostOn, reactivateOn } = typed;
  const problems = [...missing(typed, ['lostOn']), ...turned(typed, 'lostOn', 'reactivateOn')];
  if (lostOn && lostOn > today) problems.push({ path: 'lostOn', code: 'loss.future' });
  if (kind === 'dormant' && isBlank(reactivateOn)) problems.push({ path: 'reactivateOn', code: 'loss.whenAgain' });
  if (reactivateOn && daysBetween(today, reactivateOn) > LONGEST_SLEEP_DAYS)
    problems.push({ path: 'reactivateOn', code: 'loss.againFar' });
  return problems;
}

/** A card does not come back on a day that is over, when it is asked for and when it is approved. */
export const againProblems = ({ reactivateOn }: Typed, today: string): Problem[] =>
  reactivateOn && reactivateOn <= today ? [{ path: 'reactivateOn', code: 'loss.againPast' }] : [];

/** What is missing for 批准: the reason of both levels. */
export const approvalProblems = (loss: Typed, today: string): Problem[] => [
  ...(['root', 'reason'] as const)
    .filter((field) => isBlank(loss[field]))
    .map((path) => ({ path, code: 'loss.reasonNeeded' })),
  ...againProblems(loss, today),
];
