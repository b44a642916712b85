import { z } from 'zod';
import { choice, code, count, day, fen, long, name, text } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';
import { fuels, origins } from '../vehicles/model.ts';

/** 轿车 SUV MPV 轿跑 旅行车 其他 */
export const bodyTypes = ['sedan', 'suv', 'mpv', 'coupe', 'wagon', 'other'] as const;
/** 车型: one configuration of one model year, as it is ordered (常规) and as the vehicle invoice prints it (发票). */
export const vehicleModelFields = z.object({
  brand: name(),
  series: name(),
  modelName: name(),
  configuration: text(),
  modelYear: count({ min: 1980, max: 2100, range: 'modelYear.range' }),
  code: code(),
  bodyType: choice(bodyTypes),
  guidePriceFen: fen(),
  activeFrom: day(),
  activeTo: day(),
  remarks: long(),
  brandModel: text(),
  vehicleType: text(),
  origin: choice(origins),
  seats: count({ min: 1, max: 60, range: 'seats.range' }),
  displacementMl: count({ max: 20_000, unit: 'mL' }),
  /** 吨位 is printed in tonnes. */
  tonnageKg: count({ max: 100_000, unit: 'kg' }),
  fuel: choice(fuels),
  nevFrom: day(),
  nevTo: day(),
});
export type VehicleModelFields = z.infer<typeof vehicleModelFields>;

/** Those who keep the catalogue. */
export const CATALOGUE_KEEPERS: readonly Role[] = ['backOffice', 'manager', 'admin'];
