import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id, on, syncedColumns } from '../core/columns.ts';
import type { MeetingKind } from './model.ts';

/** 销售日报表 of a consultant and a day. */
export const dailyReport = sqliteTable(
  'daily_report',
  {
    /** Made from day and person, so that two PCs without a line fill in the same one. */
    id: id(),
    staffId: text('staff_id').notNull(),
    on: on('report_on').notNull(),
    summary: text('summary'),
    plan: text('plan'),
    submittedAt: at('submitted_at'),
    instruction: text('instruction'),
    signedAt: at('signed_at'),
    signedById: text('signed_by_id'),
    ...syncedColumns(),
  },
  (t) => [index('daily_report_of').on(t.on, t.staffId)],
);

/** 早会 / 夕会 of a day. */
export const meeting = sqliteTable(
  'meeting',
  {
    /** Made from day and kind. */
    id: id(),
    on: on('meeting_on').notNull(),
    kind: text('kind').$type<MeetingKind>().notNull(),
    announcements: text('announcements'),
    cases: text('cases'),
    heldAt: at('held_at'),
    heldById: text('held_by_id'),
    ...syncedColumns(),
  },
  (t) => [index('meeting_on').on(t.on, t.kind)],
);
