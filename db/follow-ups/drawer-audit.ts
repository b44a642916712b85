import { z } from 'zod';
import { count, given, instant, list, ref, text } from '../core/fields.ts';

/** 清点 is done by each of them, at least once a month: 顾问 经理 */
export const countedAs = ['consultant', 'manager'] as const;
export type CountedAs = (typeof countedAs)[number];
/** What is found of a card: 在 不在 要改 */
export const auditMarks = ['here', 'missing', 'fix'] as const;
export type AuditMark = (typeof auditMarks)[number];
/** 要改: 级别 电话 车型 下次联系 其他 */
export const auditFixes = ['level', 'phone', 'model', 'next', 'other'] as const;
export type AuditFix = (typeof auditFixes)[number];
/** Most cards of one drawer. */
export const MOST_COUNTED = 2000;

/** 清点: the cards of a consultant's drawer counted one by one in a month, and signed. */
export const drawerAuditFields = z.object({
  ownerId: ref('staff'),
  /** 'YYYY-MM' */
  month: text({ max: 7 }),
  countedAs: given(countedAs),
  byId: ref('staff'),
  countedAt: instant(),
  cards: count({ min: 0, max: MOST_COUNTED, range: 'number.range' }),
  missingIds: list({ most: MOST_COUNTED }),
  /** Cards to be mended, "<what> <card>" each. */
  fixes: list({ most: MOST_COUNTED }),
  notes: text({ max: 200, personal: true }),
});
