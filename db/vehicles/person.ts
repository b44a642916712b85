import { z } from 'zod';
import { count, day, given, long, ref, text } from '../core/fields.ts';

/** 车主 购买人 使用人 付款人 联系人 */
export const personRelations = ['owner', 'buyer', 'driver', 'payer', 'contact'] as const;
export type PersonRelation = (typeof personRelations)[number];

/**
 * 客户与车: who has to do with a car and for how long. Without `vehicleId` it is a car of the customer's that was never ours, told by
 * `brandModel` and plate.
 */
export const vehiclePersonFields = z.object({
  vehicleId: ref('vehicle'),
  customerId: ref('customer'),
  relation: given(personRelations),
  brandModel: text(),
  plate: text(),
  mileageKm: count({ max: 2_000_000, unit: 'km' }),
  since: day(),
  until: day(),
  note: long({ max: 400 }),
});
export type VehiclePersonFields = z.infer<typeof vehiclePersonFields>;

/** What keeps it from being saved: nobody, no car, an end before its beginning. */
export function personProblems(values: Partial<VehiclePersonFields>): { path: string; code: string }[] {
  const problems: { path: string; code: string }[] = [];
  if (!values.customerId) problems.push({ path: 'customerId', code: 'customerId.required' });
  if (!values.vehicleId && !values.brandModel) problems.push({ path: 'brandModel', code: 'brandModel.required' });
  if (values.since && values.until && values.until < values.since)
    problems.push({ path: 'until', code: 'until.early' });
  return problems;
}
