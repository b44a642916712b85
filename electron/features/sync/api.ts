import { z } from 'zod';
import { enrolInput } from '../../../db/sync/model.ts';
import { procedureFor, router, staffProcedure } from '../../api/procedure.ts';
import { syncHistory, syncIssues } from './history.ts';
import { syncStateOf } from './record-state.ts';

const sender = procedureFor('reception', 'consultant', 'manager', 'backOffice', 'finance', 'admin');
const deciding = procedureFor('admin', 'manager');
const opId = z.uuid();

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
  resend: sender
    .input(z.object({ opId }))
    .mutation(({ ctx, input }) => ctx.showroom.sync.resend(ctx.actor, input.opId)),
  discard: deciding
    .input(z.object({ opId, reason: z.string().trim().min(1, 'reason.required').max(500, 'text.tooLong') }))
    .mutation(({ ctx, input }) => ctx.showroom.sync.discard(ctx.actor, input.opId, input.reason)),
  /** Where these records stand, for cards and lists. */
  records: staffProcedure
    .input(z.object({ ids: z.array(z.uuid()).max(200, 'list.tooLong') }))
    .query(({ ctx, input }) => Object.fromEntries(syncStateOf(ctx.showroom.store.db, input.ids))),
});
