import { vehicleFields } from '../../../db/vehicles/model.ts';
import { requiredFields, vehicleProblems, vehicleWarnings } from '../../../db/vehicles/rules.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

/** Buyer and driver are tied beside the form, each at once. */
const typed = vehicleFields.omit({ buyerId: true, driverId: true });

/** 车辆卡片. A new one begins as a car that is ordered and not here yet. */
export const vehicleRecord = aboutRecord('vehicle', typed, {
  name: (saved) => saved.model ?? saved.vin,
  fresh: { origin: 'imported', status: 'inTransit' },
  required: requiredFields,
  problems: vehicleProblems,
  warnings: vehicleWarnings,
});

export type CardValues = RecordValues<(typeof typed)['_output']>;
