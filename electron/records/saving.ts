import type { z } from 'zod';
import { tidy } from '../../db/core/fields.ts';
import type { ChangesOf, FieldOf, NewOf, RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import { newId } from '../kernel/ids.ts';
import { InvalidInput, type Problem } from '../kernel/refusal.ts';
import type { Store } from '../kernel/store.ts';
import type { Write } from '../kernel/write.ts';
import type { Seen, Sight } from './seeing.ts';
import { requireRecord } from './standing.ts';
import { type Target, todayOf, type Who } from './who.ts';

/** Fields of a record as a form sends them; those left out stay as they are. */
export type Typed<F extends z.ZodObject> = Partial<z.infer<F>>;
/** `force`: the person was told what speaks against it and saves all the same. */
type Asked<F extends z.ZodObject> = Typed<F> & { force?: boolean | undefined };

export interface SavingOptions<E extends EntityName, F extends z.ZodObject, H extends FieldOf<E>> {
  entity: E;
  fields: F;
  sight: Sight<E, H>;
  /** One spelling of everything, beyond what the fields themselves say (`tidy` of `db/core/fields.ts`). */
  tidy?(values: Typed<F>, today: string): Typed<F>;
  /** What keeps the whole record from being saved. */
  problems?(values: Typed<F>, today: string): Problem[];
  /** Who may change what, before anything else is judged; `row` is null for a new record. @throws Refusal */
  may?(who: Who, changes: Typed<F>, row: RowOf<E> | null): void;
  /** Rules about other records, in the transaction; returns more fields to save. @throws Refusal */
  check?(tx: Write, values: Typed<F>, row: RowOf<E> | null, who: Who, force: boolean): ChangesOf<E> | undefined;
  /** What stands in a new record's fields nobody filled in. */
  usual?: Typed<F>;
  /** What a new record has besides what was typed. */
  born?(tx: Write, id: string, who: Who): Partial<NewOf<E>>;
  /** After the record was saved, in its transaction. */
  saved?(tx: Write, row: RowOf<E>, before: RowOf<E> | null, who: Who): void;
}

/** How records of an entity are saved: stale first, then the rules, then the write. */
export function saving<E extends EntityName, F extends z.ZodObject, H extends FieldOf<E> = never>(
  options: SavingOptions<E, F, H>,
) {
  const { entity, fields, sight } = options;
  const tidied = (values: Typed<F>, today: string): Typed<F> => {
    const plain = tidy(fields, values);
    return options.tidy?.(plain, today) ?? plain;
  };
  /** @throws InvalidInput */
  const judge = (values: Typed<F>, today: string) => {
    const problems = options.problems?.(values, today) ?? [];
    if (problems.length > 0) throw new InvalidInput(problems);
  };

  /** Makes a record inside a running write. @throws InvalidInput; Refusal of `may` and `check` */
  function insert(tx: Write, who: Who, { force = false, ...asked }: Asked<F>, today: string): RowOf<E> {
    const typed = given(asked) as unknown as Typed<F>;
    options.may?.(who, typed, null);
    const values = tidied({ ...options.usual, ...typed }, today);
    judge(values, today);
    const more = options.check?.(tx, values, null, who, force) ?? {};
    const id = newId();
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    const row = tx.insert(entity, {
      ...options.born?.(tx, id, who),
      ...filled,
      ...more,
      id,
    } as unknown as NewOf<E>);
    options.saved?.(tx, row, null, who);
    return row;
  }

  /** Changes fields inside a running write. @throws Refusal `record.stale`, `record.missing`, `record.merged`; InvalidInput */
  function change(tx: Write, who: Who, asked: Target & Asked<F>, today: string): RowOf<E> {
    const { id, rev, force = false, ...typed } = asked;
    // What others did comes first: judging this form against their new values would complain about the wrong thing.
    const row = current(tx, { id, rev });
    const changes = given(sight.unstarred(who, row, typed) as Typed<F>);
    options.may?.(who, changes, row);
    const whole = tidied({ ...(row as object), ...changes } as Typed<F>, today);
    judge(whole, today);
    const values = Object.fromEntries(Object.keys(fields.shape).map((field) => [field, (whole as Row)[field]]));
    const changed = Object.keys(values).filter((field) => !same(values[field], (row as Row)[field]));
    const differing = Object.fromEntries(changed.map((field) => [field, values[field] ?? null]));
    const more = options.check?.(tx, differing as Typed<F>, row, who, force) ?? {};
    const saved = tx.update(entity, id, { ...differing, ...more } as ChangesOf<E>, { rev });
    options.saved?.(tx, saved, row, who);
    return saved;
  }

  /** The record as the form knew it. @throws Refusal `record.stale` with what others changed since, `record.missing`, `record.merged` */
  function current(tx: Write, { id, rev }: Target): RowOf<E> {
    const row = requireRecord(tx, entity, id);
    tx.update(entity, id, {}, { rev });
    return row;
  }

  return {
    insert,
    change,
    current,
    create: (store: Store, who: Who, typed: Asked<F>): Seen<E, H> =>
      sight.shown(
        who,
        store.write(who, (tx) => insert(tx, who, typed, todayOf(store))),
      ),
    update: (store: Store, who: Who, input: Target & Asked<F>): Seen<E, H> =>
      sight.guarding(store, who, input.id, () =>
        sight.shown(
          who,
          store.write(who, (tx) => change(tx, who, input, todayOf(store))),
        ),
      ),
    /** A change that is more than typing (a state, a consent): `step` says what, by `action` it stands in the audit log. */
    step: (
      store: Store,
      who: Who,
      target: Target,
      action: string,
      step: (tx: Write, row: RowOf<E>) => ChangesOf<E>,
    ): Seen<E, H> =>
      sight.guarding(store, who, target.id, () =>
        sight.shown(
          who,
          store.write(who, (tx) => {
            const before = current(tx, target);
            const row = tx.update(entity, target.id, step(tx, before), { action });
            options.saved?.(tx, row, before, who);
            return row;
          }),
        ),
      ),
    /** Takes a record out of sight; it can be brought back. */
    remove: (store: Store, who: Who, target: Target): void =>
      sight.guarding(store, who, target.id, () =>
        store.write(who, (tx) => {
          current(tx, target);
          tx.remove(entity, target.id, { rev: target.rev });
        }),
      ),
    restore: (store: Store, who: Who, id: string): Seen<E, H> =>
      store.write(who, (tx) => {
        tx.restore(entity, id);
        return sight.shown(who, requireRecord(tx, entity, id));
      }),
  };
}
export type Saving<E extends EntityName, F extends z.ZodObject, H extends FieldOf<E>> = ReturnType<
  typeof saving<E, F, H>
>;

type Row = Record<string, unknown>;

const same = (a: unknown, b: unknown) => (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b);

const given = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
