import { type VehicleFields, vehicleFields } from '../../../db/vehicles/model.ts';
import { requiredFields, vehicleProblems, vehicleWarnings } from '../../../db/vehicles/rules.ts';
import { blanksToNull, type FieldIssue, type Issues, schemaIssues } from '../../ui/form.ts';
import type { VehicleCard } from './types.ts';

type Typed = Omit<VehicleFields, 'buyerId' | 'driverId'>;

export type CardField = keyof Typed;
/** The card as it is typed: blank instead of null; `rev` is the revision it was filled from, kept with a draft. */
export type CardValues = { [K in CardField]: NonNullable<Typed[K]> | undefined } & { rev: number };

const BLANK = {
  vin: '',
  engineNo: '',
  brand: '',
  series: '',
  model: '',
  brandModel: '',
  modelYear: undefined,
  origin: undefined,
  plate: '',
  registeredOn: '',
  exteriorColor: '',
  interiorColor: '',
  options: '',
  keyNo: '',
  displacementMl: undefined,
  powerKw: undefined,
  fuel: undefined,
  transmission: '',
  driveType: '',
  seats: undefined,
  emission: '',
  producedOn: '',
  status: undefined,
  location: '',
  supplier: '',
  purchaseOrderNo: '',
  purchasedOn: '',
  arrivedOn: '',
  listPriceFen: undefined,
  costFen: undefined,
  conformityCertNo: '',
  cocNo: '',
  importCertNo: '',
  inspectionNo: '',
  customsDeclNo: '',
  port: '',
  importedOn: '',
  remarks: '',
} satisfies Omit<CardValues, 'rev'>;
const FIELDS = Object.keys(BLANK) as CardField[];

/** What a new card begins with: a car that is ordered and not here yet. */
export const NEW_CARD: CardValues = { ...BLANK, origin: 'imported', status: 'inTransit', rev: 0 };

export function valuesOf(card: Partial<VehicleCard>): CardValues {
  const read = FIELDS.map((name) => [name, card[name] ?? BLANK[name]]);
  return { ...(Object.fromEntries(read) as Omit<CardValues, 'rev'>), rev: card.rev ?? 0 };
}

/** Only these travel, so that two people may change different fields of one card. */
export function pick(values: CardValues, names: readonly CardField[]): Partial<VehicleFields> {
  return blanksToNull(Object.fromEntries(names.map((name) => [name, values[name]])));
}

/** Follows 国产/进口 and the status at once. */
export function requiredOf({ origin, status }: CardValues): CardField[] {
  return requiredFields({ origin: origin ?? 'imported', status: status ?? 'inTransit' }) as CardField[];
}

/** The rules the host applies too; warnings let the card be saved. */
export function checkCard(values: CardValues): Issues<CardValues> {
  const fields = { ...blanksToNull(values), vin: values.vin ?? '' } as VehicleFields;
  const found: Record<string, FieldIssue> = {};
  for (const { path, ...issue } of vehicleWarnings(fields)) found[path] = { ...issue, warning: true };
  for (const { path, ...issue } of vehicleProblems(fields)) found[path] = issue;
  return { ...schemaIssues<CardValues>(vehicleFields, fields), ...found };
}
