import { dayOf } from '../../../db/core/day.ts';
import { type VehicleFields, vehicleFields } from '../../../db/vehicles/model.ts';
import { costFields } from '../../../db/vehicles/papers.ts';
import { ageInDays, normaliseVehicle, vehicleProblems } from '../../../db/vehicles/rules.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { requireRecord } from '../../records/standing.ts';
import { modelOf } from '../models/tree.ts';
import { refuseClash } from '../options/choosing.ts';
import { MODEL_NAME, OPTION_NAME } from '../options/service.ts';
import { customerOf, requireCustomer, seesCost, type Vehicle, vehicleSight } from './rows.ts';

/** The VIN names the car, so nobody gives one to a second card, not even one of a removed card. */
function refuseTakenVin(tx: Write, vin: string, ownId = ''): void {
  const other = tx.db
    .prepare('SELECT id, series, model, status FROM vehicle WHERE vin = ? AND id <> ? AND merged_into IS NULL')
    .get(vin, ownId) as Pick<Vehicle, 'id' | 'series' | 'model' | 'status'> | undefined;
  if (other)
    throw new Refusal('vehicle.vinTaken', { field: 'vin', params: { ...other, model: other.model ?? other.series } });
}

type Chosen = Partial<Pick<VehicleFields, 'series' | 'model' | 'modelYear' | 'modelId' | 'optionIds'>>;

/**
 * Ties a car to the catalogue: options are those of its model and go together; a model that was only typed is tied when the text means
 * one configuration. @throws InvalidInput at `optionIds`; Refusal `record.missing`
 */
function catalogued(tx: Write, changes: Chosen, row: Vehicle | null): { modelId?: string | null } {
  const { modelId, optionIds } = changes;
  if (modelId) requireRecord(tx, 'vehicle_model', modelId);
  const car = { ...row, ...changes };
  if (modelId !== undefined || optionIds !== undefined) refuseClash(tx, car.modelId, car.optionIds ?? []);
  if (modelId !== undefined || changes.model === undefined) return {};
  return { modelId: modelOf(tx.db, { ...car, modelId: null })?.id ?? null };
}

/** What later rooms keep of cars: a car on its way to a sister store is nobody's to change. @throws Refusal */
type Keeper = (tx: Write, car: Vehicle, how: 'change' | 'move') => void;
const keepers: Keeper[] = [];
export const keepCars = (keeper: Keeper): void => {
  keepers.push(keeper);
};
export const refuseKept = (tx: Write, car: Vehicle, how: 'change' | 'move' = 'change'): void => {
  for (const keeper of keepers) keeper(tx, car, how);
};

/** 车辆卡片: saved with `vehicle.vinTaken` and `vehicle.costRole` among its refusals. */
export const vehicleSaving = saving({
  entity: 'vehicle',
  fields: vehicleFields,
  sight: vehicleSight,
  tidy: (values) => normaliseVehicle(values),
  problems: (values) => vehicleProblems(values),
  may(who, changes) {
    const field = costFields.find((one) => changes[one] !== undefined);
    if (field && !seesCost(who)) throw new Refusal('vehicle.costRole', { field });
  },
  check(tx, { vin, buyerId, driverId, ...values }, row) {
    if (row) refuseKept(tx, row);
    // Two PCs without a line may both have made a card of one car: it can be worked on until a person merges them.
    if (vin) refuseTakenVin(tx, vin, row?.id);
    for (const person of [buyerId, driverId]) if (person) requireCustomer(tx, person);
    return catalogued(tx, values, row);
  },
});

/** The whole card with its people. */
export const openVehicle = opening({
  sight: vehicleSight,
  more: (tx, row) => ({
    ageInDays: ageInDays(row, dayOf(tx.at)),
    configuration: modelOf(tx.db, row),
    buyer: customerOf(tx, row.buyerId),
    driver: customerOf(tx, row.driverId),
  }),
});

const CUSTOMER_NAME = 'SELECT name FROM customer WHERE id = ?';

export const vehicleHistory = historying(vehicleSight, {
  buyerId: CUSTOMER_NAME,
  driverId: CUSTOMER_NAME,
  modelId: MODEL_NAME,
  optionIds: OPTION_NAME,
});
