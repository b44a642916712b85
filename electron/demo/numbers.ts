import { residentCheckCharacter } from '../../db/customers/resident-number.ts';
import { vinCheckDigit } from '../../db/vehicles/vin.ts';
import type { Dice } from './dice.ts';
import type { Gender } from './names.ts';

const PREFIXES = [
  '130',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '158',
  '159',
  '177',
  '180',
  '186',
  '188',
  '189',
  '199',
];

/** Makes mobile numbers no two of which are the same. */
export function mobileNumbers(by: Dice): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const number = by.pick(PREFIXES) + by.digits(8);
      if (given.has(number)) continue;
      given.add(number);
      return number;
    }
  };
}

/** Regions of Chengdu and its neighbours (GB/T 2260). */
const REGIONS = ['510104', '510105', '510106', '510107', '510108', '510112', '510114', '510602', '510703', '511102'];

/** A resident ID number with a right check character, and the birthday in it. */
export function residentNumber(by: Dice, gender: Gender): { idNo: string; birthOn: string } {
  const birthOn = `${by.int(1958, 2003)}-${String(by.int(1, 12)).padStart(2, '0')}-${String(by.int(1, 28)).padStart(2, '0')}`;
  const last = by.int(0, 4) * 2 + (gender === 'male' ? 1 : 0);
  const body = by.pick(REGIONS) + birthOn.replaceAll('-', '') + by.digits(2) + last;
  return { idNo: body + residentCheckCharacter(body), birthOn };
}

/** A VIN with a right check digit: maker and model from `head` (8 signs), the rest a serial number. */
export function vinNumber(by: Dice, head: string, serial: number): string {
  const body = `${head}0${by.pick([...'NPRST'])}${by.pick([...'0257'])}${String(100_000 + serial)}`;
  return body.slice(0, 8) + vinCheckDigit(body) + body.slice(9);
}

/** A small plate of Chengdu, new energy now and then. */
export const plateNumber = (by: Dice, green: boolean): string =>
  green ? `川AD${by.digits(5)}` : `川A${by.digits(3)}${by.pick([...'ABCDEFGHJK'])}${by.pick([...'LMNPQRST'])}`;
