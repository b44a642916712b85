import { daysBetween } from '../core/day.ts';
import { missing } from '../core/fields.ts';
import { isBlank } from '../core/unseen.ts';
import { checkVin } from '../vehicles/vin.ts';
import type { lineStates, PurchaseLineFields, PurchaseOrderFields } from './model.ts';

/** Cars alike that are entered at once. */
export const MOST_ALIKE = 50;

export type LineState = (typeof lineStates)[number];
type Days = Pick<PurchaseLineFields, 'allocatedOn' | 'shippedOn' | 'arrivedOn'>;

/** How far a car has come: its latest day says it. */
export const stateOf = ({ allocatedOn, shippedOn, arrivedOn }: Days): LineState =>
  arrivedOn ? 'arrived' : shippedOn ? 'shipped' : allocatedOn ? 'allocated' : 'ordered';

/** Days past the day it was expected on; null when it is not late. */
export const daysLate = (
  { expectedOn, arrivedOn }: Pick<PurchaseLineFields, 'expectedOn' | 'arrivedOn'>,
  today: string,
): number | null => (!arrivedOn && expectedOn && expectedOn < today ? daysBetween(expectedOn, today) : null);

/** An order has a number and names who it was placed with. */
export const orderProblems = (values: Partial<PurchaseOrderFields>) => missing(values, ['orderNo', 'supplier']);

/** A line says which car; a VIN that cannot be one is refused, as on the vehicle card. */
export function lineProblems(values: Partial<PurchaseLineFields>) {
  const problems: { path: string; code: string; params?: Record<string, unknown> }[] = isBlank(values.series)
    ? missing(values, ['model'])
    : [];
  const vin = checkVin(values.vin ?? '');
  if (!vin.ok && !isBlank(values.vin)) {
    const params =
      vin.code === 'vin.characters' ? { at: vin.at, char: vin.char } : { count: [...(values.vin ?? '')].length };
    problems.push({ path: 'vin', code: vin.code, params });
  }
  return problems;
}

/** The VIN in its one spelling. */
export function tidyLine<T extends Partial<PurchaseLineFields>>(values: T): T {
  const vin = checkVin(values.vin ?? '');
  return vin.ok ? { ...values, vin: vin.value } : values;
}
