import { fold } from './text.ts';

/** A piece of a text as it is shown, in UTF-16 units, the end not included. */
export type Range = [from: number, to: number];

/** A text folded for comparing, each of its signs knowing which piece of the text as shown it came from. */
interface Placed {
  text: string;
  places: Range[];
}

/** Sign by sign, since folding makes some longer and others vanish (Ø, ㎏, accents of their own). */
export function placed(shown: string): Placed {
  let text = '';
  const places: Range[] = [];
  for (const { 0: sign, index } of shown.matchAll(/./gsu)) {
    const folded = fold(sign);
    text += folded;
    for (let i = 0; i < folded.length; i++) places.push([index, index + sign.length]);
  }
  return { text, places };
}

/** Without what `drop` matches, one sign at a time. */
export function without({ text, places }: Placed, drop: RegExp): Placed {
  const kept = [...text.matchAll(/./gsu)].filter(([sign]) => !drop.test(sign));
  return {
    text: kept.map(([sign]) => sign).join(''),
    places: kept.flatMap(({ 0: sign, index }) => places.slice(index, index + sign.length)),
  };
}

/** Where in the text as shown `length` signs from `at` stand. */
export const rangeOf = ({ places }: Placed, at: number, length: number): Range => [
  places[at]![0],
  places[at + length - 1]![1],
];
