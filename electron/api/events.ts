import { router, staffProcedure } from './procedure.ts';

/** Live events for open screens (server-sent): what changed, and the state of the line to head office. */
export const eventsApi = router({
  changes: staffProcedure.subscription(({ ctx, signal }) => ctx.showroom.live.listen(signal)),
});
