import { z } from 'zod';
import { choice, code, day, fen, given, list, long, ref, text } from '../core/fields.ts';

/** 已订 已分配 已发运 已到店: follows from the days of a line. */
export const lineStates = ['ordered', 'allocated', 'shipped', 'arrived'] as const;

/** 采购订单: what was ordered from a supplier under one number. */
export const purchaseOrderFields = z.object({
  orderNo: code(),
  supplier: text(),
  orderedOn: day(),
  remarks: long(),
});
export type PurchaseOrderFields = z.infer<typeof purchaseOrderFields>;

/** 到店检查: what is looked at when a car comes off the truck. */
export const arrivalChecks = ['body', 'glass', 'wheels', 'interior', 'odometer', 'keys', 'tools', 'papers'] as const;

/** 采购明细: one car of an order. Its VIN may come later; `vehicleId` is its card once it has arrived. */
export const purchaseLineFields = z.object({
  orderId: ref('purchase_order'),
  batch: text(),
  /** The configuration in the catalogue; the texts beside it are kept as they were ordered. */
  modelId: ref('vehicle_model'),
  series: text(),
  model: text(),
  exteriorColor: text(),
  interiorColor: text(),
  options: long({ max: 400 }),
  vin: code(),
  allocatedOn: day(),
  shippedOn: day(),
  expectedOn: day(),
  arrivedOn: day(),
  priceFen: fen(),
  paidOn: day(),
  paidFen: fen(),
  vehicleId: ref('vehicle'),
  /** The customer it is promised to, before it is here. */
  promisedToId: ref('customer'),
  /** What of `arrivalChecks` was found in order. */
  checks: list(),
  remarks: long(),
});
export type PurchaseLineFields = z.infer<typeof purchaseLineFields>;

/** 划痕 凹陷 掉漆 破损 缺件 污渍 其他 */
export const damageKinds = ['scratch', 'dent', 'paint', 'broken', 'missing', 'stain', 'other'] as const;
/** 轻微 一般 严重 */
export const damageSeverities = ['minor', 'medium', 'major'] as const;
/** 承运商 厂家 本店 待定 */
export const liableParties = ['carrier', 'maker', 'store', 'open'] as const;
/** 待处理 已了结 */
export const damageStates = ['open', 'settled'] as const;

/** 质损: something wrong with a car, found when it came; its photographs hang on the vehicle card under the name of the part. */
export const damageFields = z.object({
  vehicleId: ref('vehicle'),
  part: text(),
  kind: given(damageKinds),
  severity: given(damageSeverities),
  note: long({ max: 400 }),
  liable: choice(liableParties),
  fen: fen(),
  state: given(damageStates),
});
export type DamageFields = z.infer<typeof damageFields>;
