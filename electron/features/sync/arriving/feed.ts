import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '../../../kernel/logger.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Page, Place } from '../../../workers/sync/messages.ts';
import { offerNeverSent } from '../proof/offer.ts';
import { arrivals } from './arrivals.ts';
import { endSnapshotPage, lineOf, moveCursor, readPlace, startSnapshot } from './standing.ts';

const SYSTEM = { id: 'system' };

/** Whether the feed is whole: the log is dense per showroom, so a missing number is a missing record. */
const isDense = ({ cursor, answer }: Extract<Page, { kind: 'feed' }>): boolean =>
  answer.changes.every(({ seq }, place) => seq === cursor + place + 1);

/** Keeps what was received of the showroom's other PCs and of head office, and where this PC stands afterwards. */
export function feedKeeper(store: Store, log: Logger) {
  const take = arrivals(store, log);
  /** Lets others have their turn; the app may have been closed in it, or this PC been enrolled elsewhere. */
  const turns = () => {
    const line = lineOf(store.db);
    return async () => {
      await nextTurn();
      if (!store.db.open) throw new Error('the store was closed');
      if (lineOf(store.db) !== line) throw new Error('this PC is on another line now');
    };
  };

  const startOver = (): Place | null => {
    store.write(SYSTEM, startSnapshot);
    return readPlace(store.db);
  };

  const keepFeed = async (page: Extract<Page, { kind: 'feed' }>): Promise<Place | null> => {
    if (!isDense(page)) {
      log.warn(
        { cursor: page.cursor, seqs: page.answer.changes.slice(0, 3).map(({ seq }) => seq) },
        'a gap in the feed',
      );
      return startOver();
    }
    if (page.answer.changes.length > 0)
      await take(page.answer.changes, (tx, last) => moveCursor(tx, last!.seq), turns());
    return readPlace(store.db);
  };

  const keepSnapshot = async ({ answer }: Extract<Page, { kind: 'snapshot' }>): Promise<Place | null> => {
    const { changes, more, total, as_of_seq: cursor } = answer;
    await take(
      changes,
      (tx, _last, ended) => {
        if (ended) endSnapshotPage(tx, { after: more ? answer.after : null, records: changes.length, total, cursor });
        if (ended && !more) offerNeverSent(store, tx);
      },
      turns(),
    );
    return readPlace(store.db);
  };

  return {
    place: () => readPlace(store.db),
    startOver,
    /** @returns the place afterwards; a page that does not follow the place where this PC stands changes nothing */
    async apply(page: Page): Promise<Place | null> {
      const place = readPlace(store.db);
      if (place === null) return null;
      if (page.kind === 'feed')
        return place.snapshotAfter === null && place.cursor === page.cursor ? keepFeed(page) : place;
      return place.snapshotAfter === page.after ? keepSnapshot(page) : place;
    },
  };
}
