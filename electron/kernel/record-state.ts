import type { RecordSyncState } from '../../db/sync/model.ts';
import type { Connection } from './connection.ts';
import { prepared } from './statements.ts';

/** Where one record stands on its way to head office. `code` and `message` are the gateway's, while a person must act. */
export interface RecordSync {
  state: RecordSyncState;
  code: string | null;
  message: string | null;
}

interface Line {
  entityId: string;
  state: string;
  code: string | null;
  message: string | null;
}

/** Most pressing first: what a person must mend hides what merely waits. */
const ORDER = ['rejected', 'conflict', 'held', 'pending', 'acked', 'discarded'];
const SHOWN: Record<string, RecordSyncState> = {
  rejected: 'rejected',
  conflict: 'conflict',
  held: 'held',
  acked: 'delivered',
  discarded: 'local',
};

const ENROLLED = 'SELECT 1 FROM sync_state';
/** A change given up of a record head office has leaves the record where it is: there. One that never left stays here only. */
const LINES = `SELECT entity_id AS entityId, code, message, CASE WHEN state = 'discarded' AND (coalesce(server_seq, 0) > 0
    OR CASE WHEN json_valid(body) THEN body ->> '$.base_seq' END IS NOT NULL) THEN 'acked' ELSE state END AS state
  FROM outbox WHERE entity_id IN (SELECT value FROM json_each(?))`;

/** The sync state of each of these records. One without operations was delivered so long ago that they were pruned. */
export function syncStateOf(db: Connection, ids: readonly string[]): Map<string, RecordSync> {
  const worst = new Map<string, Line>();
  for (const line of prepared<Line>(db, LINES).iterate(JSON.stringify(ids))) {
    const known = worst.get(line.entityId);
    if (!known || ORDER.indexOf(line.state) < ORDER.indexOf(known.state)) worst.set(line.entityId, line);
  }
  const isEnrolled = prepared(db, ENROLLED).get() !== undefined;
  return new Map(ids.map((id) => [id, shown(worst.get(id), isEnrolled)]));
}

function shown(line: Line | undefined, enrolled: boolean): RecordSync {
  if (!line) return { state: enrolled ? 'delivered' : 'local', code: null, message: null };
  const waiting = enrolled ? 'pending' : 'local';
  return { state: SHOWN[line.state] ?? waiting, code: line.code, message: line.message };
}
