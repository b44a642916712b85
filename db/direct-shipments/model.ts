import { z } from 'zod';
import { code, day, fen, long, missing, text } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 已申请 已发运 已签收 已拒收 已结算 已取消 */
export const directStates = ['draft', 'requested', 'shipped', 'signed', 'refused', 'settled', 'cancelled'] as const;
export type DirectState = (typeof directStates)[number];

/** 直运申请 (ZY): one car of an order goes from the supplier straight to the customer (DEALS 7.2). */
export const directRequestFields = z.object({
  orderVehicleId: z.uuid().nullish().meta({ control: 'ref' }),
  /** 供货方: a supplier, or a sister showroom. */
  supplier: text({ max: 80 }),
  /** 送达地址, with who takes the car there. */
  address: text({ max: 200, personal: true }),
  contact: text({ max: 60, personal: true }),
  phone: text({ max: 40, personal: true }),
  plannedOn: day(),
  remark: long({ max: 1000 }),
});
export type DirectRequestFields = z.infer<typeof directRequestFields>;

/** 发运: what the supplier's waybill says. From here on the VIN is claimed. */
export const directShippedFields = z.object({
  vin: z.string().max(60, 'vin.length').nullish().meta({ control: 'code' }),
  engineNo: code(),
  /** 合格证, 一致性证书; of an imported car 进口证明书 and 商检单. */
  conformityCertNo: code(),
  cocNo: code(),
  importCertNo: code(),
  inspectionNo: code(),
  carrier: text({ max: 80 }),
  waybillNo: code(),
  shippedOn: day(),
});
export type DirectShippedFields = z.infer<typeof directShippedFields>;

/** 结算: what the supplier is paid for the car, incl. VAT. */
export const directSettledFields = z.object({ costFen: fen() });
export type DirectSettledFields = z.infer<typeof directSettledFields>;

export const DIRECT_READERS: readonly Role[] = ['consultant', 'manager', 'backOffice', 'finance', 'warehouse', 'admin'];
export const DIRECT_WRITERS: readonly Role[] = ['backOffice', 'manager'];
export const DIRECT_SETTLERS: readonly Role[] = ['finance'];

export const directProblems = (typed: Partial<DirectRequestFields>) => missing(typed, ['orderVehicleId']);
/** What a waybill cannot do without. */
export const SHIPPED_REQUIRED = ['vin', 'carrier', 'waybillNo', 'shippedOn'] as const;
export const shippedProblems = (typed: Partial<DirectShippedFields>) => missing(typed, SHIPPED_REQUIRED);
