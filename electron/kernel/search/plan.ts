import { type Exact, nameExpressions, type Searchable, type Step } from './declared.ts';
import { type Expressions, either, every, mixed } from './expressions.ts';
import { type Fragment, fragmentsOf, takenApart, withoutTitle } from './fragments.ts';
import { hex, NAME_SPACE } from './tokens.ts';

/** How to answer what was typed: plain look-ups first, then the steps in order, best matches first. */
export interface QueryPlan {
  exact: Exact[];
  steps: Step[];
}

/** Longer texts are no number of anything. */
const LONGEST_NUMBER = 60;

/** The plan for a text typed into the quick search; empty when nothing in it can be searched. */
export function queryPlan(search: Searchable, text: string): QueryPlan {
  const { people, expressions = nameExpressions } = search;
  const typed = fragmentsOf(search.asked?.(text) ?? text);
  const exact = text.length > LONGEST_NUMBER ? [] : (search.exact?.(text) ?? []);
  const apart = people ? takenApart(typed) : typed;
  const steps = [...(search.first?.(apart) ?? []), ...(people ? wholeName(apart) : []), ...stepsOf(apart, expressions)];
  // `1002x` may be the end of an ID number as well as a name and a phone.
  if (apart.length !== typed.length) steps.push(...stepsOf(typed, expressions));
  const untitled = people ? withoutTitle(apart) : undefined;
  if (untitled) steps.push(...stepsOf(untitled, expressions));
  steps.push(...mixedStep(untitled ?? apart, expressions));
  return { exact, steps: unique(steps) };
}

function wholeName(fragments: Fragment[]): Step[] {
  const [only, ...others] = fragments;
  if (only === undefined || others.length > 0) return [];
  const all = [...only.text];
  if (only.kind === 'letters' && all.length >= 2) return [{ match: NAME_SPACE.wholeLetters + only.text, verify: [] }];
  if (only.kind !== 'signs' || all.length < 2 || all.length > 4) return [];
  return [{ match: NAME_SPACE.wholeName + hex(all), verify: [] }];
}

/** Last of all: letters that are whole syllables and initials of one name. */
function mixedStep(fragments: Fragment[], expressions: (fragment: Fragment) => Expressions): Step[] {
  const asked = fragments.map((fragment) => {
    const { loose, verify } = expressions(fragment);
    const mixture = fragment.kind === 'letters' ? mixed(fragment) : undefined;
    return { fragment, match: mixture ? either([loose, mixture]) : loose, verify: verify || Boolean(mixture), mixture };
  });
  if (!asked.some(({ mixture }) => mixture)) return [];
  const verify = asked.filter((one) => one.verify).map((one) => one.fragment);
  return [{ match: every(asked.map(({ match }) => match)), verify }];
}

/**
 * Two steps: anchored, then loose. Only the first name and the first number are anchored, since one name has one start:
 * `z w` is a name from z with a w later, `138 1234` a phone from 138 with 1234 in it.
 */
function stepsOf(fragments: Fragment[], expressions: (fragment: Fragment) => Expressions): Step[] {
  const asked = fragments.map((fragment) => ({ fragment, ...expressions(fragment) }));
  const verify = asked.filter((one) => one.verify).map((one) => one.fragment);
  const first = [true, false].map((named) => fragments.findIndex((fragment) => isNameLike(fragment) === named));
  return [asked.map((one, at) => (first.includes(at) ? one.anchored : one.loose)), asked.map((one) => one.loose)]
    .map((parts) => ({ match: every(parts), verify }))
    .filter((step) => step.match !== '()');
}

function isNameLike({ kind }: Fragment): boolean {
  return kind === 'signs' || kind === 'letters';
}

function unique(steps: Step[]): Step[] {
  return steps.filter((step, at) => steps.findIndex((other) => other.match === step.match) === at);
}
