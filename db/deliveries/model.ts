import { z } from 'zod';
import { count, day, flag, given, list, long, missing, several, text } from '../core/fields.ts';
import { damageKinds, damageSeverities, liableParties } from '../purchases/model.ts';
import type { Role } from '../staff/model.ts';
import { signature } from '../test-drives/model.ts';

/** 草稿 已批 已出库 已取消 */
export const noteStates = ['draft', 'approved', 'executed', 'cancelled'] as const;
export type NoteState = (typeof noteStates)[number];
/** 自提 / 送车 */
export const handoverModes = ['pickup', 'bring'] as const;
/** Besides, 直运: a car that comes straight from its supplier, which nobody chooses but a 直运申请. */
export type NoteMode = (typeof handoverModes)[number] | 'direct';
/** Papers handed over with the car (LAW): 合格证 or import proof, 一致性证书, 中文说明书, 保修手册, 三包凭证. */
export const carPapers = ['certificate', 'coc', 'manual', 'warranty', 'threeGuarantees'] as const;
export type CarPaper = (typeof carPapers)[number];

/** 发货单/交车通知 (FH): one car of an order is to be handed over. */
export const deliveryNoteFields = z.object({
  orderVehicleId: z.uuid().nullish().meta({ control: 'ref' }),
  plannedOn: day(),
  /** 24-hour time on the showroom's clock. */
  plannedTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time.format')
    .nullish()
    .meta({ control: 'text' }),
  /** 交车区. */
  bay: text({ max: 40 }),
  mode: given(handoverModes),
  papers: several(carPapers),
  /** 合格证 pledged at a bank: blocks until 赎证 is noted. */
  pledged: flag(),
  /** 合格证 promised in writing for a day. */
  promisedOn: day(),
  remark: long({ max: 1000 }),
});
export type DeliveryNoteFields = z.infer<typeof deliveryNoteFields>;

/** 草稿 财务已审 已出库 */
export const outStates = ['draft', 'audited', 'left'] as const;
export type OutState = (typeof outStates)[number];
/** What must be seen to be there when a car leaves on a claim that is not confirmed: 车 钥匙 合格证在场. */
export const custodyTicks = ['car', 'keys', 'certificate'] as const;

/** 销售出库单 (CK): the car leaves. `left` is a fact and is undone by nothing but a return. */
export const stockOutFields = z.object({
  keys: count({ max: 20 }),
  certificates: list({ most: 20 }),
  odometerKm: count({ max: 2_000_000, unit: 'km' }),
  custody: several(custodyTicks),
  custodyReason: text({ max: 200 }),
  remark: long({ max: 1000 }),
});
export type StockOutFields = z.infer<typeof stockOutFields>;

/** 待签 已签收 拒收 */
export const signOffStates = ['open', 'signed', 'refused'] as const;
export type SignOffState = (typeof signOffStates)[number];
/** 车辆 随车工具 资料 功能讲解 保修与服务 */
export const signOffChecks = ['car', 'tools', 'papers', 'functions', 'warranty'] as const;
/** 交车仪式: 车辆清洁 文件清点 费用说明 功能讲解 保修/三包说明 服务顾问介绍 合影 回访时间 袖珍驾驶员手册. None of them is a gate. */
export const ceremonySteps = [
  'cleaned',
  'papersCounted',
  'costsExplained',
  'functionsShown',
  'warrantyExplained',
  'serviceAdvisor',
  'photograph',
  'callAgreed',
  'pocketManual',
] as const;
/** 修复 换件 折让 拒收 */
export const damageHandlings = ['repair', 'replace', 'allowance', 'refuse'] as const;

/** 途损: what was found wrong when the car was handed over. */
export const foundDamage = z.object({
  part: z.string().trim().min(1, 'field.required').max(60, 'text.tooLong'),
  kind: z.enum(damageKinds),
  severity: z.enum(damageSeverities),
  liable: z.enum(liableParties).nullish(),
  handling: z.enum(damageHandlings).nullish(),
  note: z.string().trim().max(200, 'text.tooLong').nullish(),
});
export type FoundDamage = z.infer<typeof foundDamage>;

/** 途损签收单 / 交车确认单 (QS). */
export const signOffFields = z.object({
  signer: text({ max: 60, personal: true }),
  /** 证件核对: who signs is who was expected. */
  idChecked: flag(),
  checks: several(signOffChecks),
  ceremony: several(ceremonySteps),
  damages: z.array(foundDamage).max(40, 'list.tooLong').nullish(),
  signature: signature.nullish(),
  /** 纸上已签: the paper hangs on the car's card. */
  onPaper: flag(),
  remark: long({ max: 1000 }),
});
export type SignOffFields = z.infer<typeof signOffFields>;

/** 交车时间、交车区 are reception's too; it prints nothing of them and sees no money. */
export const DELIVERY_READERS: readonly Role[] = [
  'reception',
  'consultant',
  'manager',
  'backOffice',
  'finance',
  'warehouse',
  'admin',
];
export const NOTE_WRITERS: readonly Role[] = ['consultant', 'manager', 'backOffice'];
export const OUT_WRITERS: readonly Role[] = ['manager', 'backOffice', 'warehouse'];
export const SIGN_WRITERS: readonly Role[] = ['consultant', 'manager', 'backOffice'];
export const PAPER_PRINTERS: readonly Role[] = ['consultant', 'manager', 'backOffice', 'finance', 'warehouse', 'admin'];

export const noteProblems = (typed: Partial<DeliveryNoteFields>) => missing(typed, ['orderVehicleId']);
