/**
 * Columns of many rows as one parameter each. A driver takes an array apart and escapes every element; ids, numbers and hashes
 * need no escaping, and JSON travels best as one JSON array.
 */

/** Array text of values that are neither empty nor hold quotes, commas, braces, blanks or backslashes. */
export function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** JSON array text of values that are JSON texts already. */
export function jsonArray(texts: readonly string[]): string {
  return `[${texts.join(',')}]`;
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
