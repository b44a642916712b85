import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, bool, id, on, syncedColumns } from '../core/columns.ts';
import type {
  arrivalModes,
  channels,
  initialLevels,
  Outcome,
  purposes,
  RotaEventKind,
  VisitState,
  weathers,
} from './model.ts';

/** 来访 / 来电: one row is one party (批次), not one head. */
export const visit = sqliteTable(
  'visit',
  {
    id: id(),
    visitOn: on('visit_on').notNull(),
    state: text('state').$type<VisitState>().notNull(),
    channel: text('channel').$type<(typeof channels)[number]>().notNull(),
    purpose: text('purpose').$type<(typeof purposes)[number]>().notNull(),
    partySize: integer('party_size').notNull(),
    arrivedAt: at('arrived_at').notNull(),
    assignedAt: at('assigned_at'),
    receivedAt: at('received_at'),
    leftAt: at('left_at'),
    guestName: text('guest_name'),
    guestPhone: text('guest_phone'),
    guestDescription: text('guest_description'),
    gender: text('gender').$type<'male' | 'female'>(),
    address: text('address'),
    arrivalMode: text('arrival_mode').$type<(typeof arrivalModes)[number]>(),
    plate: text('plate'),
    customerId: text('customer_id'),
    /** 第几次来店, derived when the visit is tied to a customer; null while nobody knows who it is. */
    visitSeq: integer('visit_seq'),
    greeterId: text('greeter_id').notNull(),
    consultantId: text('consultant_id'),
    priorConsultantId: text('prior_consultant_id'),
    /** 代接待: the owner it counts for in the numbers; null: for its consultant. */
    creditedId: text('credited_id'),
    rotaSlot: integer('rota_slot'),
    skipReason: text('skip_reason'),
    readBackConfirmed: bool('read_back_confirmed'),
    interestSeries: text('interest_series'),
    interestModel: text('interest_model'),
    interestModelId: text('interest_model_id'),
    interestColor: text('interest_color'),
    interestNote: text('interest_note'),
    source: text('source'),
    sourceDetail: text('source_detail'),
    campaign: text('campaign'),
    narrative: text('narrative'),
    levelInitial: text('level_initial').$type<(typeof initialLevels)[number]>(),
    ownedCar: text('owned_car'),
    rivals: text('rivals'),
    outcome: text('outcome').$type<Outcome>(),
    noCaptureReason: text('no_capture_reason'),
    /** 作废: registered by mistake; the row stays and counts nowhere. */
    voidedAt: at('voided_at'),
    voidReason: text('void_reason'),
    voidedBy: text('voided_by'),
    ...syncedColumns(),
  },
  (t) => [
    index('visit_day').on(t.visitOn, t.arrivedAt, t.id),
    index('visit_customer').on(t.customerId, t.arrivedAt),
    index('visit_consultant').on(t.consultantId, t.visitOn),
    index('visit_phone').on(t.guestPhone),
    index('visit_open').on(t.state, t.visitOn),
    // 批次 with all they are counted by: the reports read no row for them.
    index('visit_counted')
      .on(
        t.visitOn,
        t.arrivedAt,
        t.id,
        t.channel,
        t.outcome,
        t.visitSeq,
        t.consultantId,
        t.creditedId,
        t.source,
        t.interestSeries,
      )
      .where(sql`purpose = 'viewing' AND deleted_at IS NULL AND voided_at IS NULL`),
    index('visit_not_captured')
      .on(t.visitOn, t.noCaptureReason, t.visitSeq, t.consultantId, t.creditedId, t.source, t.interestSeries)
      .where(sql`outcome = 'notCaptured' AND purpose = 'viewing' AND deleted_at IS NULL AND voided_at IS NULL`),
  ],
);

/**
 * One day of the showroom: the weather (天气) in the head of the register, and the rota (排班顺位) fixed at the morning meeting, as
 * staff ids in their order. A consultant who is not in it does not take part; null while nobody fixed one.
 */
export const showroomDay = sqliteTable(
  'showroom_day',
  {
    /** `YYYYMMDD-0000-8000-8000-000000000000`: two PCs that open a day without a line open the same one. */
    id: id(),
    visitOn: on('visit_on').notNull(),
    weather: text('weather').$type<(typeof weathers)[number]>(),
    rota: text('rota', { mode: 'json' }).$type<string[]>(),
    ...syncedColumns(),
  },
  (t) => [index('showroom_day_on').on(t.visitOn)],
);

/** 排班记录: what happened to the rota of a day; rows are added, and taken back within a minute, never edited. */
export const rotaEvent = sqliteTable(
  'rota_event',
  {
    id: id(),
    visitOn: on('visit_on').notNull(),
    at: at('at').notNull(),
    kind: text('kind').$type<RotaEventKind>().notNull(),
    staffId: text('staff_id'),
    staffIds: text('staff_ids', { mode: 'json' }).$type<string[]>(),
    reason: text('reason'),
    agreedById: text('agreed_by_id'),
    ...syncedColumns(),
  },
  (t) => [index('rota_event_day').on(t.visitOn, t.at, t.id)],
);
