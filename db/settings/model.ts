import { z } from 'zod';
import { bareName } from '../core/bare-name.ts';
import { ageColours, SHIPPED_AGE_COLOURS } from '../vehicles/age.ts';
import { letters, SHIPPED_LETTERS } from './letter.ts';
import { notice, SHIPPED_NOTICE } from './notice.ts';
import { papers, SHIPPED_PAPERS } from './papers.ts';
import { SHIPPED_SELLER, seller } from './seller.ts';

const lines = z.array(z.string().trim().min(1, 'text.required').max(60, 'text.tooLong')).max(200, 'list.tooLong');

/** Id of the one record that holds a showroom's settings; the same on every PC. */
export const SHOWROOM_SETTING = '00000000-0000-8000-8000-000000000001';

/** 原顾问 接待人 */
export const standInCredits = ['owner', 'helper'] as const;

/** Settings of one showroom with their shipped defaults; every list is the dealer's to edit. */
export const settings = z.object({
  showroomName: z.string().overwrite(bareName).min(1, 'showroomName.required').max(60, 'text.tooLong').default(''),
  showroomCode: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,32}$/, 'showroomCode.format')
    .or(z.literal(''))
    .default(''),
  /** Minutes without a key or click until the screen locks. */
  idleMinutes: z.int().min(1, 'idleMinutes.range').max(120, 'idleMinutes.range').default(10),
  /** Minutes after which a waiting party turns amber. */
  waitAmberMinutes: z.int().min(1, 'number.range').max(60, 'number.range').default(3),
  /** Version of the privacy notice (告知书) that a new consent refers to. */
  noticeVersion: z.string().trim().min(1, 'text.required').max(20, 'text.tooLong').default('v1'),
  /** Every version of it that was ever in use, oldest first. */
  notices: z.array(notice).max(50, 'list.tooLong').default([SHIPPED_NOTICE]),
  /** 信息来源 (SEED list, DOMAIN 2b) */
  sources: lines.default([
    '户外',
    '巡展',
    '报纸',
    '电台',
    '电视',
    '互联网',
    '杂志',
    '短信',
    '店头促销',
    '传单',
    '朋友介绍',
    '销售员拜访',
    '偶然',
    '竞品拦截',
    '保客增购',
    '保客推荐',
    'DCC转入',
    '车展',
    '官网',
    '其他',
  ]),
  /** 战败原因, second level (DOMAIN 2d) */
  lossReasons: lines.default([
    '车型不符',
    '缺货',
    '价格',
    '促销',
    '朋友推荐',
    '交通',
    '环境',
    '按揭',
    '区域限制',
    '售后',
    '人员·态度',
    '人员·需求了解',
    '人员·专业',
    '人员·跟进及时',
    '人员·信守承诺',
    '人员·商务礼仪',
    '人员·灵活',
  ]),
  /** 跳过、离开等候点的原因 */
  rotaReasons: lines.default(['接待中', '外出', '用餐', '会议', '请假', '其他']),
  /** 代接待的来访算谁的: of the owner who was away, or of whoever helped. */
  standInCredit: z.enum(standInCredits).default('owner'),
  /** 信件模板: letters a consultant sends, printed or copied. */
  letters: letters.default(SHIPPED_LETTERS),
  /** 打印样式: logo, footer, titles and what single forms leave out. */
  papers: papers.default(SHIPPED_PAPERS),
  /** 库龄颜色: from how many days on a car's age is said in which colour. */
  ageColours: ageColours.default(SHIPPED_AGE_COLOURS),
  /** 销售方开票资料. */
  seller: seller.default(SHIPPED_SELLER),
  series: z
    .array(z.object({ series: z.string().trim().min(1, 'text.required').max(40, 'text.tooLong'), models: lines }))
    .max(100, 'list.tooLong')
    .default([
      { series: 'ES', models: ['ES 200', 'ES 260', 'ES 300h'] },
      { series: 'NX', models: ['NX 260', 'NX 350h', 'NX 400h+'] },
      { series: 'RX', models: ['RX 300', 'RX 350h', 'RX 500h'] },
      { series: 'GX', models: ['GX 550'] },
      { series: 'LX', models: ['LX 600', 'LX 700h'] },
      { series: 'LS', models: ['LS 350', 'LS 500h'] },
      { series: 'LM', models: ['LM 350h', 'LM 500h'] },
      { series: 'UX', models: ['UX 300e'] },
    ]),
});
export type Settings = z.infer<typeof settings>;
export const settingsPatch = z.object({
  showroomName: settings.shape.showroomName.unwrap().optional(),
  showroomCode: settings.shape.showroomCode.unwrap().optional(),
  idleMinutes: settings.shape.idleMinutes.unwrap().optional(),
  waitAmberMinutes: settings.shape.waitAmberMinutes.unwrap().optional(),
  sources: settings.shape.sources.unwrap().optional(),
  lossReasons: settings.shape.lossReasons.unwrap().optional(),
  rotaReasons: settings.shape.rotaReasons.unwrap().optional(),
  standInCredit: settings.shape.standInCredit.unwrap().optional(),
  series: settings.shape.series.unwrap().optional(),
  ageColours: settings.shape.ageColours.unwrap().optional(),
  letters: settings.shape.letters.unwrap().optional(),
  papers: settings.shape.papers.unwrap().optional(),
  seller: settings.shape.seller.unwrap().optional(),
});
