import { z } from 'zod';
import { enrolInput, pick } from '../../../db/sync/model.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import type { Session } from '../../api/sessions.ts';
import { syncStateOf } from '../../kernel/record-state.ts';
import { resolveIssue, undoResolution } from './issues/decisions.ts';
import { deciders, openIssue, openIssues, requireSay, revealIssue, settledIssues } from './issues/issues.ts';
import type { Decider } from './issues/sight.ts';
import { syncHistory, syncIssues } from './status/history.ts';
import { usbApi } from './usb/api.ts';

const sender = procedureFor('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
const deciding = procedureFor('admin', 'manager');
/** Those who decide between two versions: a consultant only about their own customers. */
const choosing = procedureFor('consultant', 'manager', 'admin');
const opId = z.uuid();
const byId = z.object({ id: z.uuid() });
const fieldName = z.string().min(1).max(60);
const reason = z.string().trim().min(1, 'reason.required').max(500, 'text.tooLong');

const deciderOf = ({ session }: { session: Session }): Decider => ({ id: session.staffId, role: session.role });

/** 同步: the line to head office. */
export const syncApi = router({
  status: staffProcedure.query(({ ctx }) => ctx.showroom.sync.status()),
  enrol: deciding.input(enrolInput).mutation(async ({ ctx, input }) => {
    await ctx.showroom.sync.enrol(ctx.actor, input);
    return ctx.showroom.sync.status();
  }),
  sendNow: sender.mutation(({ ctx }) => ctx.showroom.sync.sendNow()),
  prove: sender.mutation(({ ctx }) => ctx.showroom.sync.prove()),
  history: sender
    .input(z.object({ cursor: z.int().positive().nullish() }))
    .query(({ ctx, input }) => syncHistory(ctx.showroom.store, input.cursor ?? null)),
  issues: sender.query(({ ctx }) => syncIssues(ctx.showroom.store)),
  resend: sender.input(z.object({ opId })).mutation(({ ctx, input }) => {
    requireSay(ctx.showroom.store, deciderOf(ctx), input.opId);
    ctx.showroom.sync.resend(ctx.actor, input.opId);
  }),
  discard: deciding
    .input(z.object({ opId, reason }))
    .mutation(({ ctx, input }) => ctx.showroom.sync.discard(ctx.actor, input.opId, input.reason)),
  /** 需处理: what two people changed at once. */
  openIssues: choosing.query(({ ctx }) => openIssues(ctx.showroom.store, deciderOf(ctx))),
  /** Two versions of records that others decide about: how many, and who. */
  deciders: sender.query(({ ctx }) => deciders(ctx.showroom.store, deciderOf(ctx))),
  issue: choosing.input(byId).query(({ ctx, input }) => openIssue(ctx.showroom.store, deciderOf(ctx), input.id)),
  revealIssue: choosing
    .input(byId.extend({ field: fieldName, side: pick, reason }))
    .mutation(({ ctx, input }) => revealIssue(ctx.showroom.store, deciderOf(ctx), input)),
  resolveIssue: choosing
    .input(byId.extend({ picks: z.record(fieldName, pick) }))
    .mutation(({ ctx, input }) => resolveIssue(ctx.showroom.store, deciderOf(ctx), input)),
  undoResolution: choosing
    .input(byId)
    .mutation(({ ctx, input }) => undoResolution(ctx.showroom.store, deciderOf(ctx), input)),
  settledIssues: choosing.query(({ ctx }) => settledIssues(ctx.showroom.store, deciderOf(ctx))),
  /** Where these records stand, for cards and lists. */
  records: staffProcedure
    .input(z.object({ ids: z.array(z.uuid()).max(200, 'list.tooLong') }))
    .query(({ ctx, input }) => Object.fromEntries(syncStateOf(ctx.showroom.store.db, input.ids))),
  usb: usbApi,
});
