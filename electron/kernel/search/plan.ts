import { checkPhone, phoneKey, readPhone } from '../../../db/customers/phone.ts';
import { checkPlate } from '../../../db/vehicles/plate.ts';
import {
  code,
  customerDigits,
  customerMixed,
  type Expressions,
  either,
  every,
  letters,
  mixed,
  signs,
  vehicleWord,
} from './expressions.ts';
import { type Fragment, fragmentsOf, takenApart, withoutTitle } from './fragments.ts';
import { plateStart } from './grams.ts';
import { codeOf } from './text.ts';
import { hex, SPACE } from './tokens.ts';

export type SearchKind = 'customer' | 'vehicle';

/** A value to look up in a plain index, as it is stored. */
export interface Exact {
  field: 'phone' | 'idNumber' | 'vin' | 'plate';
  value: string;
}

/** One FTS5 MATCH expression; rows it brings must also hold `verify`, if any. */
export interface Step {
  match: string;
  verify: Fragment[];
}

/** How to answer what was typed: plain look-ups first, then the steps in order, best matches first. */
export interface QueryPlan {
  exact: Exact[];
  steps: Step[];
}

/** The plan for a text typed into the quick search; empty when nothing in it can be searched. */
export function queryPlan(kind: SearchKind, text: string): QueryPlan {
  // A whole number is asked for as it is indexed: +86 (755) 2699 0011 is one piece, with its 0.
  const typed = fragmentsOf(kind === 'customer' && readPhone(text) ? phoneKey(text) : text);
  const exact = exactOf(kind, text);
  if (kind === 'vehicle') {
    const steps = [...plateStep(typed), ...stepsOf(typed, vehicleExpressions), ...mixedStep(typed, vehicleExpressions)];
    return { exact, steps: unique(steps) };
  }
  const apart = takenApart(typed);
  const steps = [...wholeName(apart), ...stepsOf(apart, customerExpressions)];
  // `1002x` may be the end of an ID number as well as a name and a phone.
  if (apart.length !== typed.length) steps.push(...stepsOf(typed, customerExpressions));
  const untitled = withoutTitle(apart);
  if (untitled) steps.push(...stepsOf(untitled, customerExpressions));
  steps.push(...mixedStep(untitled ?? apart, customerExpressions));
  return { exact, steps: unique(steps) };
}

function exactOf(kind: SearchKind, text: string): Exact[] {
  if (text.length > 60) return [];
  const value = codeOf(text).toUpperCase();
  if (kind === 'vehicle') {
    if (/^[A-HJ-NPR-Z0-9]{17}$/.test(value)) return [{ field: 'vin', value }];
    const plate = checkPlate(text);
    return plate.warning ? [] : [{ field: 'plate', value: plate.value }];
  }
  const phone = checkPhone(text);
  if (phone.ok) return [{ field: 'phone', value: phone.value }];
  return /^[0-9A-Z]{8,18}$/.test(value) && /\d{6}/.test(value) ? [{ field: 'idNumber', value }] : [];
}

function wholeName(fragments: Fragment[]): Step[] {
  const [only, ...others] = fragments;
  if (only === undefined || others.length > 0) return [];
  const all = [...only.text];
  if (only.kind === 'letters' && all.length >= 2) return [{ match: SPACE.wholeLetters + only.text, verify: [] }];
  if (only.kind !== 'signs' || all.length < 2 || all.length > 4) return [];
  return [{ match: SPACE.wholeName + hex(all), verify: [] }];
}

/** 川A, 川A8: a province and what follows it stand at the head of a plate. */
function plateStep([province, number, ...others]: Fragment[]): Step[] {
  if (province?.kind !== 'signs' || [...province.text].length !== 1 || others.length > 0) return [];
  if (number === undefined || !/^[a-z][a-z0-9]{0,6}$/.test(number.text)) return [];
  const match = every([plateStart(province.text, number.text), code(SPACE.plate, number.text, 2)]);
  return [{ match, verify: number.text.length > 4 ? [number] : [] }];
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

function customerExpressions(fragment: Fragment): Expressions {
  if (fragment.kind === 'signs') return signs(fragment);
  if (fragment.kind === 'letters') return letters(fragment);
  return fragment.kind === 'digits' ? customerDigits(fragment) : customerMixed(fragment);
}

function vehicleExpressions(fragment: Fragment): Expressions {
  return fragment.kind === 'signs' ? signs(fragment) : vehicleWord(fragment);
}

function unique(steps: Step[]): Step[] {
  return steps.filter((step, at) => steps.findIndex((other) => other.match === step.match) === at);
}
