import { router, staffProcedure } from './procedure.ts';

/** Live events for open screens (server-sent): what changed, and the state of the line to head office. */
export const eventsApi = router({
  changes: staffProcedure.subscription(async function* ({ ctx, signal }) {
    for await (const event of ctx.showroom.live.listen(signal)) {
      // Logged out, disabled or given another role since: the stream ends with the session. A locked screen goes on hearing
      // what to ask again (it may not ask), so that it is right when it is opened.
      if (!ctx.showroom.sessions.isOpen(ctx.session)) {
        const { ended } = ctx.session;
        yield { kind: 'ended' as const, code: ended ? `session.ended.${ended}` : 'session.none' };
        return;
      }
      yield event;
    }
  }),
});
