import { TransportError } from '../errors.ts';
import type { ReconcileRequest, ReconcileResponse } from '../protocol.ts';
import type { Queryable } from '../store/database.ts';
import { bucketEntries, digestRanges, digestRecords, missingRanges } from '../store/digests.ts';
import { currentEpoch } from '../store/meta.ts';
import type { Sender } from '../store/operation.ts';
import { headOf } from '../store/snapshot.ts';

/** The nightly proof: which delivered operations and which records differ between a PC and the gateway. */
export async function reconcile(
  database: Queryable,
  storeId: string,
  deviceId: string,
  request: ReconcileRequest,
): Promise<ReconcileResponse> {
  const epoch = await currentEpoch(database);
  if (epoch !== request.gateway_epoch)
    throw new TransportError('gateway_epoch_changed', { fields: { gateway_epoch: epoch } });
  const records = request.records && (await compareRecords(database, storeId, request.records));
  const missing = await compareRanges(database, { deviceId, epoch: request.epoch }, request.ranges);
  return { gateway_epoch: epoch, head_seq: await headOf(database, storeId), missing, records };
}

async function compareRanges(database: Queryable, sender: Sender, asked: ReconcileRequest['ranges']) {
  if (asked.length === 0) return [];
  const here = await digestRanges(database, sender, asked);
  const differing = asked.filter(({ count, sha256 }, i) => here[i]!.count !== count || here[i]!.sha256 !== sha256);
  return differing.length === 0 ? [] : missingRanges(database, sender, differing);
}

async function compareRecords(
  database: Queryable,
  storeId: string,
  { as_of_seq: asOfSeq, buckets }: NonNullable<ReconcileRequest['records']>,
): Promise<ReconcileResponse['records']> {
  const here = await digestRecords(database, storeId, asOfSeq);
  if (here === null) return null;
  const total = here.reduce((sum, { count }) => sum + count, 0);
  const keyOf = ({ entity, bucket }: { entity: string; bucket: number }) => `${entity}/${bucket}`;
  const there = new Map(buckets.map((bucket) => [keyOf(bucket), bucket]));
  const differing = new Map<string, { entity: string; bucket: number; entries: [string, number][] }>();
  for (const { entity, bucket, count, sha256 } of here) {
    const asked = there.get(keyOf({ entity, bucket }));
    there.delete(keyOf({ entity, bucket }));
    if (asked?.count !== count || asked.sha256 !== sha256)
      differing.set(keyOf({ entity, bucket }), { entity, bucket, entries: [] });
  }
  // What is left only the PC has.
  for (const [key, { entity, bucket, count }] of there)
    if (count > 0) differing.set(key, { entity, bucket, entries: [] });
  if (differing.size === 0) return { total, differing: [] };
  const entries = await bucketEntries(database, storeId, asOfSeq, [...differing.values()]);
  if (entries === null) return null;
  for (const { id, seq, ...place } of entries) differing.get(keyOf(place))!.entries.push([id, seq]);
  return { total, differing: [...differing.values()] };
}
