import { z } from 'zod';
import { enrolInput } from '../../../db/sync/model.ts';
import { openProcedure, router } from '../../api/procedure.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { confirmRecoveryKey } from './recovery.ts';
import { readSettings } from './service.ts';
import { brokenOff, firstRun, firstRunInput, isReady } from './setup.ts';
import { enrolAtFirstRun } from './setup-enrolment.ts';
import { joiningOf, joinKey, joinShowroom, refuseWhileJoining } from './setup-join.ts';

/** First run. Open, because nobody can log in yet; refused once the showroom is set up. */
export const setupApi = router({
  state: openProcedure.query(({ ctx }) => ({
    ready: isReady(ctx.showroom.store),
    showroomName: readSettings(ctx.showroom.store).showroomName,
    brokenOff: brokenOff(ctx.showroom.store),
    joining: isReady(ctx.showroom.store) ? null : joiningOf(ctx.showroom),
  })),
  firstRun: openProcedure.input(firstRunInput).mutation(async ({ ctx, input }) => {
    refuseWhileJoining(ctx.showroom);
    const { recoveryKey } = await firstRun(ctx.showroom.store, input);
    return { recoveryKey, ...(await enrolAtFirstRun(ctx.showroom, input)) };
  }),
  /** 加入已有展厅 */
  join: openProcedure.input(enrolInput).mutation(({ ctx, input }) => {
    if (isReady(ctx.showroom.store)) throw new Refusal('setup.done');
    return joinShowroom(ctx.showroom, input);
  }),
  joinKey: openProcedure.mutation(({ ctx }) => {
    if (isReady(ctx.showroom.store)) throw new Refusal('setup.done');
    return joinKey(ctx.showroom);
  }),
  confirmRecoveryKey: openProcedure
    .input(z.object({ lastGroup: z.string().max(20) }))
    .mutation(({ ctx, input }) => confirmRecoveryKey(ctx.showroom.store, input.lastGroup)),
});
