import { z } from 'zod';
import { addDays } from '../../../db/core/day.ts';
import { customerKinds, customerStages, levels } from '../../../db/customers/model.ts';
import { withAliases } from '../../kernel/alias.ts';
import { isNewLook } from '../../kernel/looks.ts';
import { type RecordSync, syncStateOf } from '../../kernel/record-state.ts';
import type { Store } from '../../kernel/store.ts';
import { type Customer, listedPhone, todayOf, type Viewer } from './rows.ts';

export const customerFilters = z.object({
  text: z.string().trim().max(100, 'text.tooLong').optional(),
  /** Mine and the ones nobody owns. */
  mine: z.boolean().optional(),
  ownerId: z.uuid().optional(),
  /** Nobody's: to be given to somebody. */
  unowned: z.boolean().optional(),
  level: z.enum(levels).optional(),
  stage: z.enum(customerStages).optional(),
  kind: z.enum(customerKinds).optional(),
  due: z.enum(['overdue', 'today', 'week']).optional(),
});
export type CustomerFilters = z.infer<typeof customerFilters>;

/** Sort key and row id of the last row shown; the key is null among the cards without a next contact, which stand last. */
const cursor = z.object({ key: z.union([z.string(), z.number(), z.null()]), id: z.string() });

export const customerListInput = z.object({
  filters: customerFilters.default({}),
  sort: z.enum(['updated', 'name', 'nextContact']).default('updated'),
  /** Left out, the latest change stands first and names and days rise. */
  descending: z.boolean().optional(),
  cursor: cursor.nullish(),
  limit: z.int().min(1).max(200).default(50),
});
export type CustomerListInput = z.infer<typeof customerListInput>;

const SORTS = {
  updated: { column: 'c.updated_at', index: 'customer_updated' },
  name: { column: 'c.name', index: 'customer_name' },
  nextContact: { column: 'c.next_contact_on', index: 'customer_next_contact' },
} as const;

const COLUMNS = `c.id, c.rev, c.card_no AS cardNo, c.kind, c.stage, c.name, c.mobile, c.landline, c.level, c.owner_id AS ownerId,
  owner.name AS ownerName, c.next_contact_on AS nextContactOn, c.interest_series AS interestSeries,
  c.interest_model AS interestModel, c.interest_color AS interestColor, c.source, c.updated_at AS updatedAt,
  c.hq_share_consent AS hqShareConsent, c.merge_later_with AS mergeLaterWith,
  (SELECT max(arrived_at) FROM visit WHERE customer_id IN ${withAliases('customer', 'c.id')} AND deleted_at IS NULL
    AND voided_at IS NULL) AS lastVisitAt`;

type Shown =
  | 'id'
  | 'rev'
  | 'cardNo'
  | 'kind'
  | 'stage'
  | 'name'
  | 'level'
  | 'ownerId'
  | 'nextContactOn'
  | 'interestSeries'
  | 'interestModel'
  | 'interestColor'
  | 'source'
  | 'updatedAt'
  | 'hqShareConsent'
  | 'mergeLaterWith';

export interface CustomerLine extends Pick<Customer, Shown> {
  phone: string | null;
  ownerName: string | null;
  lastVisitAt: number | null;
  sync: RecordSync;
}
type Raw = Omit<CustomerLine, 'phone' | 'sync'> & Pick<Customer, 'mobile' | 'landline'>;

/** Rows a text filter looks at: more than a person reads, few enough to filter at once. */
const MOST_FOUND = 500;
/** Counting stops here; nobody needs the difference between ten thousand and more. */
const MOST_COUNTED = 10_000;

function conditions(filters: CustomerFilters, viewer: Viewer, todayOn: string): { sql: string[]; values: unknown[] } {
  const sql = ['c.deleted_at IS NULL', 'c.merged_into IS NULL'];
  const values: unknown[] = [];
  const add = (text: string, ...more: unknown[]) => {
    sql.push(text);
    values.push(...more);
  };
  if (filters.mine) add('(c.owner_id = ? OR c.owner_id IS NULL)', viewer.id);
  if (filters.ownerId) add('c.owner_id = ?', filters.ownerId);
  if (filters.unowned) add('c.owner_id IS NULL');
  if (filters.level) add('c.level = ?', filters.level);
  if (filters.stage) add('c.stage = ?', filters.stage);
  if (filters.kind) add('c.kind = ?', filters.kind);
  if (filters.due === 'overdue') add('c.next_contact_on < ?', todayOn);
  if (filters.due === 'today') add('c.next_contact_on = ?', todayOn);
  if (filters.due === 'week') add('c.next_contact_on BETWEEN ? AND ?', todayOn, addDays(todayOn, 6));
  return { sql, values };
}

/**
 * The query of a page. Without filters that have an index of their own the sort's index is walked, so rows come in order and
 * nothing is sorted, downwards by walking it backwards; an owner or level sorted by last change walks that filter's own index.
 * `blank` gives the cards without a next contact, by id; they stand last either way.
 */
