import { z } from 'zod';
import { count, month, ref } from '../core/fields.ts';

/** 订单 交车 批次 新建卡 试驾: what a month is to bring, in rows that 报表 counts under the same names. */
export const targetCounts = ['orders', 'deliveries', 'parties', 'newCards', 'drives'] as const;
/** The same and 留档率. */
export const targetMeasures = [...targetCounts, 'captureBp'] as const;
export type TargetMeasure = (typeof targetMeasures)[number];

const much = () => count({ max: 9_999, range: 'number.range' });

/** 月目标: what a consultant, or the whole showroom (no `staffId`), is to reach in a month. */
export const targetFields = z.object({
  month: month(),
  staffId: ref('staff'),
  orders: much(),
  deliveries: much(),
  parties: much(),
  newCards: much(),
  drives: much(),
  /** 留档率, 1/10,000: 8100 is 81 %. */
  captureBp: count({ max: 10_000, range: 'target.share' }),
});
export type TargetFields = z.infer<typeof targetFields>;
/** What is to be reached; null where nothing was said. */
export type Goals = { [M in TargetMeasure]: number | null };
