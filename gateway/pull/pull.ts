import { TransportError } from '../errors.ts';
import type { PullResponse } from '../protocol.ts';
import { changesAfter, logFloor } from '../store/changes.ts';
import type { Queryable } from '../store/database.ts';
import { currentEpoch } from '../store/meta.ts';

/** The changes after a cursor. @throws {TransportError} snapshot_required when some of them are no longer in the log */
export async function pull(
  database: Queryable,
  storeId: string,
  { cursor, limit }: { cursor: number; limit: number },
): Promise<PullResponse> {
  const { changes, more } = await changesAfter(database, storeId, cursor, limit);
  // After the changes: the log may be trimmed in between, and then some of them are missing above.
  if (cursor < (await logFloor(database, storeId))) throw new TransportError('snapshot_required');
  return {
    changes,
    cursor: changes.at(-1)?.seq ?? cursor,
    more,
    gateway_epoch: await currentEpoch(database),
  };
}
