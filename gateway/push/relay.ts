import { receiveKey } from '../../db/documents/claim.ts';
import { carriedOf, otherStore, replaces, speaks } from '../../db/transfers/relay.ts';
import type { EntityName } from '../protocol.ts';
import { heldClaims, writeClaims } from '../store/claims.ts';
import type { Database, Queryable } from '../store/database.ts';
import { HEAD_OFFICE_DEVICE } from '../store/head-office.ts';
import type { ReadOperation } from '../store/operation.ts';
import { advanceHead } from '../store/operations.ts';
import { type Change, documentOf, type RecordRow } from '../store/record.ts';
import { groupStores, lockHead, type RelayRow, takeRelay } from '../store/relay.ts';
import { loadRows, type WrittenRow, writeChanges, writeRows } from '../store/rows.ts';
import { type Effect, refuse } from './effect.ts';
import { derivedId, written } from './issues.ts';
import { rejected } from './outcomes.ts';

const RELAYED: readonly EntityName[] = ['transfer_order', 'transfer_out', 'transfer_in', 'transfer_settlement'];

/** What a push's documents have to travel (DEALS 7.1): the other showroom of each, written down with the push. */
export class PostOffice {
  readonly queued: Pick<RelayRow, 'opId' | 'toStore' | 'entity' | 'docId'>[] = [];
  readonly #storeId: string;
  readonly #group: ReadonlySet<string>;

  private constructor(storeId: string, group: ReadonlySet<string>) {
    this.#storeId = storeId;
    this.#group = group;
  }

  /** Null when nothing of the push travels, as in nearly every push. */
  static async open(tx: Queryable, storeId: string, operations: readonly ReadOperation[]): Promise<PostOffice | null> {
    if (!operations.some(({ body }) => RELAYED.includes(body.entity))) return null;
    return new PostOffice(storeId, new Set((await groupStores(tx)).map(({ id }) => id)));
  }

  /**
   * A document between showrooms that are not of one group is refused, and a step back from what the other showroom has said meanwhile; of
   * the others it is noted where they go.
   */
  take({ opId, body }: ReadOperation, before: RecordRow | null, effect: Effect): Effect {
    const { row } = effect;
    if (row === null || row.deletedAt !== null || !RELAYED.includes(body.entity)) return effect;
    const doc = documentOf(row);
    const toStore = otherStore(body.entity, doc, this.#storeId);
    if (toStore === null) return effect;
    if (!this.#group.has(this.#storeId) || !this.#group.has(toStore)) {
      const message = `toStoreId：${toStore} 与本店不在同一集团的网关上，不能调拨`;
      return refuse(rejected('other_group', message));
    }
    if (before !== null && !replaces(body.entity, documentOf(before), doc))
      return refuse(rejected('moved_on', '对方门店已先处理这张调拨单，这次操作未生效'));
    if (speaks(body.entity, doc, this.#storeId))
      this.queued.push({ opId, toStore, entity: body.entity, docId: row.id });
    return effect;
  }
}

/**
 * Writes one document into the other showroom, under that showroom's lock alone, and marks its row done in the same transaction: whatever
 * happens in between, it is written once.
 * @returns where that showroom's log now ends; null when there was nothing to write
 */
export function relayOne(database: Database, relay: RelayRow, now: number): Promise<number | null> {
  const { toStore, fromStore, entity, docId } = relay;
  return database.transaction(async (tx) => {
    const before = await lockHead(tx, toStore);
    if (!(await takeRelay(tx, relay.id, now))) return null;
    const [source] = await loadRows(tx, fromStore, entity, [docId]);
    const [there = null] = await loadRows(tx, toStore, entity, [docId]);
    if (!source || source.deletedAt !== null || !speaks(entity, documentOf(source), fromStore)) return null;
    const coming = carriedOf(entity, documentOf(source));
    if (!replaces(entity, there && documentOf(there), coming)) return null;
    const copy = written(there, docId, coming, before + 1, now);
    const made = [
      { entity, row: { ...copy, deletedAt: null }, exists: there !== null },
      ...(await received(tx, relay, copy, before + 2, now)),
    ];
    for (const { entity: whose, ...one } of made) await writeRows(tx, toStore, whose, [one]);
    const changes = made.map(
      ({ entity: whose, row }): Change => ({ entity: whose, row, deviceId: HEAD_OFFICE_DEVICE }),
    );
    await writeChanges(tx, toStore, changes, now);
    const head = before + made.length;
    await advanceHead(tx, toStore, head);
    return head;
  });
}

type Made = WrittenRow & { entity: EntityName };

/** What else a document brings about where it arrives. */
async function received(tx: Queryable, relay: RelayRow, row: RecordRow, seq: number, now: number): Promise<Made[]> {
  const doc = documentOf(row);
  if (relay.entity === 'transfer_out' && doc.status === 'signed' && doc.receiveMode === 'auto')
    return receiptDraft(tx, relay, row, seq, now);
  if (relay.entity === 'transfer_in' && doc.status === 'signed') return carGone(tx, relay, doc, seq);
  return [];
}

/** 自动入库: the draft of the 调拨入库单, unless somebody has made one already. */
async function receiptDraft(
  tx: Queryable,
  { toStore, opId }: RelayRow,
  out: RecordRow,
  seq: number,
  now: number,
): Promise<Made[]> {
  const key = receiveKey(out.id);
  if ((await heldClaims(tx, [toStore], [key])).length > 0) return [];
  const doc = documentOf(out);
  const id = derivedId(key);
  const [there] = await loadRows(tx, toStore, 'transfer_in', [id]);
  if (there) return [];
  const { transferId, fromStoreId, fromStoreName, toStoreId, toStoreName, vin, car } = doc;
  const way = { transferId, fromStoreId, fromStoreName, toStoreId, toStoreName, vin, car };
  const draft = { status: 'draft', versionNo: 1, outId: out.id, outNo: doc.docNo, claimState: 'confirmed' };
  const claim = { scope: toStore, key, from: '', to: '9999-12-31', storeId: toStore, docId: id, opId, at: now };
  await writeClaims(tx, [], [{ ...claim, entity: 'transfer_in', actorId: 'system', seq }]);
  return [{ entity: 'transfer_in', row: written(null, id, { ...way, ...draft }, seq, now), exists: false }];
}

/** The other store has signed for the car: it is no longer one of this store's. */
async function carGone(
  tx: Queryable,
  { toStore }: RelayRow,
  { outId }: Readonly<Record<string, unknown>>,
  seq: number,
): Promise<Made[]> {
  const [out] = typeof outId === 'string' ? await loadRows(tx, toStore, 'transfer_out', [outId]) : [];
  const vehicleId = out && documentOf(out).vehicleId;
  const [car] = typeof vehicleId === 'string' ? await loadRows(tx, toStore, 'vehicle', [vehicleId]) : [];
  if (!car || car.deletedAt !== null || documentOf(car).status !== 'transferring') return [];
  const fieldSeq = { ...car.fieldSeq, status: seq };
  const row = { ...car, rev: car.rev + 1, seq, fieldSeq, data: { ...car.data, status: 'transferred' } };
  return [{ entity: 'vehicle', row, exists: true }];
}
