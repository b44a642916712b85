import { phoneKey } from '../../../db/customers/phone.ts';
import { addNameGrams } from './name-grams.ts';
import { codeOf, isWord, pieces, unitsOf } from './text.ts';
import { hex, PHONE_START, SPACE } from './tokens.ts';

/** What of a customer is searched; `idNo` may be a company's USCC as well. */
export interface CustomerDoc {
  name: string;
  contactName?: string | null | undefined;
  mobile?: string | null | undefined;
  landline?: string | null | undefined;
  idNo?: string | null | undefined;
  uscc?: string | null | undefined;
  /** 'YYYY-MM-DD' */
  birthOn?: string | null | undefined;
}

/** What of a vehicle is searched; brand, series and model are searched as names are. */
export interface VehicleDoc {
  vin: string;
  plate?: string | null | undefined;
  brand?: string | null | undefined;
  series?: string | null | undefined;
  model?: string | null | undefined;
  brandModel?: string | null | undefined;
}

/** Search tokens of a customer, about 75: see `SPACE` for their kinds. */
export function customerGrams(doc: CustomerDoc): string[] {
  const grams = new Set<string>();
  for (const name of present(doc.name, doc.contactName)) addNameGrams(grams, name);
  for (const phone of present(doc.mobile, doc.landline).map(phoneKey).map(codeOf)) {
    for (let length = 3; length <= PHONE_START; length++) grams.add(SPACE.phoneStart + phone.slice(0, length));
    grams.add(SPACE.phoneTail + phone.slice(-4));
    for (const length of [2, 3, 4]) addAll(grams, SPACE.phone, pieces(phone, length));
  }
  for (const number of present(doc.idNo, doc.uscc).map(codeOf)) {
    grams.add(SPACE.idTail + number.slice(-4));
    addAll(grams, SPACE.id, pieces(number, 4));
  }
  if (doc.birthOn) grams.add(SPACE.birthday + codeOf(doc.birthOn));
  return [...grams];
}

/** Search tokens of a vehicle. */
export function vehicleGrams(doc: VehicleDoc): string[] {
  const grams = new Set<string>();
  const vin = codeOf(doc.vin);
  grams.add(SPACE.vinTail + vin.slice(-6));
  for (const length of [3, 4]) addAll(grams, SPACE.vin, pieces(vin, length));
  if (doc.plate) addPlate(grams, doc.plate);
  for (const text of present(doc.brand, doc.series, doc.model, doc.brandModel)) addNameGrams(grams, text);
  return [...grams];
}

function addPlate(grams: Set<string>, plate: string): void {
  const number = codeOf(plate);
  // The province goes where signs are asked for: 京 alone must not look like the plate digits 4EAC.
  const units = unitsOf(plate);
  for (const unit of units) if (!isWord(unit)) grams.add(SPACE.name + hex([unit]));
  if (units.length > 1 && !isWord(units[0]!)) grams.add(plateStart(units[0]!, number));
  for (const length of [4, 5, 6]) if (number.length >= length) grams.add(SPACE.plateTail + number.slice(-length));
  for (const length of [2, 3, 4]) addAll(grams, SPACE.plate, pieces(number, length));
}

/** The token of 川A. */
export function plateStart(province: string, number: string): string {
  return `${SPACE.plateStart}${hex([province])}z${number.slice(0, 1)}`;
}

function addAll(grams: Set<string>, space: string, parts: string[]): void {
  for (const part of parts) grams.add(space + part);
}

function present(...texts: (string | null | undefined)[]): string[] {
  return texts.filter((text) => text !== null && text !== undefined && text !== '') as string[];
}