export function pageQuery(
  input: CustomerListInput,
  viewer: Viewer,
  todayOn: string,
  blank = false,
): { sql: string; values: unknown[] } {
  const { filters, limit } = input;
  const sort = SORTS[input.sort];
  const down = input.descending ?? input.sort === 'updated';
  const [after, order] = down ? ['<', 'DESC'] : ['>', 'ASC'];
  const { sql, values } = conditions(filters, viewer, todayOn);
  if (input.sort === 'nextContact') sql.push(`c.next_contact_on IS ${blank ? '' : 'NOT '}NULL`);
  if (input.cursor && blank) {
    sql.push(`c.id ${after} ?`);
    values.push(input.cursor.id);
  } else if (input.cursor) {
    sql.push(`(${sort.column}, c.id) ${after} (?, ?)`);
    values.push(input.cursor.key, input.cursor.id);
  }
  const own =
    input.sort === 'updated' &&
    (filters.ownerId || filters.unowned ? 'customer_owner' : filters.level ? 'customer_level' : null);
  return {
    sql: `SELECT ${COLUMNS} FROM customer c INDEXED BY ${own || sort.index} LEFT JOIN staff owner ON owner.id = c.owner_id
      WHERE ${sql.join(' AND ')} ORDER BY ${sort.column} ${order}, c.id ${order} LIMIT ?`,
    values: [...values, limit + 1],
  };
}

/** One page of cards and where the next one starts (null: this was the last). A text filter answers at once, newest first. */
export function listCustomers(store: Store, viewer: Viewer, input: CustomerListInput) {
  const today = todayOf(store);
  const raw = input.filters.text ? found(store, viewer, input, today) : page(store, viewer, input, today);
  const more = !input.filters.text && raw.length > input.limit;
  const rows = more ? raw.slice(0, input.limit) : raw;
  const last = rows.at(-1);
  if (input.filters.text) logSearch(store, viewer, input.filters, rows.length);
  const keyOf = (row: Raw) =>
    input.sort === 'name' ? row.name : input.sort === 'updated' ? row.updatedAt : row.nextContactOn;
  const sync = syncStateOf(
    store.db,
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map(({ mobile, landline, ...row }): CustomerLine => {
      const phone = listedPhone(viewer, { mobile, landline, ownerId: row.ownerId });
      return { ...row, phone, sync: sync.get(row.id)! };
    }),
    next: more && last ? { key: keyOf(last), id: last.id } : null,
  };
}

/** What was searched for is kept in the audit log; a screen that asks again makes no second line. */
function logSearch(store: Store, viewer: Viewer, filters: CustomerFilters, shown: number): void {
  if (!isNewLook(store, viewer, `customer ${JSON.stringify(filters)}`)) return;
  store.write(viewer, (tx) => tx.audit('search', 'customer', null, { ...filters, shown }));
}

/** One card more than asked for, when there is one. */
function page(store: Store, viewer: Viewer, input: CustomerListInput, today: string): Raw[] {
  const walk = (part: CustomerListInput, blank: boolean) => {
    const { sql, values } = pageQuery(part, viewer, today, blank);
    return store.db.prepare(sql).all(...values) as Raw[];
  };
  const wanted = input.limit + 1;
  if (input.sort !== 'nextContact') return walk(input, false);
  if (input.cursor?.key === null) return walk(input, true);
  const dated = walk(input, false);
  if (dated.length >= wanted || input.filters.due) return dated;
  return [...dated, ...walk({ ...input, cursor: null, limit: input.limit - dated.length }, true)];
}

function found(store: Store, viewer: Viewer, input: CustomerListInput, today: string): Raw[] {
  const ids = store.search.find('customer', input.filters.text!, MOST_FOUND);
  const { sql, values } = conditions(input.filters, viewer, today);
  const rows = store.db
    .prepare(
      `SELECT ${COLUMNS} FROM json_each(?) wanted CROSS JOIN customer c ON c.id = wanted.value
       LEFT JOIN staff owner ON owner.id = c.owner_id WHERE ${sql.join(' AND ')} ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids), ...values) as Raw[];
  return rows;
}

/** How many cards the filters leave, up to ten thousand (`more`: there are still others). */
export function countCustomers(
  store: Store,
  viewer: Viewer,
  filters: CustomerFilters,
): { count: number; more: boolean } {
  const today = todayOf(store);
  if (filters.text) {
    const { length } = found(store, viewer, { filters, sort: 'updated', limit: 50 }, today);
    return { count: length, more: length >= MOST_FOUND };
  }
  const { sql, values } = conditions(filters, viewer, today);
  const count = store.db
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM customer c WHERE ${sql.join(' AND ')} LIMIT ${MOST_COUNTED + 1})`)
    .pluck()
    .get(...values) as number;
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
}
