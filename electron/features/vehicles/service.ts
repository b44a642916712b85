import type { VehicleFields } from '../../../db/vehicles/model.ts';
import { ageInDays, normaliseVehicle, vehicleProblems } from '../../../db/vehicles/rules.ts';
import { standingId } from '../../kernel/alias.ts';
import { newId } from '../../kernel/ids.ts';
import { isNewLook } from '../../kernel/looks.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { type RecordSync, syncStateOf } from '../sync/record-state.ts';
import {
  cardFor,
  customerOf,
  hidingCost,
  type LinkedPerson,
  requireCustomer,
  requireVehicle,
  seesCost,
  todayOf,
  type Vehicle,
  type VehicleCard,
  type Worker,
} from './rows.ts';

interface Target {
  id: string;
  rev: number;
}

function refuseCost({ role }: Worker, fields: { costFen?: number | null | undefined }): void {
  if (fields.costFen !== undefined && !seesCost(role)) throw new Refusal('vehicle.costRole', { field: 'costFen' });
}

/** The VIN names the car, so nobody gives one to a second card, not even one of a removed card. */
function refuseTakenVin(tx: Write, vin: string, ownId = ''): void {
  const other = tx.db
    .prepare('SELECT id, series, model, status FROM vehicle WHERE vin = ? AND id <> ? AND merged_into IS NULL')
    .get(vin, ownId) as Pick<Vehicle, 'id' | 'series' | 'model' | 'status'> | undefined;
  if (other)
    throw new Refusal('vehicle.vinTaken', { field: 'vin', params: { ...other, model: other.model ?? other.series } });
}

/** @throws InvalidInput with `vehicleProblems`. */
function judged<T extends VehicleFields>(fields: T): T {
  const tidy = normaliseVehicle(fields);
  const problems = vehicleProblems(tidy);
  if (problems.length > 0) throw new InvalidInput(problems);
  return tidy;
}

/** A new card. @throws InvalidInput; Refusal `vehicle.vinTaken`, `vehicle.costRole`. */
export function createVehicle(store: Store, worker: Worker, fields: VehicleFields): VehicleCard {
  refuseCost(worker, fields);
  const values = judged(fields);
  return store.write(worker, (tx) => {
    refuseTakenVin(tx, values.vin);
    for (const person of [values.buyerId, values.driverId]) if (person) requireCustomer(tx, person);
    const id = newId();
    tx.insert('vehicle', { ...values, id });
    return cardFor(worker.role, requireVehicle(tx, id));
  });
}

/** What a form may change; status and people have their own ways. */
export type VehicleChanges = Partial<Omit<VehicleFields, 'status' | 'buyerId' | 'driverId'>>;

/**
 * Saves a card; fields left out stay as they are.
 * @throws Refusal `record.stale` with what others changed, `vehicle.vinTaken`, `vehicle.costRole`; InvalidInput.
 */
export function updateVehicle(store: Store, worker: Worker, input: Target & VehicleChanges): VehicleCard {
  const { id, rev, ...changes } = input;
  refuseCost(worker, changes);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return hidingCost(worker.role, () =>
    store.write(worker, (tx) => {
      // What others did comes first: judging this form against their new values would complain about the wrong thing.
      tx.update('vehicle', id, {}, { rev });
      const car = requireVehicle(tx, id);
      const values = judged({ ...car, ...given });
      // Two PCs without a line may both have made a card of one car: it can be worked on until a person merges them.
      if (values.vin !== car.vin) refuseTakenVin(tx, values.vin, id);
      tx.update('vehicle', id, values, { rev });
      return cardFor(worker.role, requireVehicle(tx, id));
    }),
  );
}

export interface OpenVehicle {
  card: VehicleCard;
  /** 库龄, null while in transit and once delivered. */
  ageInDays: number | null;
  buyer: LinkedPerson | null;
  driver: LinkedPerson | null;
  sync: RecordSync;
}

/** The whole card with its people, of a merged one the card that stays; looking at it is kept in the audit log. */
export function openVehicle(store: Store, worker: Worker, asked: string): OpenVehicle {
  return store.write(worker, (tx) => {
    const row = requireVehicle(tx, standingId(tx.db, 'vehicle', asked));
    const { id } = row;
    if (isNewLook(store, worker, id)) tx.audit('view', 'vehicle', id);
    return {
      card: cardFor(worker.role, row),
      ageInDays: ageInDays(row, todayOf(store)),
      buyer: customerOf(tx, row.buyerId),
      driver: customerOf(tx, row.driverId),
      sync: syncStateOf(store.db, [id]).get(id)!,
    };
  });
}
