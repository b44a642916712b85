import type { NewOf } from '../../db/entities.ts';
import { newId } from '../../electron/kernel/ids.ts';
import { digits, pick } from './random.ts';

const VALUES: Record<string, number> = Object.fromEntries(
  [...'0123456789']
    .map((digit) => [digit, Number(digit)])
    .concat(
      [...'ABCDEFGHJKLMNPRSTUVWXYZ'].map((letter, i) => [
        letter,
        [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9][i]!,
      ]),
    ),
);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** A vehicle identification number with a right check digit (ISO 3779). */
export function vin(): string {
  const text = `JTJ${pick([...'ABCDGH'])}M7BX0R${digits(7)}`.slice(0, 17);
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (VALUES[text[i]!] ?? 0), 0);
  const check = sum % 11 === 10 ? 'X' : String(sum % 11);
  return text.slice(0, 8) + check + text.slice(9);
}

type VehicleDoc = NewOf<'vehicle'>;

/** A stored vehicle: an imported car in stock. */
export const vehicleDoc = (changes: Partial<VehicleDoc> = {}): VehicleDoc => ({
  id: newId(),
  vin: vin(),
  engineNo: `A25A${digits(6)}`,
  brand: '雷克萨斯',
  series: 'RX',
  model: 'RX 350h',
  origin: 'imported',
  importCertNo: `IM${digits(8)}`,
  inspectionNo: `SJ${digits(8)}`,
  exteriorColor: pick(['珍珠白', '石墨黑', '钛银']),
  status: 'inStock',
  location: '一号库',
  listPriceFen: 489_900_00,
  costFen: 441_000_00,
  ...changes,
});
