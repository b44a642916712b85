import { z } from 'zod';
import { dailyReportFields, meetingFields, meetingKinds, planKinds, salesPlanFields } from '../../../db/daily/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { whoIs } from '../../records/procedures.ts';
import type { Who } from '../../records/who.ts';
import { formLanguage } from '../settings/forms.ts';
import { instructPlan, plansOf, submitPlan } from './plans.ts';
import { printReport } from './print.ts';
import { instruct, keepMinutes, meetingOf, reportOf, reportsOn, submitReport } from './service.ts';

const selling = procedureFor('consultant', 'manager', 'admin');
const managing = procedureFor('manager', 'admin');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');
const rev = z.int().nullable();

/** What the consultant adds to the day. */
const said = dailyReportFields.omit({ staffId: true, on: true, instruction: true });
const period = z.object({ kind: z.enum(planKinds), on: day });
const planned = salesPlanFields.omit({ staffId: true, kind: true, fromOn: true, instruction: true });
const ofStaff = z.object({ on: day, staffId: z.uuid().nullish() });
/** A consultant reads their own. */
const whose = (who: Who, asked: string | null | undefined) => (who.role === 'consultant' ? who.id : (asked ?? who.id));

/** 销售日报表, 早会 and 夕会. */
export const dailyApi = router({
  report: selling.input(ofStaff).query(({ ctx, input }) => {
    const who = whoIs(ctx);
    return reportOf(ctx.showroom.store, who, input.on, whose(who, input.staffId));
  }),
  print: selling
    .input(ofStaff.extend({ lang: formLanguage }))
    .mutation(({ ctx, input }) =>
      printReport(ctx.showroom, ctx.session, { ...input, staffId: whose(whoIs(ctx), input.staffId) }),
    ),
  reports: managing.input(z.object({ on: day })).query(({ ctx, input }) => reportsOn(ctx.showroom.store, input.on)),
  submit: procedureFor('consultant', 'manager')
    .input(said.extend({ on: day, rev }))
    .mutation(({ ctx, input }) => submitReport(ctx.showroom.store, whoIs(ctx), input)),
  instruct: managing
    .input(dailyReportFields.pick({ instruction: true }).extend({ on: day, staffId: z.uuid(), rev, sign: z.boolean() }))
    .mutation(({ ctx, input }) => instruct(ctx.showroom.store, whoIs(ctx), input)),
  plans: selling.input(period).query(({ ctx, input }) => plansOf(ctx.showroom.store, whoIs(ctx), input)),
  submitPlan: procedureFor('consultant')
    .input(period.extend({ ...planned.shape, rev }))
    .mutation(({ ctx, input }) => submitPlan(ctx.showroom.store, whoIs(ctx), input)),
  instructPlan: managing
    .input(period.extend({ instruction: salesPlanFields.shape.instruction, staffId: z.uuid(), rev, sign: z.boolean() }))
    .mutation(({ ctx, input }) => instructPlan(ctx.showroom.store, whoIs(ctx), input)),
  meeting: selling
    .input(z.object({ on: day, kind: z.enum(meetingKinds) }))
    .query(({ ctx, input }) => meetingOf(ctx.showroom.store, input.on, input.kind)),
  keepMinutes: managing
    .input(
      meetingFields.pick({ announcements: true, cases: true }).extend({ on: day, kind: z.enum(meetingKinds), rev }),
    )
    .mutation(({ ctx, input }) => keepMinutes(ctx.showroom.store, whoIs(ctx), input)),
});
