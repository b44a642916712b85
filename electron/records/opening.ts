import type { FieldOf, RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import { type RecordSync, syncStateOf } from '../kernel/record-state.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Store } from '../kernel/store.ts';
import type { Write } from '../kernel/write.ts';
import { noteLook, type Seen, type Sight } from './seeing.ts';
import { standingRecord } from './standing.ts';
import type { Who } from './who.ts';

/** A record on the screen. */
export interface Opened<E extends EntityName, H extends FieldOf<E>> {
  card: Seen<E, H>;
  /** Fields that are starred in this answer. */
  masked: FieldOf<E>[];
  sync: RecordSync;
}

export interface OpeningOptions<E extends EntityName, H extends FieldOf<E>, M extends object> {
  sight: Sight<E, H>;
  /** What the card shows besides its fields. */
  more?(tx: Write, row: RowOf<E>, who: Who): M;
}

/** Opens a record, of a merged one the one that stays; the look is kept in the audit log. @throws Refusal `record.missing` */
export function opening<E extends EntityName, H extends FieldOf<E>, M extends object>({
  sight,
  more,
}: OpeningOptions<E, H, M>): (store: Store, who: Who, asked: string) => Opened<E, H> & M {
  const { entity } = sight;
  return (store, who, asked) =>
    store.write(who, (tx) => {
      const row = standingRecord(tx, entity, asked);
      const id = row.id as string;
      noteLook(store, tx, entity, id);
      const opened = {
        card: sight.shown(who, row),
        masked: sight.masked(who, row),
        sync: syncStateOf(tx.db, [id]).get(id)!,
      };
      return { ...opened, ...(more?.(tx, row, who) as M) };
    });
}

/** Shows one starred value to somebody who says why; both are kept. @throws Refusal `record.missing` */
export function revealing<E extends EntityName, H extends FieldOf<E>>({ entity, sees }: Sight<E, H>) {
  return (store: Store, who: Who, { id, field, reason }: { id: string; field: FieldOf<E>; reason: string }) => {
    if (!sees(who, field)) throw new Refusal('record.missing', { params: { entity } });
    return store.write(who, (tx) => {
      const row = standingRecord(tx, entity, id);
      tx.audit('reveal', entity, row.id as string, { field, reason });
      return { value: ((row as Record<string, unknown>)[field] as string | null) ?? null };
    });
  };
}
