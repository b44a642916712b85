import { bareName } from '../../../db/core/bare-name.ts';
import { bareCode } from '../../../db/core/half-width.ts';
import { phoneKey } from '../../../db/customers/phone.ts';
import { customer } from '../../../db/customers/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { createSearchIndex, type SearchIndex, searchedKinds } from '../../kernel/search/index.ts';
import { customerSearch } from './search.ts';

/** Fields by which two cards may be one customer; a phone is looked for in both of its fields. */
export type SpelledField = 'mobile' | 'landline' | 'idNo' | 'uscc' | 'name';

const SPELLINGS: Record<SpelledField, { columns: readonly string[]; key: (stored: string) => string }> = {
  mobile: { columns: ['mobile', 'landline'], key: phoneKey },
  landline: { columns: ['mobile', 'landline'], key: phoneKey },
  idNo: { columns: ['id_no'], key: bareCode },
  uscc: { columns: ['uscc'], key: bareCode },
  name: { columns: ['name'], key: bareName },
};
/** So many digits at the end say enough, and look like no whole number, of which the search would answer only that. */
const LAST_DIGITS = 7;
const LEAST_DIGITS = 5;
/** Cards looked at; more hold the same seven digits only in a made-up store. */
const MOST_READ = 50;

const KINDS = searchedKinds([{ name: 'customer', table: customer, search: customerSearch }]);
const indexes = new WeakMap<Connection, SearchIndex>();
function indexOf(db: Connection): SearchIndex {
  const index = indexes.get(db) ?? createSearchIndex(db, KINDS);
  indexes.set(db, index);
  return index;
}

/**
 * Ids of cards that hold this value in a spelling of their own (86-755-26990011, a zero-width space before a name): saved by an
 * older program or another one. The quick search, which knows digits without their separators, says which to read.
 */
export function spelledOtherwise(db: Connection, field: SpelledField, value: string): string[] {
  const { columns, key } = SPELLINGS[field];
  const asked = field === 'name' ? value : lastDigits(value);
  const wanted = key(value);
  if (asked === '' || wanted === '') return [];
  const read = db.prepare(`SELECT ${columns.join(', ')} FROM customer WHERE id = ?`).raw();
  return indexOf(db)
    .find('customer', asked, MOST_READ)
    .filter((id) => {
      const stored = (read.get(id) ?? []) as (string | null)[];
      return stored.some((text) => text !== null && text !== value && key(text) === wanted);
    });
}

function lastDigits(value: string): string {
  const [longest = ''] = (value.match(/\d+/g) ?? []).sort((a, b) => b.length - a.length);
  return longest.length < LEAST_DIGITS ? '' : longest.slice(-LAST_DIGITS);
}
