/**
 * Columns of many rows as one parameter each. A driver takes an array apart and escapes every element; ids, numbers and hashes
 * need no escaping, documents and bytes travel in binary form.
 */

/** Array text of values that are neither empty nor hold quotes, commas, braces, blanks or backslashes. */
export function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

const BYTEA = 17;
const TEXT = 25;
const JSON_TEXT = 114;

/** `json[]` of values that are JSON texts already; null: SQL's NULL. */
export const jsonArray = (texts: readonly (string | null)[]): Buffer => binaryArray(JSON_TEXT, texts);

/** `text[]` of values as a PC sent them; PostgreSQL keeps no NUL and no half of a pair in a text. */
export const textArray = (values: readonly (string | null)[]): Buffer =>
  binaryArray(
    TEXT,
    values.map((value) => value?.toWellFormed().replaceAll('\u0000', '\ufffd') ?? null),
  );

/** `bytea[]`: as text it would travel as hexadecimal, twice as long. */
export const bytesArray = (values: readonly Uint8Array[]): Buffer => binaryArray(BYTEA, values);

/**
 * An array in PostgreSQL's binary form, which both drivers pass on as it is. Nothing is escaped or taken apart again: one JSON text
 * around all documents was parsed twice by the database.
 */
function binaryArray(type: number, values: readonly (string | Uint8Array | null)[]): Buffer {
  // UTF-8 takes at most three bytes for each unit of a JavaScript string.
  const most = (value: string | Uint8Array | null): number =>
    typeof value === 'string' ? value.length * 3 : (value?.length ?? 0);
  let room = 20;
  for (const value of values) room += 4 + most(value);
  const array = Buffer.allocUnsafe(room);
  let end = 0;
  // One dimension, maybe with NULLs, of this type, so many values, counted from 1.
  for (const field of [1, 1, type, values.length, 1]) end = array.writeInt32BE(field, end);
  for (const value of values) {
    const start = end + 4;
    let length = -1;
    if (typeof value === 'string') length = array.write(value, start);
    else if (value !== null) {
      array.set(value, start);
      length = value.length;
    }
    array.writeInt32BE(length, end);
    end = start + Math.max(0, length);
  }
  return array.subarray(0, end);
}

/**
 * Rows of a table, each looked up by its own key: `= ANY(…)` on the last column of an index is a filter over everything before it
 * while a young table has no statistics, and a bulk load would read the showroom again at each push.
 * @param wanted SQL of the function that gives the keys, e.g. `unnest($2::uuid[])`; the condition names one as `wanted.key`
 */
export function lookup(wanted: string, columns: string, from: string, condition: string): string {
  // OFFSET 0 keeps the planner from turning the lookups into one scan.
  return `FROM ${wanted} AS wanted(key), LATERAL (SELECT ${columns} FROM ${from} WHERE ${condition} OFFSET 0) AS found`;
}

/** Items by what the statement about them has in common, in order of first appearance. */
export function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
