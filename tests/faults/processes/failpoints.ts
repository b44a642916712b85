/** Where a showroom PC's process is killed. All of it is found from outside; the product holds no switch. */
export type Failpoint =
  /** At the COMMIT of the transaction that ran a statement like this. */
  | { at: 'commit'; of: RegExp; side: 'before' | 'after' }
  /** At a request of the sync worker: before it goes out, when the gateway took it, when its answer is here and nobody knows yet. */
  | { at: 'request'; path: string; when: 'before' | 'taken' | 'answered' };

const SAVE = /^INSERT INTO outbox\b/;
const COUNT = /UPDATE sync_state SET counter = counter \+ 1/;
const ACK = /UPDATE outbox SET state = 'acked'/;
const CURSOR = /UPDATE sync_state SET cursor =/;

export const FAILPOINTS = {
  'before a save is on the disk': { at: 'commit', of: SAVE, side: 'before' },
  'after a save is on the disk, before the person knows': { at: 'commit', of: SAVE, side: 'after' },
  'before a batch is counted': { at: 'commit', of: COUNT, side: 'before' },
  'between the count in the store and the one beside it': { at: 'commit', of: COUNT, side: 'after' },
  'before a batch is sent': { at: 'request', path: '/v1/push', when: 'before' },
  'when the gateway took a batch': { at: 'request', path: '/v1/push', when: 'taken' },
  'after the answer came in': { at: 'request', path: '/v1/push', when: 'answered' },
  'before the answers are kept': { at: 'commit', of: ACK, side: 'before' },
  'after the answers are kept': { at: 'commit', of: ACK, side: 'after' },
  'after a page of the feed came in': { at: 'request', path: '/v1/pull', when: 'answered' },
  'before the page and the cursor are kept': { at: 'commit', of: CURSOR, side: 'before' },
  'after the page and the cursor are kept': { at: 'commit', of: CURSOR, side: 'after' },
} as const satisfies Record<string, Failpoint>;

export type FailpointName = keyof typeof FAILPOINTS;
export const FAILPOINT_NAMES = Object.keys(FAILPOINTS) as FailpointName[];
