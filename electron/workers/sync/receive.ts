import { TransportFailure } from './failure.ts';
import type { Page, Place } from './messages.ts';
import type { Office } from './office.ts';
import type { GatewaySession } from './session.ts';

/**
 * Receives what the showroom's other PCs and head office saved, page after page, until this PC has everything.
 * @returns the cursor it reached
 * @throws TransportFailure
 */
export async function receiveAll(
  office: Pick<Office, 'place' | 'apply' | 'startOver'>,
  session: Pick<GatewaySession, 'pull' | 'snapshot'>,
): Promise<number> {
  let place = stored(await office.place());
  for (;;) {
    const page = await nextPage(office, session, place);
    place = stored(page.kind === 'over' ? page.place : await office.apply(page));
    if (page.kind !== 'over' && page.answer.more && page.answer.changes.length === 0)
      throw new TransportFailure('incompleteAnswer');
    if (page.kind === 'feed' && !page.answer.more && place.snapshotAfter === null) return place.cursor;
  }
}

async function nextPage(
  office: Pick<Office, 'startOver'>,
  session: Pick<GatewaySession, 'pull' | 'snapshot'>,
  { cursor, snapshotAfter }: Place,
): Promise<Page | { kind: 'over'; place: Place | null }> {
  if (snapshotAfter !== null)
    return { kind: 'snapshot', after: snapshotAfter, answer: await session.snapshot(snapshotAfter) };
  try {
    return { kind: 'feed', cursor, answer: await session.pull(cursor) };
  } catch (error) {
    if (!(error instanceof TransportFailure) || error.reason !== 'snapshot_required') throw error;
    return { kind: 'over', place: await office.startOver() };
  }
}

function stored(place: Place | null): Place {
  if (place === null) throw new TransportFailure('storeUnwritable');
  return place;
}
