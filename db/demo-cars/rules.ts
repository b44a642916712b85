import { daysBetween } from '../core/day.ts';
import { missing, turned } from '../core/fields.ts';
import { checkPlate } from '../vehicles/plate.ts';
import type { DemoCarCostFields, DemoCarFields } from './model.ts';

/** A demo car (试驾车) has the number people call it by. */
export const demoCarProblems = (values: Partial<DemoCarFields>) => [
  ...missing(values, ['number', 'gearbox']),
  ...turned(values, 'activeFrom', 'activeTo'),
];

/** A cost (费用) has its day, kind and amount. */
export const costProblems = (values: Partial<DemoCarCostFields>) => missing(values, ['spentOn', 'costKind', 'fen']);

/** The plate in its one spelling. */
export const tidyDemoCar = <T extends Partial<DemoCarFields>>(values: T): T =>
  values.plate ? { ...values, plate: checkPlate(values.plate).value || null } : values;

/** May it be booked for that day (启用期内)? */
export const isActive = ({ activeFrom, activeTo }: Pick<DemoCarFields, 'activeFrom' | 'activeTo'>, on: string) =>
  (!activeFrom || activeFrom <= on) && (!activeTo || on <= activeTo);

type Service = Pick<DemoCarFields, 'odometerKm' | 'nextServiceOn' | 'nextServiceKm'>;

/** Days and kilometres before service that are said in advance. */
const SOON = { days: 7, km: 500 };

/** 保养: `due` from the day or the kilometre on that its service was meant for, `soon` shortly before, else null. */
export function serviceState({ odometerKm, nextServiceOn, nextServiceKm }: Service, today: string) {
  const days = nextServiceOn ? daysBetween(today, nextServiceOn) : Number.POSITIVE_INFINITY;
  const km = nextServiceKm && odometerKm ? nextServiceKm - odometerKm : Number.POSITIVE_INFINITY;
  if (days < 0 || km <= 0) return 'due';
  return days <= SOON.days || km <= SOON.km ? 'soon' : null;
}
