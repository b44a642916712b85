import { z } from 'zod';
import { arrivalChecks } from '../../../db/purchases/model.ts';
import { vehicleFields } from '../../../db/vehicles/model.ts';
import { checkVin } from '../../../db/vehicles/vin.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { requireRecord } from '../../records/standing.ts';
import { type Target, todayOf, type Who } from '../../records/who.ts';
import { modelOf } from '../models/tree.ts';
import { moved } from '../vehicles/movements.ts';
import { customerOf, type Vehicle } from '../vehicles/rows.ts';
import { vehicleSaving } from '../vehicles/service.ts';
import { damageSaving, typedDamage } from './damages.ts';
import type { PurchaseLine } from './rows.ts';
import { lineSaving } from './service.ts';

/** What is typed when a car comes off the truck. */
export const arriveInput = z.object({
  ...vehicleFields
    .pick({
      vin: true,
      engineNo: true,
      origin: true,
      conformityCertNo: true,
      importCertNo: true,
      inspectionNo: true,
      keyNo: true,
      location: true,
    })
    .partial().shape,
  checks: z.array(z.enum(arrivalChecks)).max(arrivalChecks.length).default([]),
  damages: z.array(typedDamage).max(40).default([]),
});
type Arrived = z.infer<typeof arriveInput>;

/** The card of this car when it is on its way already. */
function onItsWay(tx: Write, vin: string): Vehicle | null {
  const id = tx.db
    .prepare(
      `SELECT id FROM vehicle WHERE vin = ? AND status = 'inTransit' AND deleted_at IS NULL AND merged_into IS NULL`,
    )
    .pluck()
    .get(vin) as string | undefined;
  return id === undefined ? null : requireRecord(tx, 'vehicle', id);
}

/** What the order and the catalogue know of the car; a card that is there keeps what it says. */
function bought(tx: Write, line: PurchaseLine) {
  const order = requireRecord(tx, 'purchase_order', line.orderId);
  const configuration = modelOf(tx.db, line);
  return {
    ...(configuration && {
      modelId: configuration.id,
      brand: configuration.brand,
      modelYear: configuration.modelYear,
      brandModel: configuration.brandModel,
      seats: configuration.seats,
      displacementMl: configuration.displacementMl,
      fuel: configuration.fuel,
      listPriceFen: configuration.guidePriceFen,
      origin: configuration.origin ?? undefined,
    }),
    series: line.series ?? configuration?.series ?? null,
    model: line.model,
    exteriorColor: line.exteriorColor,
    interiorColor: line.interiorColor,
    options: line.options,
    supplier: order.supplier,
    purchaseOrderNo: order.orderNo,
    purchasedOn: order.orderedOn,
    buyerId: customerOf(tx, line.promisedToId)?.id ?? null,
  };
}

/**
 * 到店: the car of a line stands here. Its card is made, or the one of a car in transit with this VIN goes on, as a movement `arrive`;
 * with it the arrival check and what was found damaged, all in one write. Who takes the car off the truck need not see what it cost.
 * @throws Refusal `purchase.arrived`, `vehicle.vinTaken`, `record.stale`; InvalidInput at the fields of the vehicle card
 */
export const arrive = (store: Store, who: Who, { id, rev, checks, damages, ...typed }: Target & Arrived) =>
  lineSaving.step(store, who, { id, rev }, 'accept', (tx, line) => {
    if (line.arrivedOn) throw new Refusal('purchase.arrived');
    const today = todayOf(store);
    const vin = checkVin(typed.vin ?? line.vin ?? '');
    const known = vin.ok ? onItsWay(tx, vin.value) : null;
    const facts = bought(tx, line);
    const car = known
      ? vehicleSaving.change(tx, who, { id: known.id, rev: known.rev, ...blanksOf(known, facts), ...typed }, today)
      : vehicleSaving.insert(
          tx,
          who,
          { origin: 'imported', ...facts, ...typed, vin: typed.vin ?? line.vin ?? '', status: 'inTransit' },
          today,
        );
    const patch = moved(tx, who, car, 'arrive', { toPlace: typed.location ?? null });
    tx.update('vehicle', car.id, { ...patch, costFen: car.costFen ?? line.priceFen }, { action: 'move' });
    for (const one of damages) damageSaving.insert(tx, who, { ...one, vehicleId: car.id, state: 'open' }, today);
    return { arrivedOn: patch.arrivedOn ?? today, vehicleId: car.id, vin: car.vin, checks };
  });

/** Of some facts those the card says nothing of. */
const blanksOf = (car: Vehicle, facts: ReturnType<typeof bought>): Partial<ReturnType<typeof bought>> =>
  Object.fromEntries(Object.entries(facts).filter(([field]) => car[field as keyof typeof facts] === null));
