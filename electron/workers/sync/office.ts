import type { LaneOrder, LaneReport } from '../../../db/attachments/lane.ts';
import type { ReconcileRequest, ReconcileResponse, WireChange } from '../../../gateway/protocol.ts';
import type { Answered, Lease, Page, Place, Todo } from './messages.ts';

/**
 * The main process, which owns the store, as this thread sees it. Null and false mean that the store could not be asked or written
 * (disk full): nothing is lost, the same is asked for again later.
 */
export interface Office {
  /** Hands out operations to send. */
  lease(limit: number, maxBytes: number): Promise<Lease | null>;
  /** Keeps the answers of a push. */
  settle(answered: Answered): Promise<boolean>;
  /** Where this PC stands in what the showroom shares. */
  place(): Promise<Place | null>;
  /** Keeps a page of the feed or the snapshot; the place after it. */
  apply(page: Page): Promise<Place | null>;
  /** The feed no longer reaches back to where this PC stands: everything is received anew. */
  startOver(): Promise<Place | null>;
  /** What this PC believes delivered and seen, for the nightly proof; null too while something is on its way. */
  claim(): Promise<Pick<ReconcileRequest, 'ranges' | 'records'> | null>;
  /** What a proof found: marks what must be sent again and names what must be fetched. */
  compare(found: ReconcileResponse): Promise<Todo | null>;
  /** Keeps records fetched one by one; `asked` ones that did not come are unknown to the gateway. */
  mend(asked: Todo['fetch'], changes: WireChange[]): Promise<boolean>;
  /** Keeps what the last step of the files' lane brought and says what comes next. */
  attachmentNext(report: LaneReport | null, mostBytes: number): Promise<LaneOrder | null>;
}

/** Names of the calls, for the messages between the threads. */
export type OfficeCall = keyof Office;
