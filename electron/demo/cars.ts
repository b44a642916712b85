import { addDays } from '../../db/core/day.ts';
import type { vehicle } from '../../db/vehicles/table.ts';
import { newId } from '../kernel/ids.ts';
import { EXTERIORS, INTERIORS } from './catalogue.ts';
import type { Dice } from './dice.ts';
import { CAR_MODELS, type CarModel, OPTIONS, PACKS } from './models.ts';
import { plateNumber, vinNumber } from './numbers.ts';

export type CarValues = Omit<
  typeof vehicle.$inferInsert,
  'rev' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'
>;
type Status = CarValues['status'];

/** How many of the 60 cars stand where. */
export const FLEET: readonly (readonly [Status, number])[] = [
  ['delivered', 32],
  ['inStock', 17],
  ['inTransit', 4],
  ['allocated', 4],
  ['lent', 2],
  ['transferring', 1],
];

/** One car of the year; `buyerId` for a delivered or allocated one. `arrivedOn` is the day it came or will come. */
export function newCar(
  by: Dice,
  context: { serial: number; status: Status; arrivedOn: string; buyerId: string | null; wanted?: CarModel },
): CarValues {
  const { serial, status, arrivedOn, buyerId, wanted } = context;
  const car = wanted ?? by.weighted(CAR_MODELS.map((one) => [one, one.demand] as const));
  const pack = by.pick(PACKS[car.bodyType]);
  const chosen = OPTIONS.filter(({ modelId, code }) => modelId === car.id && pack.includes(code));
  const listPriceFen = chosen.reduce((sum, { priceFen }) => sum + (priceFen ?? 0), car.listYuan * 100);
  const delivered = status === 'delivered';
  const here = status !== 'inTransit';
  return {
    id: newId(),
    vin: vinNumber(by, car.vinHead, serial * 37),
    engineNo: `${by.pick(['A25A', 'M20A', 'T24A'])}${by.digits(7)}`,
    brand: '雷克萨斯',
    series: car.series,
    model: car.model,
    modelId: car.id,
    optionIds: chosen.map(({ id }) => id),
    brandModel: `雷克萨斯牌 ${car.model}`,
    modelYear: Number(arrivedOn.slice(0, 4)),
    origin: 'imported',
    plate: delivered && by.chance(0.7) ? plateNumber(by, car.fuel === 'electric') : null,
    exteriorColor: by.pick(EXTERIORS),
    interiorColor: by.pick(INTERIORS),
    keyNo: by.digits(5),
    displacementMl: car.displacementMl || null,
    fuel: car.fuel,
    transmission: { petrol: '8AT', hybrid: 'E-CVT', electric: '单速' }[car.fuel],
    driveType: car.series === 'ES' ? '前驱' : '四驱',
    seats: car.seats,
    emission: '国VI',
    producedOn: addDays(arrivedOn, -by.int(60, 110)),
    status,
    location: delivered || !here ? null : by.pick(['展厅', '一号库', '二号库']),
    supplier: '总部进口车物流中心',
    purchaseOrderNo: `PO${arrivedOn.slice(2, 4)}${String(serial).padStart(4, '0')}`,
    purchasedOn: addDays(arrivedOn, -by.int(35, 55)),
    arrivedOn: here ? arrivedOn : null,
    listPriceFen,
    costFen: Math.round((listPriceFen * by.int(88, 93)) / 10_000) * 100,
    importCertNo: `XI${by.digits(9)}`,
    inspectionNo: `LI${by.digits(9)}`,
    customsDeclNo: by.digits(18),
    cocNo: delivered ? `COC${by.digits(8)}` : null,
    port: by.pick(['天津港', '上海港', '广州港']),
    importedOn: addDays(arrivedOn, -by.int(12, 30)),
    buyerId,
    driverId: delivered ? buyerId : null,
  };
}
