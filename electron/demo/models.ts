import type { NewOf } from '../../db/entities.ts';
import { newId } from '../kernel/ids.ts';

/** What this showroom sells, with the head of its VINs (maker and model, 8 signs) and how often guests ask for it. */
export interface CarModel {
  id: string;
  series: string;
  model: string;
  vinHead: string;
  listYuan: number;
  displacementMl: number;
  fuel: 'petrol' | 'hybrid' | 'electric';
  demand: number;
  configuration: string;
  bodyType: 'sedan' | 'suv' | 'mpv';
  seats: number;
}

type Told = [
  model: string,
  configuration: string,
  bodyType: CarModel['bodyType'],
  vinHead: string,
  listYuan: number,
  displacementMl: number,
  fuel: CarModel['fuel'],
  demand: number,
];

const TOLD: readonly Told[] = [
  ['ES 200', '卓越版', 'sedan', 'JTHB31B1', 299_900, 1987, 'petrol', 24],
  ['ES 300h', '尊贵版', 'sedan', 'JTHB21B1', 396_900, 2487, 'hybrid', 16],
  ['NX 260', '前驱锋尚版', 'suv', 'JTJGARDZ', 318_800, 2487, 'petrol', 14],
  ['NX 350h', '四驱豪华版', 'suv', 'JTJGKRDZ', 369_800, 2487, 'hybrid', 12],
  ['RX 350h', '四驱尊贵版', 'suv', 'JTJHBMDA', 489_900, 2487, 'hybrid', 16],
  ['RX 500h', 'F SPORT 运动版', 'suv', 'JTJHHMDA', 586_900, 2393, 'hybrid', 4],
  ['UX 300e', '纯电豪华版', 'suv', 'JTHY3JBH', 349_900, 0, 'electric', 3],
  ['RZ 450e', '四驱尊享版', 'suv', 'JTJABABB', 419_900, 0, 'electric', 2],
  ['LS 500h', '行政版', 'sedan', 'JTHD51FF', 998_800, 3456, 'hybrid', 1],
  ['LM 500h', '御世版', 'mpv', 'JTMABRBL', 1_466_000, 2393, 'hybrid', 2],
  ['GX 550', '探野版', 'suv', 'JTJVMBAG', 888_800, 3445, 'petrol', 2],
  ['LX 600', '尊享版', 'suv', 'JTJPBRBX', 1_282_800, 3445, 'petrol', 1],
];

export const CAR_MODELS: readonly CarModel[] = TOLD.map(
  ([model, configuration, bodyType, vinHead, listYuan, displacementMl, fuel, demand]) => ({
    id: newId(),
    series: model.split(' ')[0]!,
    ...{ model, configuration, bodyType, vinHead, listYuan, displacementMl, fuel, demand },
    seats: bodyType === 'mpv' ? 4 : 5,
  }),
);

/** Code, name, kind, 元, needs, conflicts. */
type ToldOption = [string, string, NewOf<'vehicle_option'>['kind'], number, string[]?, string[]?];

const EVERYWHERE: readonly ToldOption[] = [
  ['ML', '马克·莱文森音响', 'comfort', 22_800],
  ['HU', '抬头显示', 'safety', 8_800],
  ['AP', '自动泊车', 'safety', 9_800, ['HU']],
];
const BY_BODY: Readonly<Record<CarModel['bodyType'], readonly ToldOption[]>> = {
  suv: [
    ['SR', '全景天窗', 'exterior', 13_800, undefined, ['RR']],
    ['RR', '车顶行李架', 'exterior', 4_600],
  ],
  sedan: [
    ['W9', '19 英寸轮毂', 'wheels', 11_800, undefined, ['W8']],
    ['W8', '18 英寸静音轮毂', 'wheels', 6_800],
  ],
  mpv: [
    ['RS', '后排 48 英寸屏', 'comfort', 36_000, ['RP']],
    ['RP', '后排隔断套装', 'package', 58_000],
  ],
};

export const OPTIONS: readonly NewOf<'vehicle_option'>[] = CAR_MODELS.flatMap((car) =>
  [...EVERYWHERE, ...BY_BODY[car.bodyType]].map(([code, name, kind, yuan, needs, conflicts]) => ({
    id: newId(),
    modelId: car.id,
    ...{ code, name, kind, needs, conflicts },
    priceFen: yuan * 100,
  })),
);

/** Codes that go together: what a car of the body is ordered with. */
export const PACKS: Readonly<Record<CarModel['bodyType'], readonly (readonly string[])[]>> = {
  suv: [[], ['ML'], ['SR'], ['RR'], ['HU', 'AP'], ['ML', 'SR', 'HU']],
  sedan: [[], ['ML'], ['W9'], ['W8', 'HU'], ['HU', 'AP']],
  mpv: [['RP'], ['RS', 'RP'], ['ML', 'RP']],
};

/** The card of a 车型. */
export const modelCard = (car: CarModel, modelYear: number): NewOf<'vehicle_model'> => ({
  id: car.id,
  brand: '雷克萨斯',
  series: car.series,
  modelName: car.model,
  configuration: car.configuration,
  modelYear,
  code: `${car.model.replace(/\W/g, '').toUpperCase()}-${modelYear % 100}`,
  bodyType: car.bodyType,
  guidePriceFen: car.listYuan * 100,
  brandModel: `雷克萨斯牌 ${car.model}`,
  vehicleType: car.bodyType === 'sedan' ? '轿车' : '小型普通客车',
  origin: 'imported',
  seats: car.seats,
  displacementMl: car.displacementMl || null,
  fuel: car.fuel,
  ...(car.fuel === 'electric' && { nevFrom: `${modelYear - 1}-01-01`, nevTo: `${modelYear + 1}-12-31` }),
});
