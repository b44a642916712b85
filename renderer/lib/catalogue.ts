/** A catalogue as it stands in a file: sentences, nested or with dotted keys. */
export type Catalogue = { readonly [key: string]: string | Catalogue };

/** `{ a: { b: 'x' }, 'c.d': 'y' }` → `{ 'a.b': 'x', 'c.d': 'y' }`. */
export function flatten(catalogue: Catalogue, prefix = ''): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === 'string') flat[prefix + key] = value;
    else Object.assign(flat, flatten(value, `${prefix}${key}.`));
  }
  return flat;
}

/** Files by path → sentences by namespace; the folder that holds a file is its namespace ('visits', 'app', 'ui'). */
export function byNamespace(files: Record<string, Catalogue>): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const [path, catalogue] of Object.entries(files)) {
    const namespace = path.split('/').at(-2);
    if (namespace !== undefined) found[namespace] = flatten(catalogue);
  }
  return found;
}
