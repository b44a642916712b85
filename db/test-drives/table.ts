import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, bool, id, on, syncedColumns } from '../core/columns.ts';
import type { initialLevels } from '../visits/model.ts';
import type { driveKinds, driveStates, intents, licenceClasses, signatureWays } from './model.ts';

/** 试乘试驾. */
export const testDrive = sqliteTable(
  'test_drive',
  {
    id: id(),
    driveNo: text('drive_no').notNull(),
    /** Null: head office may not know the guest, and this PC is not the one that booked. */
    customerId: text('customer_id'),
    demoCarId: text('demo_car_id').notNull(),
    kind: text('kind').$type<(typeof driveKinds)[number]>().notNull(),
    plannedStartAt: at('planned_start_at').notNull(),
    plannedEndAt: at('planned_end_at').notNull(),
    consultantId: text('consultant_id'),
    specialistId: text('specialist_id'),
    route: text('route'),
    driverName: text('driver_name'),
    driverMobile: text('driver_mobile'),
    licenceNo: text('licence_no'),
    licenceClass: text('licence_class').$type<(typeof licenceClasses)[number]>(),
    licenceIssuedOn: on('licence_issued_on'),
    licenceExpiresOn: on('licence_expires_on'),
    licencePermanent: bool('licence_permanent'),
    driverIdNo: text('driver_id_no'),
    state: text('state').$type<(typeof driveStates)[number]>().notNull(),
    signedAt: at('signed_at'),
    signedHow: text('signed_how').$type<(typeof signatureWays)[number]>(),
    signature: text('signature'),
    startedAt: at('started_at'),
    endedAt: at('ended_at'),
    odometerOutKm: integer('odometer_out_km'),
    odometerInKm: integer('odometer_in_km'),
    scoreExterior: integer('score_exterior'),
    scoreInterior: integer('score_interior'),
    scorePower: integer('score_power'),
    scoreHandling: integer('score_handling'),
    scoreBraking: integer('score_braking'),
    scoreComfort: integer('score_comfort'),
    scoreEquipment: integer('score_equipment'),
    liked: text('liked'),
    concerns: text('concerns'),
    rivals: text('rivals'),
    intentAfter: text('intent_after').$type<(typeof intents)[number]>(),
    levelAfter: text('level_after').$type<(typeof initialLevels)[number]>(),
    nextContactOn: on('next_contact_on'),
    feedbackAt: at('feedback_at'),
    cancelReason: text('cancel_reason'),
    ...syncedColumns(),
  },
  (t) => [
    index('test_drive_planned').on(t.plannedStartAt, t.id),
    index('test_drive_of_car').on(t.demoCarId, t.plannedStartAt, t.id),
    index('test_drive_of_customer').on(t.customerId, t.plannedStartAt),
    // What is under way or to come: few at any time.
    index('test_drive_state').on(t.state, t.plannedStartAt, t.id),
  ],
);
