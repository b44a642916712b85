import type { SyncStatus } from '../../../../db/sync/model.ts';
import type { LineState } from '../../../workers/sync/messages.ts';
import type { Enrolment } from '../enrolment/enrolled.ts';
import type { Backlog } from './backlog.ts';

/** What the mark shows. The line's trouble comes before a person's, because without the line nothing a person mends goes out. */
function stateOf(line: LineState | null, backlog: Backlog): SyncStatus['state'] {
  if (line?.stopped) return 'stopped';
  if (line?.reason) return 'offline';
  if (backlog.rejected > 0) return 'attention';
  return backlog.pending > 0 ? 'syncing' : 'synced';
}

const receivingOf = ({ snapshotAfter, snapshotDone: done, snapshotTotal: total }: Enrolment) =>
  snapshotAfter === null ? null : { done, total };

/** The state of the line to head office; `line` is null until the worker has spoken. */
export function syncStatus(enrolment: Enrolment | null, line: LineState | null, backlog: Backlog): SyncStatus {
  return {
    state: enrolment ? stateOf(line, backlog) : 'unenrolled',
    ...backlog,
    lastOkAt: enrolment?.lastOkAt ?? null,
    nextTryAt: enrolment ? (line?.nextTryAt ?? null) : null,
    reason: enrolment ? (line?.reason ?? null) : null,
    gatewayUrl: enrolment?.gatewayUrl ?? null,
    deviceId: enrolment?.deviceId ?? null,
    operator: enrolment?.operator ?? null,
    receiving: enrolment ? receivingOf(enrolment) : null,
    clockOffsetMs: enrolment?.clockOffsetMs ?? null,
    proof: enrolment?.proof ?? null,
  };
}
