import type { vehicleStatuses } from '../../../db/vehicles/model.ts';
import { statusMoves, vehicleProblems } from '../../../db/vehicles/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import {
  cardFor,
  hidingCost,
  requireCustomer,
  requireVehicle,
  todayOf,
  type VehicleCard,
  type Worker,
} from './rows.ts';

interface Target {
  id: string;
  rev: number;
}

/**
 * Moves a car on: its new status, and where it stands now. Coming into stock for the first time sets the day of arrival.
 * @throws Refusal `vehicle.statusMove` naming both; InvalidInput when the new status asks for more (交车: COC).
 */
export function setVehicleStatus(
  store: Store,
  worker: Worker,
  input: Target & { to: (typeof vehicleStatuses)[number]; location?: string | null | undefined },
): VehicleCard {
  const { id, rev, to, location } = input;
  return hidingCost(worker.role, () =>
    store.write(worker, (tx) => {
      tx.update('vehicle', id, {}, { rev });
      const car = requireVehicle(tx, id);
      if (!statusMoves[car.status].includes(to))
        throw new Refusal('vehicle.statusMove', { field: 'status', params: { from: car.status, to } });
      const arrivedOn = car.arrivedOn ?? (car.status === 'inTransit' ? todayOf(store) : null);
      const changes = { status: to, arrivedOn, ...(location !== undefined && { location: location?.trim() || null }) };
      // Only what the move itself asks for: an old card with other gaps can still be handed over.
      const problems = vehicleProblems({ ...car, ...changes }).filter(({ path }) => path === 'cocNo');
      if (problems.length > 0) throw new InvalidInput(problems);
      tx.update('vehicle', id, changes, { rev, action: 'status' });
      return cardFor(worker.role, requireVehicle(tx, id));
    }),
  );
}

/** Ties a car to who bought it and who drives it; null unties, a field left out stays. @throws Refusal `record.missing`. */
export function linkVehicle(
  store: Store,
  worker: Worker,
  input: Target & { buyerId?: string | null | undefined; driverId?: string | null | undefined },
): VehicleCard {
  const { id, rev, buyerId, driverId } = input;
  return hidingCost(worker.role, () =>
    store.write(worker, (tx) => {
      for (const customerId of [buyerId, driverId]) if (customerId) requireCustomer(tx, customerId);
      tx.update('vehicle', id, { buyerId, driverId }, { rev, action: 'link' });
      return cardFor(worker.role, requireVehicle(tx, id));
    }),
  );
}
