import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import type { RowOf } from '../../db/entities.ts';
import type { EntityName } from '../../db/records.ts';
import type { Connection } from '../kernel/connection.ts';
import { isNewLook } from '../kernel/looks.ts';
import { type RecordSync, syncStateOf } from '../kernel/record-state.ts';
import type { SearchKind } from '../kernel/search/index.ts';
import { prepared } from '../kernel/statements.ts';
import type { Store } from '../kernel/store.ts';
import { todayOf, type Who } from './who.ts';

/** SQL of one more column of a line, over the record's table as `r`, and what it answers. */
export interface Column<T> {
  sql: string;
  type?: T;
}
export const column = <T>(sql: string): Column<T> => ({ sql });

/** A condition over the record's table as `r` with its parameters; nothing when the filter does not ask for it. */
export type Condition = readonly [sql: string, ...values: unknown[]] | false | null | undefined | '';

/** A way to order a list. Its index must bring rows in this order, the id last, so that nothing is sorted. */
export interface Sort<F> {
  /** Fields of the record; only the first may be blank, and what has no value stands last. */
  by: readonly string[];
  /** Name of the index, or which one it is under these filters. */
  index: string | ((filters: F) => string);
  /** The first field may be blank (and may be under these filters). */
  blanks?: boolean | ((filters: F) => boolean);
  /** Where nobody said: the newest first, names and days rising. */
  descending?: boolean;
}

type Cell = string | number | null;

export interface ListingOptions<
  E extends EntityName,
  K extends keyof RowOf<E>,
  F extends z.ZodObject,
  S extends string,
  X extends object,
  L extends object,
> {
  entity: E;
  table: SQLiteTable;
  /** Fields of the record that a line needs; `id` and `rev` are always there. */
  fields: readonly K[];
  also?: { readonly [C in keyof X]: Column<X[C]> };
  /** More tables, joined to `r`. */
  join?: string;
  filters: F;
  where?(filters: z.infer<F>, who: Who, today: string): Condition[];
  sorts: Readonly<Record<S, Sort<z.infer<F>>>>;
  /** The order where nobody asked for one. */
  sort: NoInfer<S>;
  /** Quick search's kind, when a list can be narrowed by text: a filter `text`. */
  search?: SearchKind;
  /** The line as this person sees it. */
  line(
    row: Pick<RowOf<E>, K | ('id' & keyof RowOf<E>) | ('rev' & keyof RowOf<E>)> & X,
    who: Who,
    today: string,
    store: Store,
  ): L;
}

/** Counting, and sorting what a text finds, stops here; nobody needs the difference between ten thousand and more. */
const MOST_COUNTED = 10_000;
/** Hits of a search that are filtered at a time. */
const SLICE = 200;

/** `text` of a list's filters. */
export const textFilter = () => z.string().trim().max(100, 'text.tooLong').optional();

/**
 * The list of an entity: one page of lines after a cursor, and how many there are. Pages walk an index behind the cursor, so a late one
 * costs what the first does. A text is walked through quick search, best match first, until the page is full of what the filters
 * leave; with an order asked for, all it finds is put in that order.
 */
export function listing<
  E extends EntityName,
  K extends keyof RowOf<E>,
  F extends z.ZodObject,
  S extends string,
  X extends object,
  L extends object,
