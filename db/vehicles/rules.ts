import { dayFrom, daysBetween } from '../core/day.ts';
import { metaOf, tidy } from '../core/fields.ts';
import { isBlank } from '../core/unseen.ts';
import { type VehicleFields, vehicleFields, type vehicleStatuses } from './model.ts';
import { duties } from './papers.ts';
import { checkPlate } from './plate.ts';
import { checkVin } from './vin.ts';

export type VehicleStatus = (typeof vehicleStatuses)[number];

/** One thing wrong, at one field: `code` is a rule of the catalogues. */
export interface VehicleProblem {
  path: keyof VehicleFields;
  code: string;
  params?: Record<string, unknown>;
}

/** 海关: fields that only a 进口 car has. */
export const importedOnly = [
  'importCertNo',
  'inspectionNo',
  'customsDeclNo',
  'port',
  'importedOn',
  'inspectedOn',
  ...duties,
] as const;
/** 合格证: only a 国产 car has one. */
export const domesticOnly = ['conformityCertNo'] as const;
const DAYS = Object.keys(vehicleFields.shape).filter(
  (field) => metaOf(vehicleFields, field)?.control === 'day',
) as (keyof VehicleFields & `${string}On`)[];

/**
 * What is stored of a card as typed: VIN, plate and certificate numbers in one spelling, blank texts as null, and null in
 * the fields that do not belong to the car's origin. Saving twice changes nothing.
 */
export function normaliseVehicle<T extends Partial<VehicleFields>>(fields: T): T {
  const stored: Record<string, unknown> = tidy(vehicleFields, fields);
  // One that cannot be a VIN stays as typed, to be named.
  const vin = checkVin(fields.vin ?? '');
  if (fields.vin !== undefined) stored.vin = vin.ok ? vin.value : fields.vin;
  if (!isBlank(fields.plate)) stored.plate = checkPlate(fields.plate!).value || null;
  for (const field of fields.origin === 'domestic' ? importedOnly : domesticOnly) stored[field] = null;
  if (fields.certPlace !== 'bank') stored.certBank = null;
  return stored as T;
}

type Judged = Partial<Pick<VehicleFields, 'origin' | 'status'>>;

/**
 * Fields that must not be blank (DOMAIN 3): 国产 needs its 合格证, 进口 its 进口证明书 and 商检单, a delivered car its COC.
 */
export function requiredFields({ origin, status }: Judged): (keyof VehicleFields)[] {
  const required: (keyof VehicleFields)[] = ['vin', 'engineNo', 'origin', 'status'];
  if (origin === 'domestic') required.push('conformityCertNo');
  if (origin === 'imported') required.push('importCertNo', 'inspectionNo');
  if (status === 'delivered') required.push('cocNo');
  return required;
}

/** What blocks saving: a VIN that cannot be one (a wrong letter is named with its place), fields missing, days that never were. */
export function vehicleProblems(fields: Partial<VehicleFields>): VehicleProblem[] {
  const problems: VehicleProblem[] = [];
  const lacks = (field: keyof VehicleFields) => isBlank(fields[field]);
  for (const path of requiredFields(fields)) if (lacks(path)) problems.push({ path, code: `${path}.required` });
  const typed = fields.vin ?? '';
  const vin = checkVin(typed);
  if (!vin.ok && !lacks('vin')) {
    const params = vin.code === 'vin.characters' ? { at: vin.at, char: vin.char } : { count: [...typed].length };
    problems.push({ path: 'vin', code: vin.code, params });
  }
  for (const path of DAYS) if (!lacks(path) && !isDay(fields[path]!)) problems.push({ path, code: 'day.format' });
  return problems;
}

/** What looks unusual and is saved all the same: a VIN whose check digit is off, an uncommon plate. */
export function vehicleWarnings({ vin, plate }: Partial<Pick<VehicleFields, 'vin' | 'plate'>>): VehicleProblem[] {
  const warnings: VehicleProblem[] = [];
  const checked = checkVin(vin ?? '');
  if (checked.ok && checked.warning) warnings.push({ path: 'vin', code: checked.warning });
  if (!isBlank(plate) && checkPlate(plate!).warning) warnings.push({ path: 'plate', code: 'plate.format' });
  return warnings;
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dayFrom(year, month, day) === text;
}

const GONE: readonly VehicleStatus[] = ['delivered', 'transferred'];

/** 库龄: days in stock by `todayOn`, the day of arrival being 0; null for a car that has not come or has gone. */
export function ageInDays(
  car: { status: VehicleStatus; arrivedOn?: string | null | undefined },
  todayOn: string,
): number | null {
  if (!car.arrivedOn || car.status === 'inTransit' || GONE.includes(car.status)) return null;
  return Math.max(0, daysBetween(car.arrivedOn, todayOn));
}
