import { discountOf } from '../money/discount.ts';
import { spread } from '../money/spread.ts';
import { listValue, type SheetLine } from '../pricing/sheet.ts';
import type { discountKinds } from './line.ts';

type Kind = (typeof discountKinds)[number];

/** A discount as a line keeps it, as `db/money/discount.ts` asks for it; undefined where none was typed. */
export const typedDiscount = ({
  discountKind,
  discountValue,
}: {
  discountKind?: Kind | null | undefined;
  discountValue?: number | null | undefined;
}) =>
  discountKind == null || discountValue == null
    ? undefined
    : discountKind === 'percent'
      ? { percentBp: discountValue }
      : { amountFen: discountValue };

/** What a line comes to by its list price and a discount that is typed now; the amount rules from then on (DEALS 4.2). */
export function discounted(
  line: Pick<SheetLine, 'listFen' | 'qty'> & Parameters<typeof typedDiscount>[0],
): { discountFen: number; amountFen: number } | undefined {
  const input = typedDiscount(line);
  if (!input || line.listFen == null) return undefined;
  const whole = listValue(line as SheetLine);
  const discountFen = discountOf(whole, input);
  return { discountFen, amountFen: whole - discountFen };
}

/** What 优惠 is taken from: the marked price and the options that are sold with the car; undefined while a price is missing. */
export function markedTotal(lines: readonly SheetLine[]): number | undefined {
  const guide = lines.find(({ kind }) => kind === 'guide');
  if (guide?.amountFen == null) return undefined;
  return guide.amountFen + soldOptions(lines);
}

/** 选装 that is sold: inside 成交车价, never added to it. */
export const soldOptions = (lines: readonly SheetLine[]): number =>
  lines
    .filter(({ kind, mode }) => kind === 'option' && mode === 'sell')
    .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);

/**
 * 整单优惠: a discount of the whole spread into the cars' prices in proportion to them (DEALS 3.4); afterwards it exists only there.
 * `cars` in the order of their lines.
 */
export function spreadDiscount<C extends { vehicleFen: number }>(cars: readonly C[], wholeFen: number): C[] {
  const parts = spread(
    wholeFen,
    cars.map(({ vehicleFen }) => vehicleFen),
  );
  return cars.map((car, at) => ({ ...car, vehicleFen: car.vehicleFen - parts[at]! }));
}
