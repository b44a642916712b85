import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { CLAIM_FIELDS } from '../../db/documents/claim.ts';
import type { RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import type { Role } from '../../db/staff/model.ts';
import type { SyncedEntity } from '../kernel/entity.ts';
import type { Store } from '../kernel/store.ts';
import { type HistoryLine, historying, type Names } from './history.ts';
import { type ListingOptions, listing } from './listing.ts';
import { type Opened, type OpeningOptions, opening } from './opening.ts';
import { recordProcedures, removalProcedures } from './procedures.ts';
import { type Saving, type SavingOptions, saving } from './saving.ts';
import { type Seen, seeing } from './seeing.ts';
import type { Who } from './who.ts';

type Listed<
  E extends EntityName,
  K extends keyof RowOf<E>,
  Q extends z.ZodObject,
  S extends string,
  X extends object,
  L extends object,
> = Omit<ListingOptions<E, K, Q, S, X, L>, 'entity' | 'table'>;

interface PlainOptions<E extends EntityName, F extends z.ZodObject, T extends SQLiteTable, M extends object>
  extends Omit<SavingOptions<E, F, never>, 'entity' | 'fields' | 'sight'> {
  entity: E;
  table: T;
  /** What a form may send. */
  fields: F;
  read: readonly Role[];
  write: readonly Role[];
  /** One line that names a record. */
  label(row: T['$inferSelect']): string;
  /** Left out: it tells of no customer and always may. */
  mayLeave?: SyncedEntity<T>['mayLeave'];
  search?: NonNullable<SyncedEntity<T>['search']>;
  /** What a save claims at the gateway; the table then has `claimColumns`. */
  claims?: NonNullable<SyncedEntity<T>['claims']>;
  /** What the card shows besides its fields. */
  more?: NonNullable<OpeningOptions<E, never, M>['more']>;
  /** How the history calls what an id means. */
  names?: Names;
}

type List<
  E extends EntityName,
  K extends keyof RowOf<E>,
  Q extends z.ZodObject,
  S extends string,
  X extends object,
  L extends object,
> = ReturnType<typeof listing<E, K, Q, S, X, L>>;

/** What a declaration yields; written out, because the compiler does not spell types of this length by itself. */
export interface Plain<
  E extends EntityName,
  F extends z.ZodObject,
  T extends SQLiteTable,
  Lst extends { input: z.ZodType; filters: z.ZodType; page(...asked: never[]): unknown },
  M extends object,
> {
  sync: SyncedEntity<T>;
  saving: Saving<E, F, never>;
  list: Lst;
  open: (store: Store, who: Who, asked: string) => Opened<E, never> & M;
  procedures: ReturnType<
    typeof recordProcedures<
      Lst['input'],
      F,
      Lst['filters'],
      ReturnType<Lst['page']>,
      Seen<E>,
      Opened<E, never> & M,
      HistoryLine
    >
  >;
  removal: ReturnType<typeof removalProcedures<Seen<E>>>;
}

/**
 * A record that is only typed, listed and read: everything the kit has for it in one declaration. `procedures` (and `removal` where records
 * may be taken away) go into the feature's router, `sync` into the registry. A record with steps, hidden fields or documents is made of
 * the parts themselves (`saving`, `listing`, …).
 */
export function plainRecord<
  E extends EntityName,
  F extends z.ZodObject,
  T extends SQLiteTable,
  K extends keyof RowOf<E>,
  Q extends z.ZodObject,
  S extends string,
  X extends object,
  L extends object,
  M extends object,
>(options: PlainOptions<E, F, T, M> & { list: Listed<E, K, Q, S, X, L> }): Plain<E, F, T, List<E, K, Q, S, X, L>, M> {
  const { entity, table, fields, read, write, more, search } = options;
  const sight = seeing({ entity });
  const save = saving<E, F>({ ...options, sight });
  const list = listing<E, K, Q, S, X, L>({ ...options.list, entity, table });
  const open = opening<E, never, M>({ sight, ...(more && { more }) });
  const history = historying(sight, options.names);
  const sync: SyncedEntity<T> = {
    name: entity,
    table,
    mayLeave: options.mayLeave ?? (() => true),
    label: options.label,
    ...(search && { search }),
    ...(options.claims && { claims: options.claims, headOffice: CLAIM_FIELDS }),
  };
  return {
    sync,
    saving: save,
    list,
    open,
    procedures: recordProcedures({ list, fields, saving: save, open, history }, { read, write }),
    removal: removalProcedures(save, write),
  };
}
