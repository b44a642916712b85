import { z } from 'zod';

/** 国产 / 进口 */
export const origins = ['domestic', 'imported'] as const;
/** 在途 在库 借出 调拨中 已配 已交 */
export const vehicleStatuses = ['inTransit', 'inStock', 'lent', 'transferring', 'allocated', 'delivered'] as const;

/** 汽油 油电混合 插电混合 纯电 柴油 其他 */
export const fuels = ['petrol', 'hybrid', 'plugIn', 'electric', 'diesel', 'other'] as const;

const short = z.string().trim().max(120, 'text.tooLong').nullish();
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format')
  .nullish();
const money = z.int().min(0, 'number.negative').max(100_000_000_00, 'number.tooLarge').nullish();

/**
 * Fields of the vehicle card (车辆卡片: 常规 规格 库存 海关, seed L-DMS ch. 3). Shapes only; what 国产/进口 require and the VIN
 * rules are judged by `vehicleProblems` in `rules.ts`, the same on the form and in the service.
 */
export const vehicleFields = z.object({
  vin: z.string().max(60, 'vin.length'),
  engineNo: short,
  brand: short,
  series: short,
  model: short,
  brandModel: short,
  modelYear: z.int().min(1980, 'modelYear.range').max(2100, 'modelYear.range').nullish(),
  origin: z.enum(origins),
  plate: short,
  registeredOn: day,
  exteriorColor: short,
  interiorColor: short,
  options: z.string().trim().max(2000, 'text.tooLong').nullish(),
  keyNo: short,
  displacementMl: z.int().min(0, 'number.negative').max(20_000, 'number.tooLarge').nullish(),
  powerKw: z.int().min(0, 'number.negative').max(2_000, 'number.tooLarge').nullish(),
  fuel: z.enum(fuels).nullish(),
  transmission: short,
  driveType: short,
  seats: z.int().min(1, 'seats.range').max(60, 'seats.range').nullish(),
  emission: short,
  producedOn: day,
  status: z.enum(vehicleStatuses),
  location: short,
  supplier: short,
  purchaseOrderNo: short,
  purchasedOn: day,
  arrivedOn: day,
  listPriceFen: money,
  costFen: money,
  conformityCertNo: short,
  cocNo: short,
  importCertNo: short,
  inspectionNo: short,
  customsDeclNo: short,
  port: short,
  importedOn: day,
  buyerId: z.uuid().nullish(),
  driverId: z.uuid().nullish(),
  remarks: z.string().trim().max(2000, 'text.tooLong').nullish(),
});
export type VehicleFields = z.infer<typeof vehicleFields>;
/** Roles that see and edit the purchase cost (进价). */
export const costRoles = ['manager', 'backOffice', 'finance', 'admin'] as const;
