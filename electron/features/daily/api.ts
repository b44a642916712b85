import { z } from 'zod';
import { dailyReportFields, meetingFields, meetingKinds } from '../../../db/daily/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { whoIs } from '../../records/procedures.ts';
import { instruct, keepMinutes, meetingOf, reportOf, reportsOn, submitReport } from './service.ts';

const selling = procedureFor('consultant', 'manager', 'admin');
const managing = procedureFor('manager', 'admin');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');
const rev = z.int().nullable();

/** 销售日报表, 早会 and 夕会. */
export const dailyApi = router({
  report: selling.input(z.object({ on: day, staffId: z.uuid().nullish() })).query(({ ctx, input }) => {
    const who = whoIs(ctx);
    // A consultant reads their own.
    const staffId = who.role === 'consultant' ? who.id : (input.staffId ?? who.id);
    return reportOf(ctx.showroom.store, who, input.on, staffId);
  }),
  reports: managing.input(z.object({ on: day })).query(({ ctx, input }) => reportsOn(ctx.showroom.store, input.on)),
  submit: procedureFor('consultant', 'manager')
    .input(dailyReportFields.pick({ summary: true, plan: true }).extend({ on: day, rev }))
    .mutation(({ ctx, input }) => submitReport(ctx.showroom.store, whoIs(ctx), input)),
  instruct: managing
    .input(dailyReportFields.pick({ instruction: true }).extend({ on: day, staffId: z.uuid(), rev, sign: z.boolean() }))
    .mutation(({ ctx, input }) => instruct(ctx.showroom.store, whoIs(ctx), input)),
  meeting: selling
    .input(z.object({ on: day, kind: z.enum(meetingKinds) }))
    .query(({ ctx, input }) => meetingOf(ctx.showroom.store, input.on, input.kind)),
  keepMinutes: managing
    .input(
      meetingFields.pick({ announcements: true, cases: true }).extend({ on: day, kind: z.enum(meetingKinds), rev }),
    )
    .mutation(({ ctx, input }) => keepMinutes(ctx.showroom.store, whoIs(ctx), input)),
});
