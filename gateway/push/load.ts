import type { EntityName } from '../protocol.ts';
import type { Queryable } from '../store/database.ts';
import type { ReadOperation } from '../store/operation.ts';
import { DELETED, fieldSeqOf, type RecordRow } from '../store/record.ts';
import { changedBy, loadRows } from '../store/rows.ts';
import { finalOf } from './effect.ts';
import { MERGED, mergeTarget } from './merge.ts';

/** Records by entity and id. */
export class Records {
  readonly #of = new Map<EntityName, Map<string, RecordRow>>();

  get(entity: EntityName, id: string): RecordRow | null {
    return this.#of.get(entity)?.get(id) ?? null;
  }

  set(entity: EntityName, row: RecordRow): void {
    const rows = this.#of.get(entity);
    if (rows) rows.set(row.id, row);
    else this.#of.set(entity, new Map([[row.id, row]]));
  }

  get isEmpty(): boolean {
    return this.#of.size === 0;
  }

  /** Every entity that has any, with its rows. */
  *byEntity(): Iterable<[EntityName, RecordRow[]]> {
    for (const [entity, rows] of this.#of) yield [entity, [...rows.values()]];
  }
}

/**
 * The records the operations name or merge into, and those they were merged into.
 * @param trusting a card its PC never saw at head office is not looked for: if it is there, the insert fails
 */
export async function loadRecords(
  tx: Queryable,
  storeId: string,
  open: readonly ReadOperation[],
  trusting: boolean,
): Promise<Records> {
  const wanted = new Map<EntityName, Set<string>>();
  for (const { body } of open) {
    if (trusting && body.kind === 'put' && body.base_seq === null) continue;
    const ids = wanted.get(body.entity) ?? new Set();
    wanted.set(body.entity, ids.add(body.entity_id));
    if (body.kind === 'merge') ids.add(mergeTarget(body) ?? body.entity_id);
  }
  const records = new Records();
  for (const [entity, ids] of wanted) {
    // Nearly always once; each further round follows one step of merges.
    for (let next = [...ids]; next.length > 0; ) {
      const rows = await loadRows(tx, storeId, entity, next);
      for (const row of rows) records.set(entity, row);
      next = rows.flatMap(({ mergedInto }) => mergedInto ?? []).filter((id) => records.get(entity, id) === null);
    }
  }
  return records;
}

/** Which PC made the changes the operations didn't know of, by sequence: only another PC's are concurrent. */
export async function unseenChanges(
  tx: Queryable,
  storeId: string,
  open: readonly ReadOperation[],
  records: Records,
): Promise<Map<number, string>> {
  // New cards, which most pushes are made of: nobody has changed them.
  if (records.isEmpty) return new Map();
  const unseen = new Set<number>();
  // A later operation of the same push may follow a merge of this one.
  const merges = open.filter(({ body }) => body.kind === 'merge');
  for (const { body } of open) {
    const recordOf = (id: string) => records.get(body.entity, id);
    const named = [body.entity_id, ...merges.map((other) => mergeTarget(other.body) ?? body.entity_id)];
    for (const row of new Set(named.map(recordOf))) {
      if (row === null) continue;
      const seqs = [row, finalOf(row, recordOf)].flatMap((one) => [
        one.fieldSeq[MERGED] ?? 0,
        one.fieldSeq[DELETED] ?? 0,
        ...Object.keys(body.patch).map((field) => fieldSeqOf(one, field)),
      ]);
      for (const seq of seqs) if (seq > (body.base_seq ?? 0)) unseen.add(seq);
    }
  }
  return unseen.size === 0 ? new Map() : changedBy(tx, storeId, [...unseen]);
}
