import { z } from 'zod';
import { maskPhone } from '../../../db/customers/phone.ts';
import { driveKinds, driveStates, SCORES } from '../../../db/test-drives/model.ts';
import { averageScore, lateness } from '../../../db/test-drives/rules.ts';
import { testDrive } from '../../../db/test-drives/table.ts';
import { column, listing, textFilter } from '../../records/listing.ts';
import { CLASH, CUSTOMER } from './plans.ts';

/** 试驾记录: every drive, the newest plan first; numbers of phones masked as in any list. */
export const drives = listing({
  entity: 'test_drive',
  table: testDrive,
  fields: [
    'driveNo',
    'customerId',
    'demoCarId',
    'kind',
    'plannedStartAt',
    'plannedEndAt',
    'consultantId',
    'driverName',
    'driverMobile',
    'state',
    'signedAt',
    'startedAt',
    'endedAt',
    'odometerOutKm',
    'odometerInKm',
    'intentAfter',
    'levelAfter',
    'feedbackAt',
    'cancelReason',
    ...SCORES,
  ],
  also: {
    customerName: column<string | null>(CUSTOMER),
    carNumber: column<string | null>('car.number'),
    carModel: column<string | null>('coalesce(car.model, car.series)'),
    consultantName: column<string | null>('consultant.name'),
    clashId: column<string | null>(CLASH),
  },
  join: `LEFT JOIN demo_car car ON car.id = r.demo_car_id LEFT JOIN staff consultant ON consultant.id = r.consultant_id`,
  filters: z.object({
    text: textFilter(),
    state: z.enum(driveStates).optional(),
    kind: z.enum(driveKinds).optional(),
    demoCarId: z.uuid().optional(),
    consultantId: z.uuid().optional(),
    mine: z.boolean().optional(),
    /** 撞车: another drive needs the car at the same time. */
    clash: z.boolean().optional(),
    /** 待反馈: back without a feedback form. */
    noFeedback: z.boolean().optional(),
    /** UTC ms: planned from then on, before then; planned to be back before then. */
    from: z.int().optional(),
    to: z.int().optional(),
    endsBefore: z.int().optional(),
  }),
  where: ({ state, kind, demoCarId, consultantId, mine, clash, noFeedback, from, to, endsBefore }, who) => [
    state && ['r.state = ?', state],
    kind && ['r.kind = ?', kind],
    demoCarId && ['r.demo_car_id = ?', demoCarId],
    consultantId && ['r.consultant_id = ?', consultantId],
    mine && ['r.consultant_id = ?', who.id],
    clash && [`r.state IN ('booked', 'out') AND ${CLASH} IS NOT NULL`],
    noFeedback && [`r.state = 'back' AND r.feedback_at IS NULL`],
    endsBefore !== undefined && ['r.planned_end_at < ?', endsBefore],
    from !== undefined && ['r.planned_start_at >= ?', from],
    to !== undefined && ['r.planned_start_at < ?', to],
  ],
  sorts: {
    planned: {
      by: ['plannedStartAt'],
      descending: true,
      index: ({ demoCarId, state }) =>
        demoCarId ? 'test_drive_of_car' : state ? 'test_drive_state' : 'test_drive_planned',
    },
  },
  sort: 'planned',
  search: 'test_drive',
  line: ({ driverMobile, clashId, ...row }, _who, _today, store) => ({
    ...row,
    phone: driverMobile && maskPhone(driverMobile),
    clash: clashId !== null,
    late: lateness(row, store.clock.now()),
    score: averageScore(row),
  }),
});
