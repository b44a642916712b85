import { personProblems, type VehiclePersonFields, vehiclePersonFields } from '../../../db/vehicles/person.ts';
import { checkPlate } from '../../../db/vehicles/plate.ts';
import { aliasIds, standingId } from '../../kernel/alias.ts';
import type { Store } from '../../kernel/store.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';
import { requireCustomer } from './rows.ts';

/** 客户与车: a person of a car, or a customer's car that was never ours. */
export const personSaving = saving({
  entity: 'vehicle_person',
  fields: vehiclePersonFields,
  sight: seeing({ entity: 'vehicle_person' }),
  tidy: (values) => (values.plate ? { ...values, plate: checkPlate(values.plate).value || null } : values),
  problems: (values) => personProblems(values),
  check(tx, { customerId, vehicleId }) {
    if (customerId) requireCustomer(tx, customerId);
    if (vehicleId) requireRecord(tx, 'vehicle', vehicleId);
    return undefined;
  },
});

/** One line of 人员 on a car's card; without `id` it is who the car is sold to or driven by, kept on the car itself. */
export interface CarPerson
  extends Pick<VehiclePersonFields, 'relation' | 'plate' | 'mileageKm' | 'since' | 'until' | 'note'> {
  id: string | null;
  rev: number | null;
  customerId: string;
  name: string;
}

const NAME = `(SELECT coalesce(stays.name, c.name) FROM customer c LEFT JOIN customer stays ON stays.id = c.merged_into
  WHERE c.id = p.customer_id AND c.deleted_at IS NULL)`;
const TOLD =
  'p.id, p.rev, p.customer_id AS customerId, p.relation, p.mileage_km AS mileageKm, p.since, p.until, p.note';
/** Who is tied to it now, then the longest ago last. */
const ORDER = "ORDER BY p.until IS NOT NULL, coalesce(p.until, p.since, '') DESC, p.id DESC LIMIT 200";

export const OF_CAR = `SELECT ${TOLD}, p.plate, ${NAME} AS name FROM vehicle_person p
  WHERE p.vehicle_id IN (SELECT value FROM json_each(?)) AND p.deleted_at IS NULL ${ORDER}`;
const ON_CAR = `SELECT NULL AS id, NULL AS rev, p.customer_id AS customerId, p.relation, NULL AS mileageKm, NULL AS since,
  NULL AS until, NULL AS note, p.plate, ${NAME} AS name FROM
  (SELECT buyer_id AS customer_id, 'buyer' AS relation, plate FROM vehicle WHERE id = :id
   UNION ALL SELECT driver_id, 'driver', plate FROM vehicle WHERE id = :id) p WHERE p.customer_id IS NOT NULL`;

/** The people of a car, now and before; those whose card was removed are not named any more. */
export function peopleOfVehicle(store: Store, vehicleId: string): CarPerson[] {
  const id = standingId(store.db, 'vehicle', vehicleId);
  const cars = JSON.stringify(aliasIds(store.db, 'vehicle', id));
  const sold = store.db.prepare(ON_CAR).all({ id }) as CarPerson[];
  const kept = store.db.prepare(OF_CAR).all(cars) as CarPerson[];
  return [...sold, ...kept].filter(({ name }) => name !== null);
}

/** One car of a customer's, ours or not. */
export interface CustomerCar
  extends Pick<VehiclePersonFields, 'relation' | 'plate' | 'mileageKm' | 'since' | 'until' | 'note'> {
  id: string;
  rev: number;
  vehicleId: string | null;
  /** What it is called: its model, or what was typed. */
  car: string | null;
  vin: string | null;
}

export const OF_OWNER = `SELECT ${TOLD}, v.id AS vehicleId, v.vin, coalesce(p.plate, v.plate) AS plate,
  coalesce(v.model, v.series, p.brand_model) AS car FROM vehicle_person p
  LEFT JOIN vehicle was ON was.id = p.vehicle_id LEFT JOIN vehicle v ON v.id = coalesce(was.merged_into, was.id)
  WHERE p.customer_id IN (SELECT value FROM json_each(?)) AND p.deleted_at IS NULL ${ORDER}`;

/** 关联车辆 of a customer and of all cards merged into theirs: what they own, drive or pay for, now and before. */
export function carsOfCustomer(store: Store, customerId: string): CustomerCar[] {
  const cards = aliasIds(store.db, 'customer', standingId(store.db, 'customer', customerId));
  return store.db.prepare(OF_OWNER).all(JSON.stringify(cards)) as CustomerCar[];
}
