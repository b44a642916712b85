import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, bool, id, on, syncedColumns } from '../core/columns.ts';
import type { Level } from '../customers/model.ts';
import type { CountedAs } from './drawer-audit.ts';
import type { handoverReasons } from './handover.ts';
import type { appointmentPurposes, appointmentStates, ContactMethod, ContactOutcome, ServedPromise } from './model.ts';

/** 联系记录. */
export const contact = sqliteTable(
  'contact',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    at: at('at').notNull(),
    method: text('method').$type<ContactMethod>().notNull(),
    outcome: text('outcome').$type<ContactOutcome>().notNull(),
    inbound: bool('inbound'),
    serves: text('serves').$type<ServedPromise>(),
    plannedPurpose: text('planned_purpose'),
    preparedQuestions: text('prepared_questions'),
    predictedAnswers: text('predicted_answers'),
    content: text('content'),
    signals: text('signals', { mode: 'json' }).$type<string[]>(),
    levelBefore: text('level_before').$type<Level>(),
    levelAfter: text('level_after').$type<Level>(),
    nextBeforeOn: on('next_before_on'),
    nextContactOn: on('next_contact_on'),
    nextPurpose: text('next_purpose'),
    managerNote: text('manager_note'),
    managerNoteAt: at('manager_note_at'),
    managerNoteById: text('manager_note_by_id'),
    struckAt: at('struck_at'),
    struckReason: text('struck_reason'),
    struckById: text('struck_by_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('contact_of').on(t.customerId, t.at, t.id),
    index('contact_by').on(t.createdBy, t.at, t.id),
    index('contact_at').on(t.at, t.id),
  ],
);

/** 邀约. */
export const appointment = sqliteTable(
  'appointment',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    at: at('at').notNull(),
    purpose: text('purpose').$type<(typeof appointmentPurposes)[number]>().notNull(),
    consultantId: text('consultant_id'),
    partySize: integer('party_size'),
    note: text('note'),
    state: text('state').$type<(typeof appointmentStates)[number]>().notNull(),
    visitId: text('visit_id'),
    ...syncedColumns(),
  },
  (t) => [
    index('appointment_at').on(t.at, t.id),
    index('appointment_of').on(t.customerId, t.at, t.id),
    index('appointment_consultant').on(t.consultantId, t.at, t.id),
  ],
);

/** 移交. */
export const handover = sqliteTable(
  'handover',
  {
    id: id(),
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    reason: text('reason').$type<(typeof handoverReasons)[number]>().notNull(),
    note: text('note'),
    cardIds: text('card_ids', { mode: 'json' }).$type<string[]>().notNull(),
    moved: text('moved', { mode: 'json' }).$type<string[]>(),
    acknowledgedAt: at('acknowledged_at'),
    undoneAt: at('undone_at'),
    undoneById: text('undone_by_id'),
    ...syncedColumns(),
  },
  (t) => [index('handover_at').on(t.createdAt, t.id), index('handover_to').on(t.toId, t.createdAt)],
);

/** 清点. */
export const drawerAudit = sqliteTable(
  'drawer_audit',
  {
    /** Made from drawer, month and as whom it was counted, so that two PCs without a line make the same one. */
    id: id(),
    ownerId: text('owner_id').notNull(),
    month: text('month').notNull(),
    countedAs: text('counted_as').$type<CountedAs>().notNull(),
    byId: text('by_id').notNull(),
    countedAt: at('counted_at').notNull(),
    cards: integer('cards').notNull(),
    missingIds: text('missing_ids', { mode: 'json' }).$type<string[]>().notNull(),
    fixes: text('fixes', { mode: 'json' }).$type<string[]>().notNull(),
    notes: text('notes'),
    ...syncedColumns(),
  },
  (t) => [index('drawer_audit_of').on(t.month, t.ownerId)],
);
