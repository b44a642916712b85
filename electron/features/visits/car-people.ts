import type { CustomerField } from '../../../db/customers/search.ts';
import type { VehicleDoc, VehicleField } from '../../../db/vehicles/search.ts';
import type { Store } from '../../kernel/store.ts';
import { type Part, partOf } from './matched.ts';

/** Somebody whose car has the plate that was typed, or one that begins so. */
export interface CarPerson {
  customerId: string;
  plate: Part<CustomerField | 'plate'>;
}

type Car = VehicleDoc & { buyerId: string | null; driverId: string | null };

export const CAR = `SELECT vin, plate, brand, series, model, buyer_id AS buyerId, driver_id AS driverId FROM vehicle
  WHERE id = ? AND deleted_at IS NULL`;

/** Who drives up in a car like that: its driver, then its buyer; of cars that hold the text in their plate, best first. */
export function carPeople(store: Store, text: string, most: number): CarPerson[] {
  const car = store.db.prepare(CAR);
  const people = store.search.find('vehicle', text, most).flatMap((id) => {
    const row = car.get(id) as Car | undefined;
    const why = row ? store.search.why<VehicleField>('vehicle', { ...row }, text) : [];
    if (!row?.plate || why.length === 0 || why.some(({ field }) => field !== 'plate')) return [];
    const plate = { ...partOf('plate', row.plate, why), field: 'plate' as const };
    return [row.driverId, row.buyerId].flatMap((customerId) => (customerId === null ? [] : [{ customerId, plate }]));
  });
  return [...new Map(people.reverse().map((person) => [person.customerId, person])).values()].reverse().slice(0, most);
}
