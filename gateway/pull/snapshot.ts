import { ENTITIES } from '../../db/records.ts';
import { TransportError } from '../errors.ts';
import { PAGE_BYTES, type SnapshotResponse, type WireChange } from '../protocol.ts';
import type { Queryable } from '../store/database.ts';
import { currentEpoch } from '../store/meta.ts';
import { beginSnapshot, pageBelow, toChange } from '../store/snapshot.ts';

/** Where a snapshot stands; travels as `after`. */
interface Place {
  asOfSeq: number;
  total: number;
  /** Index in `ENTITIES`. */
  entity: number;
  /** Last id sent of that entity; null: none yet. */
  id: string | null;
}

/**
 * One page of all records of a showroom. Nothing is kept between the pages: a record changed meanwhile comes with either of its
 * versions, and one that is new is in the feed after `as_of_seq`.
 * @throws {TransportError} invalid_request for a place that no page gave out
 */
export async function snapshot(
  database: Queryable,
  storeId: string,
  { after, limit }: { after: string; limit: number },
): Promise<SnapshotResponse> {
  let place = read(after) ?? (await begin(database, storeId));
  const changes: WireChange[] = [];
  let room = PAGE_BYTES;
  while (changes.length < limit && room > 0 && place.entity < ENTITIES.length) {
    const entity = ENTITIES[place.entity]!;
    const page = { below: place.id, limit: limit - changes.length, room };
    const { rows, bytes, isLast } = await pageBelow(database, storeId, entity, page);
    changes.push(...rows.map((row) => toChange(entity, row)));
    room -= bytes;
    if (isLast) place = { ...place, entity: place.entity + 1, id: null };
    else place = { ...place, id: rows.at(-1)!.id };
  }
  return {
    changes,
    after: write(place),
    more: place.entity < ENTITIES.length,
    as_of_seq: place.asOfSeq,
    total: place.total,
    gateway_epoch: await currentEpoch(database),
  };
}

async function begin(database: Queryable, storeId: string): Promise<Place> {
  const { headSeq, total } = await beginSnapshot(database, storeId);
  return { asOfSeq: headSeq, total, entity: 0, id: null };
}

/** The entity by its name: its index is another one in the version that is installed meanwhile. */
const write = ({ asOfSeq, total, entity, id }: Place): string =>
  [asOfSeq, total, ENTITIES[entity] ?? '', id ?? ''].join('.');

/** What the version before wrote: the entity by its index among those it knew. */
const OF_BEFORE = /^\d{1,15}\.\d{1,15}\.\d\.[0-9a-f-]{0,36}$/;

/** Null: from the beginning. */
function read(after: string): Place | null {
  if (after === '' || OF_BEFORE.test(after)) return null;
  const [, asOfSeq, total, entity, id] =
    /^(\d{1,15})\.(\d{1,15})\.([a-z_]+)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/.exec(after) ?? [];
  const index = (ENTITIES as readonly (string | undefined)[]).indexOf(entity);
  if (entity === undefined || index < 0)
    throw new TransportError('invalid_request', { message: 'after：不是有效的位置' });
  return { asOfSeq: Number(asOfSeq), total: Number(total), entity: index, id: id ?? null };
}
