import { z } from 'zod';
import { openProcedure, router } from '../../api/procedure.ts';
import { readSettings } from './service.ts';
import { confirmRecoveryKey, firstRun, firstRunInput, isReady } from './setup.ts';
import { enrolAtFirstRun } from './setup-enrolment.ts';

/** First run. Open, because nobody can log in yet; refused once the showroom is set up. */
export const setupApi = router({
  state: openProcedure.query(({ ctx }) => ({
    ready: isReady(ctx.showroom.store),
    showroomName: readSettings(ctx.showroom.store).showroomName,
  })),
  firstRun: openProcedure.input(firstRunInput).mutation(async ({ ctx, input }) => {
    const { recoveryKey } = await firstRun(ctx.showroom.store, input);
    return { recoveryKey, ...(await enrolAtFirstRun(ctx.showroom, input)) };
  }),
  confirmRecoveryKey: openProcedure
    .input(z.object({ lastGroup: z.string().max(20) }))
    .mutation(({ ctx, input }) => confirmRecoveryKey(ctx.showroom.store, input.lastGroup)),
});
