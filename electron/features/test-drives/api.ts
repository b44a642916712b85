import { z } from 'zod';
import type { Role } from '../../../db/staff/model.ts';
import { feedbackFields, signature, typedDrive } from '../../../db/test-drives/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, recordProcedures, target, whoIs } from '../../records/procedures.ts';
import { formLanguage } from '../settings/forms.ts';
import { attentionOf, calendarOf } from './calendar.ts';
import { drives } from './list.ts';
import { drivesOfCustomer } from './of-customer.ts';
import { printDrive } from './print.ts';
import { MASKED } from './rows.ts';
import { bookDrive, driveHistory, driveSaving, openDrive, revealDriveField } from './service.ts';
import { callOff, finishDrive, giveFeedback, signAgreement, startDrive, takeBack } from './steps.ts';

const READERS: Role[] = ['reception', 'consultant', 'manager', 'backOffice', 'admin'];
const reading = procedureFor(...READERS);
/** What a guest thinks of the car, and the level that follows, is for those who sell. */
const selling = procedureFor('consultant', 'manager', 'backOffice', 'admin');

const km = z.int().min(0, 'number.negative').max(1_000_000, 'number.tooLarge');

const saving = { ...driveSaving, create: bookDrive };
const parts = { list: drives, fields: typedDrive, saving, open: openDrive, history: driveHistory };

export const testDrivesApi = router({
  ...recordProcedures(parts, { read: READERS, write: READERS }),
  calendar: reading
    .input(z.object({ on: z.iso.date() }))
    .query(({ ctx, input }) => calendarOf(ctx.showroom.store, input.on)),
  attention: reading.query(({ ctx }) => attentionOf(ctx.showroom.store)),
  ofCustomer: reading.input(byId).query(({ ctx, input }) => drivesOfCustomer(ctx.showroom.store, input.id)),
  reveal: selling
    .input(
      byId.extend({
        field: z.enum(MASKED),
        reason: z.string().trim().min(2, 'reason.required').max(200, 'text.tooLong'),
      }),
    )
    .mutation(({ ctx, input }) => revealDriveField(ctx.showroom.store, whoIs(ctx), input)),
  /** Null: signed on the printed paper. */
  sign: reading
    .input(target.extend({ signature: signature.nullable() }))
    .mutation(({ ctx, input }) => signAgreement(ctx.showroom.store, whoIs(ctx), input)),
  start: reading
    .input(target.extend({ odometerOutKm: km }))
    .mutation(({ ctx, input }) => startDrive(ctx.showroom.store, whoIs(ctx), input)),
  finish: reading
    .input(target.extend({ odometerInKm: km }))
    .mutation(({ ctx, input }) => finishDrive(ctx.showroom.store, whoIs(ctx), input)),
  feedback: selling
    .input(target.extend(feedbackFields.partial().shape))
    .mutation(({ ctx, input }) => giveFeedback(ctx.showroom.store, whoIs(ctx), input)),
  callOff: reading
    .input(
      target.extend({
        state: z.enum(['cancelled', 'noShow']),
        reason: z.string().trim().max(120, 'text.tooLong').nullable(),
      }),
    )
    .mutation(({ ctx, input }) => callOff(ctx.showroom.store, whoIs(ctx), input)),
  print: reading
    .input(byId.extend({ paper: z.enum(['agreement', 'feedback']), lang: formLanguage }))
    .mutation(({ ctx, input }) => printDrive(ctx.showroom, ctx.session, input)),
  takeBack: reading.input(target).mutation(({ ctx, input }) => takeBack(ctx.showroom.store, whoIs(ctx), input)),
});
