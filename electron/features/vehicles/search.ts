import { checkPlate } from '../../../db/vehicles/plate.ts';
import type { VehicleField } from '../../../db/vehicles/search.ts';
import { type Exact, named, type Searchable, type SearchedField, type Step } from '../../kernel/search/declared.ts';
import { code, type Expressions, either, every, letters, signs } from '../../kernel/search/expressions.ts';
import type { Fragment } from '../../kernel/search/fragments.ts';
import { addAll, codeOf, isWord, pieces, unitsOf } from '../../kernel/search/text.ts';
import { hex, NAME_SPACE } from '../../kernel/search/tokens.ts';

/** Namespaces of tokens beside those of names (`NAME_SPACE`); `plateStart`: province and first letter. */
const SPACE = { vinTail: 'x', vin: 'v', plateStart: 'p', plateTail: 'y', plate: 'q' } as const;

const vin: SearchedField = {
  addGrams(grams, value) {
    const number = codeOf(value);
    grams.add(SPACE.vinTail + number.slice(-6));
    for (const length of [3, 4]) addAll(grams, SPACE.vin, pieces(number, length));
  },
};

const plate: SearchedField = {
  addGrams(grams, value) {
    const number = codeOf(value);
    // The province goes where signs are asked for: 京 alone must not look like the plate digits 4EAC.
    const units = unitsOf(value);
    for (const unit of units) if (!isWord(unit)) grams.add(NAME_SPACE.name + hex([unit]));
    if (units.length > 1 && !isWord(units[0]!)) grams.add(plateStart(units[0]!, number));
    for (const length of [4, 5, 6]) if (number.length >= length) grams.add(SPACE.plateTail + number.slice(-length));
    for (const length of [2, 3, 4]) addAll(grams, SPACE.plate, pieces(number, length));
  },
  signs: true,
};

/** A car: by any piece of its VIN or plate, or by what it is. */
export const vehicleSearch: Searchable<VehicleField> = {
  fields: { plate, model: named, series: named, brand: named, brandModel: named, vin },
  exact: wholeNumber,
  first: byPlateStart,
  expressions: (fragment) => (fragment.kind === 'signs' ? signs(fragment) : word(fragment)),
};

function wholeNumber(text: string): Exact[] {
  const value = codeOf(text).toUpperCase();
  if (/^[A-HJ-NPR-Z0-9]{17}$/.test(value)) return [{ fields: ['vin'], value }];
  const checked = checkPlate(text);
  return checked.warning ? [] : [{ fields: ['plate'], value: checked.value }];
}

/** 川A, 川A8: a province and what follows it stand at the head of a plate. */
function byPlateStart([province, number, ...others]: Fragment[]): Step[] {
  if (province?.kind !== 'signs' || [...province.text].length !== 1 || others.length > 0) return [];
  if (number === undefined || !/^[a-z][a-z0-9]{0,6}$/.test(number.text)) return [];
  const match = every([plateStart(province.text, number.text), code(SPACE.plate, number.text, 2)]);
  return [{ match, verify: number.text.length > 4 ? [number] : [] }];
}

/** The token of 川A. */
function plateStart(province: string, number: string): string {
  return `${SPACE.plateStart}${hex([province])}z${number.slice(0, 1)}`;
}

/** Any word about a vehicle: piece of VIN or plate, or the model. */
function word(fragment: Fragment): Expressions {
  const { text } = fragment;
  const read = letters(fragment);
  const vinEnds = text.length === 6 ? SPACE.vinTail + text : undefined;
  const plateEnds = text.length >= 4 && text.length <= 6 ? SPACE.plateTail + text : undefined;
  const piece = text.length <= 8 ? code(SPACE.plate, text, 2) : undefined;
  return {
    anchored: either([vinEnds, plateEnds, read.anchored]),
    loose: either([code(SPACE.vin, text, 3), piece, read.loose]),
    verify: text.length > 4,
  };
}
