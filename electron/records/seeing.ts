import type { FieldOf, RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import { isNewLook } from '../kernel/looks.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { FieldChange } from '../kernel/staleness.ts';
import type { Store } from '../kernel/store.ts';
import type { Write } from '../kernel/write.ts';
import type { Who } from './who.ts';

/** A value is shown starred to those for whom `open` is false. */
interface Mask<E extends EntityName> {
  open(who: Who, row: RowOf<E>): boolean;
  star(value: string): string;
}

export interface SightOptions<E extends EntityName, H extends FieldOf<E>> {
  entity: E;
  /** Fields that some do not get at all, in no answer: may this person see it? */
  hides?: Readonly<Record<H, (who: Who) => boolean>>;
  masks?: { readonly [F in FieldOf<E>]?: Mask<E> };
}

/** A record as somebody may see it: a hidden field is not there. */
export type Seen<E extends EntityName, H extends FieldOf<E> = never> = Omit<RowOf<E>, H> &
  Partial<Pick<RowOf<E>, H & keyof RowOf<E>>>;

/** What each person sees of a record, in whatever answer it comes to them. */
export interface Sight<E extends EntityName, H extends FieldOf<E> = never> {
  readonly entity: E;
  shown(who: Who, row: RowOf<E>): Seen<E, H>;
  /** Fields that are starred for this person in this record. */
  masked(who: Who, row: RowOf<E>): FieldOf<E>[];
  /** Starred values that a form sent back as it got them are no change. */
  unstarred<C extends Record<string, unknown>>(who: Who, row: RowOf<E>, changes: C): C;
  sees(who: Who, field: string): boolean;
  /** One value of a record's past; judged by itself, for the record may hold another one now. */
  value(who: Who, row: RowOf<E>, field: string, value: unknown): unknown;
  /** Runs a save; a refusal as stale tells of what others changed only what this person may see. */
  guarding<T>(store: Store, who: Who, id: string, save: () => T): T;
}

export function seeing<E extends EntityName, H extends FieldOf<E> = never>(options: SightOptions<E, H>): Sight<E, H> {
  const { entity } = options;
  const hides = Object.entries(options.hides ?? {}) as [string, (who: Who) => boolean][];
  const masks = Object.entries(options.masks ?? {}) as [FieldOf<E>, Mask<E>][];
  const fieldsOf = (row: object) => row as Record<string, unknown>;
  const sees = (who: Who, field: string) => hides.every(([hidden, may]) => hidden !== field || may(who));
  const masked = (who: Who, row: RowOf<E>) =>
    masks.filter(([field, { open }]) => fieldsOf(row)[field] && !open(who, row)).map(([field]) => field);
  const star = (field: string, value: unknown) => {
    const mask = masks.find(([name]) => name === field)?.[1];
    return mask && typeof value === 'string' ? mask.star(value) : value;
  };
  const value = (who: Who, row: RowOf<E>, field: string, past: unknown) => {
    if (typeof past !== 'string') return past;
    return masked(who, { ...row, [field]: past }).includes(field as FieldOf<E>) ? star(field, past) : past;
  };
  return {
    entity,
    masked,
    sees,
    value,
    shown(who, row) {
      const shown: Record<string, unknown> = { ...row };
      for (const field of masked(who, row)) shown[field] = star(field, shown[field]);
      for (const [field, may] of hides) if (!may(who)) delete shown[field];
      return shown as Seen<E, H>;
    },
    unstarred(who, row, changes) {
      const left: Record<string, unknown> = { ...changes };
      for (const field of masked(who, row)) if (left[field] === star(field, fieldsOf(row)[field])) delete left[field];
      return left as typeof changes;
    },
    guarding(store, who, id, save) {
      try {
        return save();
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'record.stale') throw error;
        const row = store.write(who, (tx) => tx.get(entity, id));
        const changes = (error.params.changes as FieldChange[])
          .filter(({ field }) => sees(who, field))
          .map((change) =>
            row === undefined
              ? change
              : {
                  ...change,
                  from: value(who, row, change.field, change.from),
                  to: value(who, row, change.field, change.to),
                },
          );
        throw new Refusal(error.code, { params: { ...error.params, changes } });
      }
    },
  };
}

/** Somebody looked at a record: kept in the audit log, once for one look. */
export function noteLook(store: Store, tx: Write, entity: EntityName, id: string): void {
  if (isNewLook(store, tx.actor, id)) tx.audit('view', entity, id);
}
