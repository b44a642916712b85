import { z } from 'zod';
import { choice, code, count, day, fen, given, list, long, missing, ref, text } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';

/** 草稿 待批 已撤回 已批准 不同意 已出库 已入库 退回中 已退回 */
export const transferOrderStates = [
  'draft',
  'requested',
  'cancelled',
  'approved',
  'refused',
  'out',
  'received',
  'sentBack',
  'returned',
] as const;
export type TransferOrderState = (typeof transferOrderStates)[number];
/** 草稿 已签字 已退回 */
export const transferOutStates = ['draft', 'signed', 'returned'] as const;
export type TransferOutState = (typeof transferOutStates)[number];
/** 待验收 已入库 拒收 */
export const transferInStates = ['draft', 'signed', 'refused'] as const;
export type TransferInState = (typeof transferInStates)[number];
/** 草稿 调出方已确认 调入方已确认 已结算 */
export const settlementStates = ['draft', 'confirmedOut', 'confirmedIn', 'settled'] as const;
export type SettlementState = (typeof settlementStates)[number];

/** 为订单 备库存 */
export const transferPurposes = ['order', 'stock'] as const;
/** 按成本 成本加价 调拨价目 协议价 */
export const priceRules = ['cost', 'costPlus', 'list', 'agreed'] as const;
export type PriceRule = (typeof priceRules)[number];
/** 运费: 调出方付 调入方付 */
export const freightPayers = ['giver', 'asker'] as const;
/** 入库方式: 自动 手工 */
export const receiveModes = ['auto', 'manual'] as const;
/** 责任方: 调出方 承运人 本店 */
export const damageBearers = ['giver', 'carrier', 'asker'] as const;
/** 同一纳税主体 不同纳税主体 */
export const taxpayerKinds = ['same', 'different'] as const;

/** 调拨订单 (DB): one car this store asks a sister store for. */
export const transferOrderFields = z.object({
  /** The car of an order it is for; blank: for stock. Stays here. */
  orderVehicleId: z.uuid().nullish().meta({ control: 'ref' }),
  fromStoreId: text({ max: 32 }),
  vin: code(),
  /** 车型颜色, where no VIN is known. */
  wanted: text({ max: 200 }),
  priceRule: given(priceRules),
  /** 加价 or 协议价. */
  ruleFen: fen(),
  freightBy: given(freightPayers),
  receiveMode: given(receiveModes),
  neededOn: day(),
  /** For ourselves: travels nowhere. */
  remark: long({ max: 400 }),
});
export type TransferOrderFields = z.infer<typeof transferOrderFields>;

/** 批准: which car of ours it is. */
export const answerFields = z.object({ vehicleId: ref('vehicle') });

/** 调拨出库 (DC), as the giving warehouse signs it. */
export const transferOutFields = z.object({
  odometerKm: count({ max: 2_000_000, unit: 'km' }),
  keyCount: count({ max: 9 }),
  /** 随车资料. */
  certificates: list({ most: 20 }),
  /** 承运. */
  carrier: text({ max: 80 }),
  /** 运费 this store pays. */
  freightFen: fen(),
});
export type TransferOutFields = z.infer<typeof transferOutFields>;

/** 调拨入库 (DR), as the asking warehouse signs it. */
export const transferInFields = z.object({
  odometerKm: count({ max: 2_000_000, unit: 'km' }),
  location: text(),
  /** 验收问题; blank: none. */
  damageNote: long({ max: 400 }),
  damageFen: fen(),
  damageLiable: choice(damageBearers),
});
export type TransferInFields = z.infer<typeof transferInFields>;

/** 内部结算 as the giving finance confirms it. */
export const settlementFields = z.object({
  taxpayers: given(taxpayerKinds),
  invoiceNo: code(),
});
export type SettlementFields = z.infer<typeof settlementFields>;

export const TRANSFER_READERS: readonly Role[] = ['backOffice', 'manager', 'warehouse', 'finance', 'admin'];
/** Who asks, and takes it back. */
export const TRANSFER_ASKERS: readonly Role[] = ['backOffice', 'manager'];
export const TRANSFER_MOVERS: readonly Role[] = ['warehouse'];

/** What a car says of itself where it goes: no buyer, no driver, no cost, no remark. */
export const CAR_FIELDS = [
  ...(['vin', 'engineNo', 'brand', 'series', 'model', 'brandModel', 'modelYear', 'origin'] as const),
  ...(['exteriorColor', 'interiorColor', 'options', 'keyNo', 'displacementMl', 'powerKw', 'fuel'] as const),
  ...(['transmission', 'driveType', 'seats', 'emission', 'producedOn', 'listPriceFen', 'conformityCertNo'] as const),
  ...(['cocNo', 'importCertNo', 'inspectionNo', 'customsDeclNo', 'port', 'importedOn'] as const),
] as const;
export type CarSnapshot = Partial<Record<(typeof CAR_FIELDS)[number], string | number | null>> & {
  vin: string;
  origin: 'domestic' | 'imported';
};

const problem = (path: string, rule: string) => ({ path, code: rule });

export const transferOrderProblems = (typed: Partial<TransferOrderFields>) => [
  ...missing(typed, ['fromStoreId', 'priceRule', 'freightBy', 'receiveMode']),
  ...(typed.vin || typed.wanted ? [] : [problem('wanted', 'transfer.which')]),
  ...(needsSum(typed.priceRule) ? missing(typed, ['ruleFen']) : []),
];
/** Whether the rule of the price asks for a sum: what is added, or what was agreed. */
export const needsSum = (rule: PriceRule | null | undefined): boolean => rule === 'costPlus' || rule === 'agreed';

export const transferOutProblems = (typed: Partial<TransferOutFields>) => missing(typed, ['odometerKm']);

export const transferInProblems = (typed: Partial<TransferInFields>) => [
  ...missing(typed, ['odometerKm', 'location']),
  ...(typed.damageFen ? missing(typed, ['damageNote', 'damageLiable']) : []),
];

export const settlementProblems = (typed: Partial<SettlementFields>) => missing(typed, ['taxpayers']);
