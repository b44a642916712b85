import { z } from 'zod';
import { count, long, missing, ref, text } from '../core/fields.ts';
import type { Role } from '../staff/model.ts';

/** 检查中 合格 不合格 */
export const pdiStates = ['open', 'passed', 'failed'] as const;
export type PdiState = (typeof pdiStates)[number];

/**
 * What is looked at before a car is handed over, in the order one walks round it (DEALS 2.8, PU): 证件与 VIN/铭牌 外观漆面 玻璃灯光 轮胎胎压备胎
 * 机舱油液与渗漏 电瓶/高压系统 内饰座椅 安全带 仪表警告灯 空调 影音车机 钥匙 随车工具 充电设备 里程 路试异响.
 */
export const pdiItems = [
  'papers',
  'paint',
  'glass',
  'tyres',
  'fluids',
  'battery',
  'seats',
  'belts',
  'warnings',
  'climate',
  'media',
  'keys',
  'tools',
  'charging',
  'odometer',
  'noises',
] as const;
export type PdiItem = (typeof pdiItems)[number];
/** 正常 异常 不适用 */
export const pdiResults = ['ok', 'fault', 'na'] as const;
export type PdiResult = (typeof pdiResults)[number];

/** One point of the sheet; `result` blank: not looked at yet. `own`: a point the technician added, in words. */
export const pdiPoint = z.object({
  item: z.enum([...pdiItems, 'own']),
  own: z.string().trim().max(60, 'text.tooLong').nullish(),
  result: z.enum(pdiResults).nullish(),
  note: z.string().trim().max(200, 'text.tooLong').nullish(),
});
export type PdiPoint = z.infer<typeof pdiPoint>;

/** PDI 检查表: a car looked over before delivery. */
export const pdiSheetFields = z.object({
  vehicleId: ref('vehicle'),
  odometerKm: count({ max: 2_000_000, unit: 'km' }),
  technician: text({ max: 40 }),
  points: z.array(pdiPoint).max(60, 'list.tooLong'),
  remark: long({ max: 1000 }),
});
export type PdiSheetFields = z.infer<typeof pdiSheetFields>;

/** Who looks the car over and says whether it passed. */
export const PDI_WRITERS: readonly Role[] = ['warehouse', 'manager'];
export const PDI_READERS: readonly Role[] = ['consultant', 'manager', 'backOffice', 'finance', 'warehouse', 'admin'];

export const pdiProblems = (typed: Partial<PdiSheetFields>) => missing(typed, ['vehicleId']);

/** The points a new sheet begins with; a car without a plug has no charging equipment. */
export const freshPoints = (fuel: string | null): PdiPoint[] =>
  pdiItems.map((item) => ({
    item,
    own: null,
    result: item === 'charging' && fuel !== 'plugIn' && fuel !== 'electric' ? 'na' : null,
    note: null,
  }));
