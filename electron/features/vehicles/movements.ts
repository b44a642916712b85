import { dayOf } from '../../../db/core/day.ts';
import type { vehicleStatuses } from '../../../db/vehicles/model.ts';
import { statusMoves, vehicleProblems } from '../../../db/vehicles/rules.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Target, Who } from '../../records/who.ts';
import { requireCustomer } from './rows.ts';
import { vehicleSaving } from './service.ts';

/**
 * Moves a car on: its new status, and where it stands now. Coming into stock for the first time sets the day of arrival.
 * @throws Refusal `vehicle.statusMove` naming both; InvalidInput when the new status asks for more (交车: COC).
 */
export const setVehicleStatus = (
  store: Store,
  who: Who,
  { to, location, ...at }: Target & { to: (typeof vehicleStatuses)[number]; location?: string | null | undefined },
) =>
  vehicleSaving.step(store, who, at, 'status', (tx, car) => {
    if (!statusMoves[car.status].includes(to))
      throw new Refusal('vehicle.statusMove', { field: 'status', params: { from: car.status, to } });
    const arrivedOn = car.arrivedOn ?? (car.status === 'inTransit' ? dayOf(tx.at) : null);
    const changes = { status: to, arrivedOn, ...(location !== undefined && { location: location?.trim() || null }) };
    // Only what the move itself asks for: an old card with other gaps can still be handed over.
    const problems = vehicleProblems({ ...car, ...changes }).filter(({ path }) => path === 'cocNo');
    if (problems.length > 0) throw new InvalidInput(problems);
    return changes;
  });

/** Ties a car to who bought it and who drives it; null unties, a field left out stays. @throws Refusal `record.missing`. */
export const linkVehicle = (
  store: Store,
  who: Who,
  { buyerId, driverId, ...at }: Target & { buyerId?: string | null | undefined; driverId?: string | null | undefined },
) =>
  vehicleSaving.step(store, who, at, 'link', (tx) => {
    for (const customerId of [buyerId, driverId]) if (customerId) requireCustomer(tx, customerId);
    return { buyerId, driverId };
  });
