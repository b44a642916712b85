import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id, on, syncedColumns } from '../core/columns.ts';
import type { MeetingKind, PlanKind } from './model.ts';

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
    contacts: integer('contacts'),
    parties: integer('parties'),
    drives: integer('drives'),
    orders: integer('orders'),
    submittedAt: at('submitted_at'),
    instruction: text('instruction'),
    signedAt: at('signed_at'),
    signedById: text('signed_by_id'),
    ...syncedColumns(),
  },
  (t) => [index('daily_report_of').on(t.on, t.staffId)],
);

/** 周计划 / 月计划 of a consultant. */
export const salesPlan = sqliteTable(
  'sales_plan',
  {
    /** Made from kind, first day and person. */
    id: id(),
    staffId: text('staff_id').notNull(),
    kind: text('kind').$type<PlanKind>().notNull(),
    fromOn: on('from_on').notNull(),
    plan: text('plan'),
    contacts: integer('contacts'),
    parties: integer('parties'),
    drives: integer('drives'),
    orders: integer('orders'),
    newCards: integer('new_cards'),
    deliveries: integer('deliveries'),
    submittedAt: at('submitted_at'),
    instruction: text('instruction'),
    signedAt: at('signed_at'),
    signedById: text('signed_by_id'),
    ...syncedColumns(),
  },
  (t) => [index('sales_plan_of').on(t.kind, t.fromOn, t.staffId)],
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
