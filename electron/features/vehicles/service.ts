import type { VehicleFields } from '../../../db/vehicles/model.ts';
import { normaliseVehicle, vehicleProblems } from '../../../db/vehicles/rules.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { cardFor, hidingCost, requireVehicle, seesCost, type Vehicle, type VehicleCard, type Worker } from './rows.ts';
import { isNewLook } from './trail.ts';

interface Target {
  id: string;
  rev: number;
}

function refuseCost({ role }: Worker, fields: { costFen?: number | null | undefined }): void {
  if (fields.costFen !== undefined && !seesCost(role)) throw new Refusal('vehicle.costRole', { field: 'costFen' });
}

/** The VIN names the car, so two cards never share one, not even with a removed card. */
function refuseTakenVin(tx: Write, vin: string, ownId?: string): void {
  const other = tx.db.prepare('SELECT id, series, model, status FROM vehicle WHERE vin = ?').get(vin) as
    | Pick<Vehicle, 'id' | 'series' | 'model' | 'status'>
    | undefined;
  if (other && other.id !== ownId) throw new Refusal('vehicle.vinTaken', { field: 'vin', params: { ...other } });
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
      const values = judged({ ...requireVehicle(tx, id), ...given });
      refuseTakenVin(tx, values.vin, id);
      tx.update('vehicle', id, values, { rev });
      return cardFor(worker.role, requireVehicle(tx, id));
    }),
  );
}

/** A linked customer as the card shows them. */
export interface LinkedPerson {
  id: string;
  name: string;
}

export interface OpenVehicle {
  card: VehicleCard;
  buyer: LinkedPerson | null;
  driver: LinkedPerson | null;
}

/** The whole card with its people; looking at it is kept in the audit log. */
export function openVehicle(store: Store, worker: Worker, id: string): OpenVehicle {
  const open = (tx: Write): OpenVehicle => {
    const row = requireVehicle(tx, id);
    return {
      card: cardFor(worker.role, row),
      buyer: personOf(tx, row.buyerId),
      driver: personOf(tx, row.driverId),
    };
  };
  return store.write(worker, (tx) => {
    const vehicle = open(tx);
    if (isNewLook(store, worker, id)) tx.audit('view', 'vehicle', id);
    return vehicle;
  });
}

const PERSON = 'SELECT id, name, deleted_at AS deletedAt, merged_into AS mergedInto FROM customer WHERE id = ?';

/** The customer meant, through merges. */
function personOf(tx: Write, id: string | null): LinkedPerson | null {
  type Found = LinkedPerson & { deletedAt: number | null; mergedInto: string | null };
  const find = tx.db.prepare(PERSON);
  let row = id === null ? undefined : (find.get(id) as Found | undefined);
  // A chain of merges is short; the bound is for damaged data.
  for (let step = 0; row?.mergedInto && step < 10; step += 1) row = find.get(row.mergedInto) as Found | undefined;
  return row && row.deletedAt === null ? { id: row.id, name: row.name } : null;
}
