import type { RecordSyncState } from '../../../db/sync/model.ts';
import type { Connection } from '../../kernel/connection.ts';

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

const prepare = (db: Connection) => ({
  enrolled: db.prepare<[], number>('SELECT 1 FROM sync_state'),
  lines: db.prepare<[string], Line>(
    `SELECT entity_id AS entityId, state, code, message FROM outbox
     WHERE entity_id IN (SELECT value FROM json_each(?))`,
  ),
});
/** Lists ask with every page: prepared once a store. */
const reads = new WeakMap<Connection, ReturnType<typeof prepare>>();

/** The sync state of each of these records. One without operations was delivered so long ago that they were pruned. */
export function syncStateOf(db: Connection, ids: readonly string[]): Map<string, RecordSync> {
  const { enrolled, lines } = reads.get(db) ?? prepare(db);
  reads.set(db, { enrolled, lines });
  const worst = new Map<string, Line>();
  for (const line of lines.iterate(JSON.stringify(ids))) {
    const known = worst.get(line.entityId);
    if (!known || ORDER.indexOf(line.state) < ORDER.indexOf(known.state)) worst.set(line.entityId, line);
  }
  const isEnrolled = enrolled.get() !== undefined;
  return new Map(ids.map((id) => [id, shown(worst.get(id), isEnrolled)]));
}

function shown(line: Line | undefined, enrolled: boolean): RecordSync {
  if (!line) return { state: enrolled ? 'delivered' : 'local', code: null, message: null };
  const waiting = enrolled ? 'pending' : 'local';
  return { state: SHOWN[line.state] ?? waiting, code: line.code, message: line.message };
}
