import { z } from 'zod';
import { addDays } from '../core/day.ts';
import { choice, count, day, given, list, long, ref, text } from '../core/fields.ts';
import { type Level, levels } from './model.ts';

/** 级别规则: what a level means and how often its customers are called, from a day on; the manager edits it. */
export const levelRuleFields = z.object({
  level: given(levels),
  name: text({ max: 20 }),
  /** 预计购车时间, as it is said: "30 天内". */
  window: text({ max: 40 }),
  /** 跟进间隔; blank: nobody is called by themselves. */
  everyDays: count({ min: 1, max: 366, range: 'level.everyDays', unit: 'day' }),
  /** CSS hex, `#cf1322`. */
  color: text({ max: 9 }),
  validFrom: day(),
});
export type LevelRuleFields = z.infer<typeof levelRuleFields>;

/** What holds for a level on a day. */
export interface LevelRule {
  level: Level;
  name: string;
  window: string;
  everyDays: number | null;
  color: string;
}

/** DOMAIN 2e, as shipped: what holds before the manager edits anything. */
export const SHIPPED_LEVELS: readonly LevelRule[] = [
  { level: 'O', name: 'O', window: '已订车', everyDays: 7, color: '#1677ff' },
  { level: 'H', name: 'H', window: '7 天内', everyDays: 2, color: '#cf1322' },
  { level: 'A', name: 'A', window: '30 天内', everyDays: 7, color: '#d46b08' },
  { level: 'B+', name: 'B+', window: '1-3 个月，比较 1-2 款', everyDays: 15, color: '#ad8b00' },
  { level: 'B', name: 'B', window: '1-3 个月', everyDays: 15, color: '#2f6db5' },
  { level: 'C', name: 'C', window: '3 个月以上', everyDays: 30, color: '#6b7280' },
  { level: 'none', name: '无级', window: '缺姓名、电话或车型', everyDays: null, color: '#9ca3af' },
  { level: 'F', name: 'F', window: '战败、休眠', everyDays: null, color: '#9ca3af' },
  { level: 'D', name: 'D', window: '已交车', everyDays: 90, color: '#389e0d' },
];

type Dated = Pick<LevelRuleFields, 'level' | 'validFrom' | 'name' | 'window' | 'everyDays' | 'color'>;

/** The rules of all levels on a day: of each the newest that began by then, else the shipped one. */
export function levelRulesOn(edited: readonly Dated[], on: string): LevelRule[] {
  return SHIPPED_LEVELS.map((shipped) => {
    const begun = edited
      .filter(({ level, validFrom }) => level === shipped.level && (validFrom ?? '') <= on)
      .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
      .at(-1);
    if (begun === undefined) return shipped;
    return {
      level: shipped.level,
      name: begun.name ?? shipped.name,
      window: begun.window ?? shipped.window,
      everyDays: begun.everyDays ?? null,
      color: begun.color ?? shipped.color,
    };
  });
}

/** Day of the next contact by the cadence of a level; null when nobody is called by themselves. */
export function nextContactBy(rules: readonly LevelRule[], level: Level, from: string): string | null {
  const days = rules.find((rule) => rule.level === level)?.everyDays ?? null;
  return days === null ? null : addDays(from, days);
}

/** The earlier of two days, where either may be none. */
export const earlier = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

/**
 * 促推信号 (SEED): 车型车色选定 付款方式定 分期手续中 二手车处理中 商谈条件 购车时间定 约下次商谈 再度来店
 */
export const levelSignals = [
  'modelColor',
  'payment',
  'instalments',
  'usedCar',
  'terms',
  'time',
  'nextTalk',
  'cameAgain',
] as const;
export type LevelSignal = (typeof levelSignals)[number];

/** The level so many signals speak for; the consultant confirms it. 5 or more: H, 3: A, 1: B+. */
export function suggestedLevel(signals: readonly string[]): Level | null {
  const count = signals.filter((signal) => (levelSignals as readonly string[]).includes(signal)).length;
  if (count >= 5) return 'H';
  if (count >= 3) return 'A';
  return count >= 1 ? 'B+' : null;
}

/** What made a level change: 建卡 联系 到店 试驾 报价 订单 交车 战败 激活 清点 手工 撤销 */
export const levelTriggers = [
  'created',
  'contact',
  'visit',
  'drive',
  'quote',
  'order',
  'delivery',
  'loss',
  'reactivated',
  'audit',
  'card',
  'undone',
] as const;
export type LevelTrigger = (typeof levelTriggers)[number];

/** 级别变更: one step of a customer's card, never edited (潜在顾客等级推进表). */
export const levelChangeFields = z.object({
  customerId: ref('customer'),
  fromLevel: choice(levels),
  toLevel: given(levels),
  trigger: given(levelTriggers),
  reason: long({ max: 400, personal: true }),
  signals: list(),
});
export type LevelChangeFields = z.infer<typeof levelChangeFields>;
