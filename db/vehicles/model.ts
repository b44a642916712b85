import { z } from 'zod';
import { choice, code, count, day, fen, given, long, ref, refs, text } from '../core/fields.ts';
import { paperFields } from './papers.ts';

/** 国产 / 进口 */
export const origins = ['domestic', 'imported'] as const;
/** 在途 在库 借出 调拨中 已配 已交 已调出（another store of the group has it） */
export const vehicleStatuses = [
  'inTransit',
  'inStock',
  'lent',
  'transferring',
  'allocated',
  'delivered',
  'transferred',
] as const;

/** 汽油 油电混合 插电混合 纯电 柴油 其他 */
export const fuels = ['petrol', 'hybrid', 'plugIn', 'electric', 'diesel', 'other'] as const;

/**
 * Fields of the vehicle card (车辆卡片: 常规 规格 库存 海关, seed L-DMS ch. 3). Shapes only; what 国产/进口 require and the VIN
 * rules are judged by `vehicleProblems` in `rules.ts`, the same on the form and in the service.
 */
export const vehicleFields = z.object({
  /** Judged by `checkVin`, which says more than a pattern could. */
  vin: z.string().max(60, 'vin.length').meta({ control: 'code' }),
  engineNo: code(),
  brand: text(),
  series: text(),
  model: text(),
  modelId: ref('vehicle_model'),
  brandModel: text(),
  modelYear: count({ min: 1980, max: 2100, range: 'modelYear.range' }),
  origin: given(origins),
  plate: text(),
  registeredOn: day(),
  exteriorColor: text(),
  interiorColor: text(),
  options: long(),
  optionIds: refs('vehicle_option'),
  keyNo: code(),
  displacementMl: count({ max: 20_000, unit: 'mL' }),
  powerKw: count({ max: 2_000, unit: 'kW' }),
  fuel: choice(fuels),
  transmission: text(),
  driveType: text(),
  seats: count({ min: 1, max: 60, range: 'seats.range' }),
  emission: text(),
  producedOn: day(),
  status: given(vehicleStatuses),
  location: text(),
  supplier: text(),
  purchaseOrderNo: code(),
  purchasedOn: day(),
  arrivedOn: day(),
  listPriceFen: fen(),
  costFen: fen(),
  conformityCertNo: code(),
  cocNo: code(),
  importCertNo: code(),
  inspectionNo: code(),
  customsDeclNo: code(),
  port: text(),
  importedOn: day(),
  buyerId: ref('customer'),
  driverId: ref('customer'),
  remarks: long(),
  ...paperFields,
});
export type VehicleFields = z.infer<typeof vehicleFields>;
/** Roles that see and edit the purchase cost (进价). */
export const costRoles = ['manager', 'backOffice', 'finance', 'admin'] as const;
