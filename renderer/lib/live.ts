import { RECORDS } from '../../db/records.ts';
import type { Session } from './session.ts';
import { useSession } from './session.ts';
import { shareStream } from './stream.ts';
import { client, followSession, queryClient, trpc } from './trpc.ts';

/** Not a record: what a person must decide, and the records it is about. */
const OTHERS: Readonly<Record<string, readonly string[]>> = { syncIssue: ['sync', 'customers', 'vehicles'] };

/** Parts of the API that show an entity: a change of it makes their cached answers old. */
const shownIn = (entity: string): readonly string[] =>
  (RECORDS as Record<string, { shownIn: readonly string[] }>)[entity]?.shownIn ?? OTHERS[entity] ?? [entity];

let waiting: Set<string> | undefined;

/** Many events of one save (or of a sync batch) become one refresh. */
function refresh(parts: readonly string[]): void {
  if (waiting !== undefined) {
    for (const part of parts) waiting.add(part);
    return;
  }
  const collected = new Set(parts);
  waiting = collected;
  setTimeout(() => {
    waiting = undefined;
    for (const part of collected) void queryClient.invalidateQueries({ queryKey: [[part]] });
  }, 120);
}

/** Listens for what changes in the store (saved here, at the next desk, or by head office) until the session ends. */
export function listen(session: Session): () => void {
  const isOurs = () => useSession.getState().session?.token === session.token;
  return shareStream({
    heard(event, own) {
      if (!isOurs()) return;
      if (event.kind === 'sync') {
        queryClient.setQueryData(trpc.sync.status.queryKey(), event.status);
        // What was delivered shows on the cards too, once a batch is through.
        refresh(event.status.state === 'syncing' ? ['sync'] : ['sync', 'customers', 'vehicles']);
        return;
      }
      // The host ends the stream with the session it was opened under; a tab that only hears another's asks about its own.
      if (event.entity === 'staff' && !own) client.session.me.query().catch(followSession);
      refresh(shownIn(event.entity));
    },
    ended(code) {
      if (isOurs()) useSession.getState().close(code === 'session.none' ? undefined : code);
    },
    // A broken stream re-opens by itself; what was missed meanwhile is asked again.
    started: () => void queryClient.invalidateQueries({ refetchType: 'active' }),
  });
}
