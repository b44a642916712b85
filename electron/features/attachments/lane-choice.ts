import type { LaneTask } from '../../../db/attachments/lane.ts';
import type { OperatorKind } from '../../../gateway/protocol.ts';
import type { Connection } from '../../kernel/connection.ts';
import { agreed } from '../sync/consent/agreed.ts';

/** Contents up to this size come by themselves, so that most files open at once; the index `attachment_file_small` has the same. */
const SMALL_BYTES = 1024 * 1024;

/** A content the lane may move now. */
export type Chosen = Pick<LaneTask, 'sha256' | 'size' | 'attempts'>;

const ATTACHED = `SELECT 1 FROM attachment AS a WHERE a.sha256 = f.sha256 AND a.deleted_at IS NULL`;
/** The gateway knows the card, and the customer agreed where that is asked for (as `cardMayLeave`). */
const MAY_LEAVE = `a.server_seq IS NOT NULL AND (@dealer OR a.entity = 'vehicle' OR ${agreed('a.entity_id')})`;
const OF = 'SELECT f.sha256, f.size, f.attempts FROM attachment_file AS f';
/** No content waits longer for its next try (the lane's ceiling). */
const LONGEST_WAIT_MS = 15 * 60_000;
/** An instant further ahead than any wait is one of a clock that was set back since. */
const DUE = `(f.next_try_at IS NULL OR f.next_try_at NOT BETWEEN @now + 1 AND @now + ${LONGEST_WAIT_MS})`;

/** What the lane may move, by index and a handful of rows. */
export function laneChoice(db: Connection) {
  const send = db.prepare(
    `${OF} WHERE f.state = 'waiting' AND ${DUE} AND EXISTS (${ATTACHED} AND ${MAY_LEAVE}) ORDER BY f.added_at LIMIT 1`,
  );
  const small = db.prepare(
    `${OF} INDEXED BY attachment_file_small WHERE f.state = 'remote' AND ${DUE} AND f.size <= ${SMALL_BYTES} AND EXISTS (${ATTACHED})
     ORDER BY f.added_at DESC LIMIT 1`,
  );
  const remote = db.prepare(`${OF} WHERE f.sha256 = @sha256 AND f.state = 'remote' AND ${DUE}`);
  const next = db.prepare(
    `SELECT min(next_try_at) FROM attachment_file INDEXED BY attachment_file_next_try WHERE state IN ('waiting', 'remote')
     AND next_try_at BETWEEN @now + 1 AND @now + ${LONGEST_WAIT_MS}`,
  );
  next.pluck();
  return {
    toSend: (now: number, operator: OperatorKind) =>
      send.get({ now, dealer: operator === 'dealer' ? 1 : 0 }) as Chosen | undefined,
    smallRemote: (now: number) => small.get({ now }) as Chosen | undefined,
    /** The first of these that is at head office only. */
    wanted: (now: number, contents: Iterable<string>): Chosen | undefined => {
      for (const sha256 of contents) {
        const found = remote.get({ sha256, now }) as Chosen | undefined;
        if (found) return found;
      }
      return undefined;
    },
    /** When one that failed may be tried again. */
    nextDueAt: (now: number) => next.get({ now }) as number | null,
  };
}
