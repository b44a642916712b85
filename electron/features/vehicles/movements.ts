import { z } from 'zod';
import { dayOf } from '../../../db/core/day.ts';
import { tidy } from '../../../db/core/fields.ts';
import {
  MOVES,
  type MovementKind,
  movementFields,
  movementKinds,
  movementProblems,
  movesFrom,
} from '../../../db/vehicles/movement.ts';
import { newId } from '../../kernel/ids.ts';
import { InvalidInput, Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { standing } from '../../records/standing.ts';
import type { Target, Who } from '../../records/who.ts';
import { requireCustomer, type Vehicle } from './rows.ts';
import { refuseKept, vehicleSaving } from './service.ts';

/** What a person says of a movement. */
export const moveInput = z.object({
  kind: z.enum(movementKinds),
  ...movementFields.pick({ toPlace: true, holder: true, dueBackOn: true, odometerKm: true, reason: true }).partial()
    .shape,
  /** 配车, 交车: whose it is, when that is not known yet. */
  buyerId: z.uuid().nullish(),
});
type Asked = Omit<z.infer<typeof moveInput>, 'kind'>;

/** 交车 taken back: who may say that it was a mistake. */
const TAKING_BACK = ['manager', 'admin'];

/**
 * Adds a movement inside a running write and answers what the card becomes by it.
 * @throws Refusal `vehicle.move`, `vehicle.takeBackRole`; InvalidInput naming what the car still lacks.
 */
export function moved(tx: Write, who: Who, car: Vehicle, kind: MovementKind, asked: Asked): Partial<Vehicle> {
  const { from, to } = MOVES[kind];
  if (!from.includes(car.status))
    throw new Refusal('vehicle.move', { field: 'status', params: { status: car.status, kind } });
  if (kind === 'takeBack' && !TAKING_BACK.includes(who.role)) throw new Refusal('vehicle.takeBackRole');
  const { buyerId: given, toPlace, ...said } = tidy(movementFields, asked) as Asked;
  if (given) requireCustomer(tx, given);
  const buyerId = given ?? car.buyerId;
  const problems = movementProblems(kind, { ...car, buyerId }, { ...said, toPlace });
  if (problems.length > 0) throw new InvalidInput(problems);
  const status = arrivingAs(kind, buyerId, to ?? car.status);
  // A car that has left stands nowhere of ours.
  const place = kind === 'deliver' ? null : (toPlace ?? car.location);
  tx.insert('vehicle_movement', {
    ...said,
    id: newId(),
    vehicleId: car.id,
    kind,
    movedAt: tx.at,
    fromStatus: car.status,
    toStatus: status,
    fromPlace: car.location,
    toPlace: place,
    customerId: kind === 'allocate' || kind === 'deliver' ? buyerId : null,
  });
  return {
    status,
    location: place,
    buyerId: kind === 'release' || kind === 'comeBack' ? null : buyerId,
    ...(kind === 'arrive' && { arrivedOn: dayOf(tx.at) }),
  };
}

/** A car that was promised on its way is promised when it is here: people and status agree. */
const arrivingAs = (kind: MovementKind, buyerId: string | null, to: Vehicle['status']): Vehicle['status'] =>
  kind === 'arrive' && buyerId !== null ? 'allocated' : to;

/** Moves a car on: a row of what happened, and its status and place with it. @throws as `moved`; Refusal `record.stale` */
export const moveVehicle = (store: Store, who: Who, { id, rev, kind, ...asked }: Target & z.infer<typeof moveInput>) =>
  vehicleSaving.step(store, who, { id, rev }, 'move', (tx, car) => {
    refuseKept(tx, car, 'move');
    if (!movesFrom(car.status).includes(kind))
      throw new Refusal('vehicle.move', { field: 'status', params: { status: car.status, kind } });
    return moved(tx, who, car, kind, asked);
  });

/**
 * Ties a car to who buys it and who drives it; null unties, a field left out stays. A car in stock is 已配 with its buyer and free
 * without one; whose a delivered car is only changes when the delivery is taken back.
 * @throws Refusal `record.missing`, `vehicle.deliveredTo`
 */
export const linkVehicle = (
  store: Store,
  who: Who,
  { buyerId, driverId, ...at }: Target & { buyerId?: string | null | undefined; driverId?: string | null | undefined },
) =>
  vehicleSaving.step(store, who, at, 'link', (tx, car) => {
    refuseKept(tx, car, 'move');
    for (const customerId of [buyerId, driverId]) if (customerId) requireCustomer(tx, customerId);
    if (buyerId === undefined || buyerId === car.buyerId) return { driverId };
    if (car.status === 'delivered' && car.buyerId !== null)
      throw new Refusal('vehicle.deliveredTo', { field: 'buyerId' });
    if (buyerId !== null && car.status === 'inStock')
      return { driverId, ...moved(tx, who, car, 'allocate', { buyerId }) };
    if (buyerId === null && car.status === 'allocated') return { driverId, ...moved(tx, who, car, 'release', {}) };
    return { buyerId, driverId };
  });

/** One movement as the card tells it. */
export interface MovementLine {
  id: string;
  kind: MovementKind;
  movedAt: number;
  byName: string | null;
  fromStatus: Vehicle['status'];
  toStatus: Vehicle['status'];
  fromPlace: string | null;
  toPlace: string | null;
  holder: string | null;
  dueBackOn: string | null;
  odometerKm: number | null;
  reason: string | null;
}

export const MOVEMENTS = `SELECT m.id, m.kind, m.moved_at AS movedAt, staff.name AS byName, m.from_status AS fromStatus,
  m.to_status AS toStatus, m.from_place AS fromPlace, m.to_place AS toPlace, m.holder, m.due_back_on AS dueBackOn,
  m.odometer_km AS odometerKm, m.reason
  FROM vehicle_movement m LEFT JOIN staff ON staff.id = m.created_by
  WHERE m.vehicle_id = ? AND m.deleted_at IS NULL ORDER BY m.moved_at DESC, m.id DESC LIMIT 200`;

/** 车辆移动记录 of a car, newest first. */
export const movementsOf = (store: Store, vehicleId: string): MovementLine[] =>
  store.db.prepare(MOVEMENTS).all(standing(store.db, 'vehicle', vehicleId)) as MovementLine[];
