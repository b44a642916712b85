import { z } from 'zod';
import { given, list, ref, refs, text } from '../core/fields.ts';

/** 离职 休假 其他 */
export const handoverReasons = ['leaving', 'away', 'other'] as const;
/** Most cards that are handed over at once. */
export const MOST_HANDED = 500;
/** Most promises that go with them. */
export const MOST_MOVED = 2000;
/** A handover can be undone this long. */
export const UNDO_DAYS = 30;

/** 移交: cards of one consultant given to another, whole history and all. */
export const handoverFields = z.object({
  fromId: ref('staff'),
  toId: ref('staff'),
  reason: given(handoverReasons),
  note: text({ max: 200 }),
  cardIds: refs('customer'),
  /** Open promises of these cards that went with them, "<entity> <id>" each. */
  moved: list({ most: MOST_MOVED }),
});
export type HandoverFields = z.infer<typeof handoverFields>;
