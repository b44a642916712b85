import { addDays, dayRange } from '../../db/core/day.ts';
import type { NewOf } from '../../db/entities.ts';
import { newId } from '../kernel/ids.ts';
import type { Dice } from './dice.ts';
import { CAR_MODELS } from './models.ts';
import { plateNumber } from './numbers.ts';
import type { Happening } from './year.ts';

export type DemoCarValues = NewOf<'demo_car'> & { id: string; odometerKm: number };

/** 试01 to 试04: what guests ask for most, and an electric one. */
const MODELS = ['ES 300h', 'RX 350h', 'NX 350h', 'UX 300e'];
const MONTH = 30;

/** The demo cars as they were a year ago; their odometers run with the drives. One is overdue for service, one will be soon. */
export function demoCars(by: Dice, today: string): DemoCarValues[] {
  return MODELS.map((model, at) => {
    const car = CAR_MODELS.find((one) => one.model === model)!;
    return {
      id: newId(),
      number: `试0${at + 1}`,
      plate: plateNumber(by, car.fuel === 'electric'),
      series: car.series,
      model,
      gearbox: 'automatic',
      odometerKm: by.int(400, 3_000),
      nextServiceOn: addDays(today, [60, 5, -6, 110][at]!),
      activeFrom: addDays(today, -380),
      remarks: at === 3 ? '充电桩在二号库门口，回来先充电' : null,
    };
  });
}

/** What the cars cost over the year: petrol or current twice a month, insurance once, service now and then, a repair. */
export function costsOf(
  by: Dice,
  cars: readonly DemoCarValues[],
  today: string,
  days: number,
  staff: string,
): Happening[] {
  const spent = (
    car: DemoCarValues,
    ago: number,
    costKind: NewOf<'demo_car_cost'>['costKind'],
    yuan: number,
    note?: string,
  ) => {
    const spentOn = addDays(today, -ago);
    const values = { id: newId(), demoCarId: car.id, spentOn, costKind, fen: yuan * 100, note: note ?? null };
    return {
      at: dayRange(spentOn)[0] + 17 * 3_600_000,
      by: staff,
      entity: 'demo_car_cost',
      values,
    } satisfies Happening;
  };
  return cars.flatMap((car) => {
    const fuel = Array.from({ length: Math.floor(days / 15) }, (_, at) =>
      spent(car, 15 * at + by.int(2, 14), 'fuel', by.int(180, 560)),
    );
    const service = [4, 8].filter((month) => month * MONTH < days);
    return [
      ...fuel,
      ...service.map((month) => spent(car, month * MONTH, 'service', by.int(680, 1_500), '常规保养')),
      ...(days > 200 ? [spent(car, 200, 'insurance', by.int(6_800, 11_800), '交强险、商业险')] : []),
      ...(by.chance(0.5) && days > 90 ? [spent(car, by.int(20, 90), 'repair', by.int(300, 1_900), '轮毂刮擦')] : []),
    ];
  });
}
