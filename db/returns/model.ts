import { z } from 'zod';
import { code, count, flag, given, long, missing, text } from '../core/fields.ts';
import { useFee as feeForUse } from '../money/fees.ts';
import { methods } from '../receipts/model.ts';
import type { Role } from '../staff/model.ts';

/** 待批 已批待入库 已入库待检查 已检查待退款 已办结 未批准; `draft` only while it is being made. */
export const returnStates = ['draft', 'requested', 'decided', 'carIn', 'inspected', 'refunded', 'refused'] as const;
export type ReturnState = (typeof returnStates)[number];
/** 三包 协商 开票有误 */
export const returnKinds = ['threeGuarantees', 'agreed', 'wrongInvoice'] as const;
export type ReturnKind = (typeof returnKinds)[number];

/** 退车 (TH): a car that has left comes back (DEALS 2.11). Asked for once; afterwards nothing of it changes. */
export const vehicleReturnFields = z.object({
  orderVehicleId: z.uuid().nullish().meta({ control: 'ref' }),
  kind: given(returnKinds),
  reason: long({ max: 400 }),
  odometerKm: count({ max: 2_000_000, unit: 'km' }),
  /** 三包: what the maker asks for 1,000 km, basis points of the price; at most 0.5 %. */
  perThousandKmBp: count({ max: 50 }),
  /** 已上牌: then the 注销证明 is asked for before money goes back. */
  registered: flag(),
});
export type VehicleReturnFields = z.infer<typeof vehicleReturnFields>;

/** 入库: what the warehouse sees when the car comes; 检查: what is found afterwards. */
export const carInFields = z.object({ inKm: count({ max: 2_000_000, unit: 'km' }), inNote: long({ max: 400 }) });
export const inspectedFields = z.object({ inspection: long({ max: 1000 }), location: text({ max: 40 }) });
/** 退款: how the money goes back, each receipt to who paid it. */
export const returnPaidFields = z.object({
  method: given(methods),
  externalRef: code(),
  /** 注销证明编号, of a car that was registered. */
  deregistrationNo: code(),
});

export const RETURN_ASKERS: readonly Role[] = ['backOffice', 'manager'];
export const RETURN_READERS: readonly Role[] = ['consultant', 'backOffice', 'manager', 'finance', 'warehouse', 'admin'];
export const RETURN_TAKERS: readonly Role[] = ['warehouse', 'manager'];
/** 额度级别 that lets a car come back. */
export const RETURN_LEVEL = 2;

export const returnProblems = (typed: Partial<VehicleReturnFields>) => [
  ...missing(typed, ['orderVehicleId', 'kind', 'reason', 'odometerKm']),
  ...(typed.kind === 'threeGuarantees' ? missing(typed, ['perThousandKmBp']) : []),
];

/** What becomes of the money of a car that comes back, 分. */
export interface ReturnTerms {
  /** What the car and what was sold with it cost. */
  soldFen: number;
  /** What was received for it and has not gone back. */
  paidFen: number;
  /** 使用补偿费, of a 三包 return. */
  useFeeFen: number;
  refundFen: number;
}

/**
 * Terms of a 退车 (DEALS 2.11, 4.6): what was paid for the car goes back, of a 三包 return less price × km ÷ 1000 × n. What was collected for others
 * (taxes, insurance, plates) is none of the showroom's to give back.
 */
export function returnTerms(ask: {
  kind: ReturnKind;
  soldFen: number;
  paidFen: number;
  km: number;
  perThousandKmBp: number;
}): ReturnTerms {
  const { kind, soldFen, km, perThousandKmBp } = ask;
  const paidFen = Math.max(0, Math.min(ask.paidFen, soldFen));
  const fee = kind === 'threeGuarantees' ? feeForUse({ priceFen: soldFen, km, perThousandKmBp }) : 0;
  const useFeeFen = Math.min(fee, paidFen);
  return { soldFen, paidFen, useFeeFen, refundFen: paidFen - useFeeFen };
}
