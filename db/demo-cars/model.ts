import { z } from 'zod';
import { choice, code, count, day, fen, given, long, ref, text } from '../core/fields.ts';

/** 自动挡 手动挡: decides which licences may drive it. */
export const gearboxes = ['automatic', 'manual'] as const;

/** 试驾车: a car of the showroom that guests ride in and drive. */
export const demoCarFields = z.object({
  /** What people call it: 试02. */
  number: code(),
  plate: text(),
  vehicleId: ref('vehicle'),
  series: text(),
  model: text(),
  gearbox: given(gearboxes),
  odometerKm: count({ unit: 'km' }),
  nextServiceOn: day(),
  nextServiceKm: count({ unit: 'km' }),
  /** In use from this day to that one. */
  activeFrom: day(),
  activeTo: day(),
  remarks: long(),
});
export type DemoCarFields = z.infer<typeof demoCarFields>;

/** 油电费 保险 维修 保养 其他 */
export const costKinds = ['fuel', 'insurance', 'repair', 'service', 'other'] as const;

/** 试驾车费用: what was spent on a demo car on one day. */
export const demoCarCostFields = z.object({
  demoCarId: ref('demo_car'),
  spentOn: day(),
  costKind: choice(costKinds),
  fen: fen(),
  note: text(),
});
export type DemoCarCostFields = z.infer<typeof demoCarCostFields>;
