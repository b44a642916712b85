/** A value whose canonical text is defined: integers only, for money and counts have no fractions. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Canonical[]
  | { readonly [field: string]: Canonical };

/**
 * One text for one content, whoever wrote it: fields in the order of their names, blank ones left out, no spaces (contentHash, DEALS 2).
 * A blank is null, undefined or an empty text: forms and rows differ in them. Lists keep their order.
 * @throws RangeError for a number that is no whole one
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not canonical: ${value}`);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const of = value as Readonly<Record<string, Canonical>>;
  const parts: string[] = [];
  for (const field of Object.keys(of).sort())
    if (!isBlankValue(of[field])) parts.push(`${JSON.stringify(field)}:${canonicalJson(of[field])}`);
  return `{${parts.join(',')}}`;
}

const isBlankValue = (value: Canonical) => value === null || value === undefined || value === '';
