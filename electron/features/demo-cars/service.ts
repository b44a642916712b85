import { type DemoCarFields, demoCarCostFields, demoCarFields } from '../../../db/demo-cars/model.ts';
import { costProblems, demoCarProblems, tidyDemoCar } from '../../../db/demo-cars/rules.ts';
import type { ChangesOf } from '../../../db/entities.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Write } from '../../kernel/write.ts';
import { historying } from '../../records/history.ts';
import { opening } from '../../records/opening.ts';
import { saving } from '../../records/saving.ts';
import { seeing } from '../../records/seeing.ts';
import { requireRecord } from '../../records/standing.ts';

const sight = seeing({ entity: 'demo_car' });

export const demoCarSaving = saving({
  entity: 'demo_car',
  fields: demoCarFields,
  sight,
  tidy: tidyDemoCar,
  problems: demoCarProblems,
  usual: { gearbox: 'automatic' },
  check(tx, typed, row) {
    if (typed.number) refuseSameNumber(tx, typed.number, row?.id);
    return typed.vehicleId ? ofCard(tx, typed.vehicleId, { ...row, ...typed }) : undefined;
  },
});

/** One number means one car, as far as this PC knows. */
function refuseSameNumber(tx: Write, number: string, ownId = ''): void {
  const other = tx.db
    .prepare('SELECT id FROM demo_car WHERE number = ? AND id <> ? AND deleted_at IS NULL')
    .get(number, ownId);
  if (other !== undefined) throw new Refusal('demoCar.numberTaken', { field: 'number', params: { number } });
}

/** What the vehicle card knows of the car, where nothing was typed. */
function ofCard(tx: Write, vehicleId: string, known: Partial<DemoCarFields>): ChangesOf<'demo_car'> {
  const card = requireRecord(tx, 'vehicle', vehicleId);
  const told = { plate: card.plate, series: card.series, model: card.model };
  return Object.fromEntries(Object.entries(told).filter(([field]) => !known[field as keyof typeof told]));
}

export const openDemoCar = opening({
  sight,
  more: (tx, car) => ({
    vin:
      car.vehicleId === null
        ? null
        : ((tx.db.prepare('SELECT vin FROM vehicle WHERE id = ?').pluck().get(car.vehicleId) as string) ?? null),
  }),
});

export const demoCarHistory = historying(sight, { vehicleId: 'SELECT vin FROM vehicle WHERE id = ?' });

/** A drive came back: the car has run at least that far. */
export function noteOdometer(tx: Write, id: string, km: number): void {
  const car = tx.get('demo_car', id);
  if (car && (car.odometerKm ?? 0) < km) tx.update('demo_car', id, { odometerKm: km });
}

export const costSaving = saving({
  entity: 'demo_car_cost',
  fields: demoCarCostFields,
  sight: seeing({ entity: 'demo_car_cost' }),
  problems: costProblems,
  check(tx, { demoCarId }) {
    if (demoCarId) requireRecord(tx, 'demo_car', demoCarId);
    return undefined;
  },
});
