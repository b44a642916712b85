/** Saved with every change; no person decides about them. */
const STAMPS = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'];
/** Never shown and never asked about. */
const UNSHOWN = ['passwordHash'];

/** Fields that say when, how and by whom another one was set: they go where that one goes. */
const FOLLOWS: Readonly<Record<string, string>> = {
  hqShareNoticeVersion: 'hqShareConsent',
  hqShareMethod: 'hqShareConsent',
  hqShareAt: 'hqShareConsent',
  hqShareBy: 'hqShareConsent',
  formalAt: 'stage',
};

/** The pick that stands for the whole record: keep it or let it be deleted. */
export const WHOLE = '*';

/** The field a person picks when this one is decided. */
export const leaderOf = (field: string): string => FOLLOWS[field] ?? field;

/** Fields a person is asked about, out of those some operations carry. */
export const asked = (fields: readonly string[]): string[] =>
  [...new Set(fields.map(leaderOf))].filter((field) => !STAMPS.includes(field) && !UNSHOWN.includes(field));

/** Nothing, and nothing but blanks, are the same to a person. */
export function alike(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) => (value === undefined || value === '' ? null : value);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

export const pickFrom = (values: Readonly<Record<string, unknown>>, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