>(options: ListingOptions<E, K, F, S, X, L>) {
  const { entity, table, join = '', sorts } = options;
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  const name = getTableName(table);
  const columnOf = (field: string) => `r."${columns[field]!.name}"`;
  const also = Object.entries(options.also ?? {}) as [string, Column<unknown>][];
  const keys = [...new Set(Object.values<Sort<z.infer<F>>>(sorts).flatMap(({ by }) => by))];
  const fields = [...new Set(['id', 'rev', ...(options.fields as readonly string[])])];
  const shown = [
    ...fields.map((field) => `${columnOf(field)} AS "${field}"`),
    ...also.map(([field, { sql }]) => `${sql} AS "${field}"`),
    // The cursor's values, under names no field has.
    ...keys.map((field) => `${columnOf(field)} AS "key ${field}"`),
  ].join(', ');

  const input = z.object({
    filters: (options.filters as z.ZodObject).prefault({}) as unknown as z.ZodPrefault<F>,
    /** Left out: the list's own order, of a text the best match first. */
    sort: z.enum(Object.keys(sorts) as [S, ...S[]]).optional() as z.ZodOptional<z.ZodType<S>>,
    descending: z.boolean().optional(),
    /** Where the page before ended, as it said. */
    cursor: z
      .array(z.union([z.string().max(400), z.number(), z.null()]))
      .max(5)
      .nullish(),
    limit: z.int().min(1).max(200).default(50),
  });
  type Input = z.infer<typeof input>;
  type Filters = z.infer<F>;
  type Raw = Record<string, Cell>;

  const textOf = (filters: Filters) => (filters as { text?: string }).text || undefined;

  function conditions(filters: Filters, who: Who, today: string): { sql: string[]; values: unknown[] } {
    const sql = ['r.deleted_at IS NULL', 'r.merged_into IS NULL'];
    const values: unknown[] = [];
    for (const condition of options.where?.(filters, who, today) ?? []) {
      if (!condition) continue;
      sql.push(condition[0]);
      values.push(...condition.slice(1));
    }
    return { sql, values };
  }

  /** Which order a page stands in, and which way. Under a filter on the first field there is nothing to order by it. */
  function orderOf({ sort = options.sort, descending, filters }: Pick<Input, 'sort' | 'descending' | 'filters'>) {
    const { by, blanks, ...order } = sorts[sort];
    const asked = (filters as Raw)[by[0]!];
    const fixed = by.length > 1 && Boolean(asked) && !Array.isArray(asked);
    const down = descending ?? order.descending ?? false;
    return {
      ...order,
      down,
      by: fixed ? by.slice(1) : by,
      blanks: !fixed && (typeof blanks === 'function' ? blanks(filters) : (blanks ?? false)),
    };
  }

  /**
   * The queries of a page, one after the other until it is full: records that have the order's value, then those without it. A last
   * parameter is the number of rows.
   */
  function queries(asked: Input, who: Who, today: string): { sql: string; values: unknown[] }[] {
    const { by, index, blanks, down } = orderOf(asked);
    const cursor = asked.cursor ?? undefined;
    const order = down ? 'DESC' : 'ASC';
    const indexed = typeof index === 'string' ? index : index(asked.filters);
    const walk = (blank: boolean, after: readonly Cell[] | undefined) => {
      const { sql, values } = conditions(asked.filters, who, today);
      const walked = [...(blank ? by.slice(1) : by), 'id'].map(columnOf);
      if (blanks) sql.push(`${columnOf(by[0]!)} IS ${blank ? '' : 'NOT '}NULL`);
      if (after) {
        sql.push(`(${walked.join(', ')}) ${down ? '<' : '>'} (${walked.map(() => '?').join(', ')})`);
        values.push(...after);
      }
      const ordered = walked.map((key) => `${key} ${order}`).join(', ');
      const from = `${name} r INDEXED BY ${indexed} ${join}`;
      return { sql: `SELECT ${shown} FROM ${from} WHERE ${sql.join(' AND ')} ORDER BY ${ordered} LIMIT ?`, values };
    };
    if (!blanks) return [walk(false, cursor)];
    if (cursor && cursor[0] === null) return [walk(true, cursor.slice(1))];
    return [walk(false, cursor), walk(true, undefined)];
  }

  /** One row more than asked for, when there is one. */
  function rowsOf(store: Store, asked: Input, who: Who, today: string): Raw[] {
    const rows: Raw[] = [];
    const wanted = asked.limit + 1;
    for (const { sql, values } of queries(asked, who, today)) {
      if (rows.length >= wanted) break;
      rows.push(...(prepared(store.db, sql).all(...values, wanted - rows.length) as Raw[]));
    }
    return rows;
  }

  /** Those of some hits that the filters leave, in the order of the hits; `what` is the select list. */
  const among = (db: Connection, what: string, filters: Filters, who: Who, today: string) => {
    const { sql, values } = conditions(filters, who, today);
    const statement = db.prepare(
      `SELECT ${what} FROM json_each(?) wanted CROSS JOIN ${name} r ON r.id = wanted.value ${what === 'r.id' ? '' : join}
       WHERE ${sql.join(' AND ')} ORDER BY wanted.key`,
    );
    return (ids: readonly string[]) => statement.all(JSON.stringify(ids), ...values);
  };

  /** Ids that a text finds and the filters leave, best first, in slices. `cut`: the search was given up before its end. */
  function* matching(store: Store, filters: Filters, who: Who, today: string): Generator<string[], { cut: boolean }> {
    const walk = store.search.walk(options.search!, textOf(filters)!, SLICE);
    const keep = among(store.db, 'r.id', filters, who, today);
    let slice: string[] = [];
    const kept = () => (keep(slice) as { id: string }[]).map(({ id }) => id);
    for (const id of walk) {
      if (slice.push(id) < SLICE) continue;
      yield kept();
      slice = [];
    }
    if (slice.length > 0) yield kept();
    return { cut: walk.cut };
  }

  /** Up to `most` ids that a text finds and the filters leave. `more`: there are others. */
  function found(
    store: Store,
    filters: Filters,
    who: Who,
    today: string,
    most: number,
  ): { ids: string[]; more: boolean } {
    const ids: string[] = [];
    const slices = matching(store, filters, who, today);
    for (;;) {
      const next = slices.next();
      if (next.done) return { ids, more: next.value.cut };
      ids.push(...next.value);
      if (ids.length > most) return { ids: ids.slice(0, most), more: true };
    }
  }

  /** A page of what a text finds: the cursor is how many stand before it. */
  function textPage(store: Store, who: Who, asked: Input, today: string) {
    const from = Number(asked.cursor?.[0] ?? 0);
    const end = from + asked.limit;
    const sorted = asked.sort !== undefined;
    const { ids, more } = found(store, asked.filters, who, today, sorted ? MOST_COUNTED : end);
    const chosen = sorted ? inOrder(store.db, ids, asked) : ids;
    const rows = among(store.db, shown, asked.filters, who, today)(chosen.slice(from, end)) as Raw[];
    return { rows, next: chosen.length > end || (more && chosen.length >= end) ? [end] : null };
  }

  function inOrder(db: Connection, ids: readonly string[], asked: Input): string[] {
    const { by, down } = orderOf(asked);
    const [first, ...others] = by.map(columnOf);
    const order = down ? 'DESC' : 'ASC';
    const ordered = [`${first} IS NULL`, ...[first, ...others, 'r.id'].map((key) => `${key} ${order}`)].join(', ');
    return db
      .prepare<[string], string>(
        `SELECT r.id FROM json_each(?) wanted CROSS JOIN ${name} r ON r.id = wanted.value ORDER BY ${ordered}`,
      )
      .pluck()
      .all(JSON.stringify(ids));
  }

  function lineOf(row: Raw, who: Who, today: string, store: Store): L {
    const read = Object.fromEntries([
      ...fields.map((field) => [field, row[field] === null ? null : columns[field]!.mapFromDriverValue(row[field])]),
      ...also.map(([field]) => [field, row[field]]),
    ]);
    return options.line(read as Parameters<typeof options.line>[0], who, today, store);
  }

  /** What was searched for is kept in the audit log (查询日志); a screen that asks again makes no second line. */
  function logSearch(store: Store, who: Who, filters: Filters, shown: number, more: boolean): void {
    const asked = Object.fromEntries(Object.entries(filters as object).filter(([, value]) => value));
    if (Object.keys(asked).length === 0 || !isNewLook(store, who, `${entity} ${JSON.stringify(asked)}`)) return;
    store.write(who, (tx) => tx.audit('search', entity, null, { ...asked, shown, ...(more && { more }) }));
  }

  return {
    entity,
    input,
    filters: options.filters,
    queries,
    /** One page and where the next one starts (null: this was the last). */
    page(store: Store, who: Who, asked: Input): { rows: (L & { sync: RecordSync })[]; next: Cell[] | null } {
      const today = todayOf(store);
      let rows: Raw[];
      let next: Cell[] | null;
      if (textOf(asked.filters) && options.search) ({ rows, next } = textPage(store, who, asked, today));
      else {
        const all = rowsOf(store, asked, who, today);
        rows = all.slice(0, asked.limit);
        const last = all.length > asked.limit ? rows.at(-1) : undefined;
        next = last ? [...orderOf(asked).by.map((field) => last[`key ${field}`]!), last.id!] : null;
      }
      if (!asked.cursor) logSearch(store, who, asked.filters, rows.length, next !== null);
      const sync = syncStateOf(
        store.db,
        rows.map(({ id }) => String(id)),
      );
      return {
        rows: rows.map((row) => ({ ...lineOf(row, who, today, store), sync: sync.get(String(row.id))! })),
        next,
      };
    },
    /** How many the filters leave, up to ten thousand (`more`: there are still others). */
    count(store: Store, who: Who, filters: Filters): { count: number; more: boolean } {
      const today = todayOf(store);
      if (textOf(filters) && options.search) {
        const { ids, more } = found(store, filters, who, today, MOST_COUNTED);
        return { count: ids.length, more };
      }
      const { sql, values } = conditions(filters, who, today);
      const count = store.db
        .prepare(`SELECT count(*) FROM (SELECT 1 FROM ${name} r WHERE ${sql.join(' AND ')} LIMIT ${MOST_COUNTED + 1})`)
        .pluck()
        .get(...values) as number;
      return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
    },
    /**
     * How many of what the filters leave have which value of `by` (SQL over `r` with its parameters), the most first; null for those that
     * have none. Of a text up to ten thousand hits are told apart.
     */
    groups(store: Store, who: Who, filters: Filters, [by, ...its]: readonly [string, ...unknown[]], most = 200) {
      const today = todayOf(store);
      const { sql, values } = conditions(filters, who, today);
      const hits = textOf(filters) && options.search && found(store, filters, who, today, MOST_COUNTED).ids;
      const from = hits ? `json_each(?) wanted CROSS JOIN ${name} r ON r.id = wanted.value` : `${name} r`;
      return store.db
        .prepare(
          `SELECT ${by} AS value, count(*) AS count FROM ${from} WHERE ${sql.join(' AND ')}
           GROUP BY 1 ORDER BY count DESC, value LIMIT ${most}`,
        )
        .all(...its, ...(hits ? [JSON.stringify(hits)] : []), ...values) as { value: Cell; count: number }[];
    },
  };
}
