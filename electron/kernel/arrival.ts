import type { OpKind } from '../../gateway/protocol.ts';
import type { EntityStore, Row } from './entity.ts';

/** A record as head office has it. `doc` is null for a deleted one. */
export interface Arrived {
  id: string;
  seq: number;
  doc: Record<string, unknown> | null;
  deletedAt: number | null;
  mergedInto: string | null;
  /** Of a change another PC made: who saved it, when (UTC ms of that PC) and where. */
  saved?: { actorId: string; at: number; device: string | null } | null;
}

/** What an operation that head office's document does not contain does to the record. */
export interface Patch {
  kind: OpKind;
  patch: Record<string, unknown>;
}

/** Fields an operation touches, `deletedAt` and `mergedInto` among them, with the values it gives them. */
function effectOf({ kind, patch }: Patch, at: number): Record<string, unknown> {
  if (kind === 'delete') return { deletedAt: at };
  if (kind === 'merge') return { mergedInto: patch.into ?? null };
  return kind === 'put' ? { ...patch, deletedAt: null } : patch;
}

/** Values of the patches laid over each other, later ones on top; unknown fields are left out. */
function laidOver(store: EntityStore, overlay: readonly Patch[], at: number): Record<string, unknown> {
  const all = Object.assign({}, ...overlay.map((patch) => effectOf(patch, at))) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(all).filter(([field]) => field !== 'id' && (store.has(field) || field === 'deletedAt')),
  );
}

const pickFrom = (values: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));

/** Head office's values under the local changes; null when there are none. */
const baseOf = (values: Record<string, unknown>, over: Record<string, unknown>): string | null =>
  Object.keys(over).length === 0 ? null : JSON.stringify(pickFrom(values, Object.keys(over)));

/** The values a row takes when a document arrives: document, then the patches it does not contain. */
export function arrivedValues(
  store: EntityStore,
  row: Row | undefined,
  arrived: Arrived,
  overlay: readonly Patch[],
  at: number,
): Record<string, unknown> {
  const { doc, seq } = arrived;
  const kept = row as Record<string, unknown> | undefined;
  const document = doc
    ? Object.fromEntries(store.arrivingFields.map(([field, empty]) => [field, doc[field] ?? empty]))
    : Object.fromEntries(store.arrivingFields.map(([field]) => [field, kept?.[field] ?? null]));
  const base = { ...document, deletedAt: arrived.deletedAt, mergedInto: arrived.mergedInto };
  const over = laidOver(store, overlay, at);
  // A deletion made here keeps the moment it was made at.
  if (over.deletedAt !== undefined && over.deletedAt !== null) over.deletedAt = kept?.deletedAt ?? over.deletedAt;
  return { ...base, ...over, serverSeq: seq, baseJson: baseOf(base, over) };
}

/**
 * What a change of another PC did to fields that stand under local changes here, `{field: [before, after]}`: nothing of it shows on the
 * row until these are decided about, and the record's history is the same everywhere.
 */
export function hiddenChanges(row: Row, values: Record<string, unknown>): Record<string, [unknown, unknown]> {
  if (!row.baseJson || typeof values.baseJson !== 'string') return {};
  const before = { ...row, ...(JSON.parse(row.baseJson) as object) } as Record<string, unknown>;
  const after = JSON.parse(values.baseJson) as Record<string, unknown>;
  const told = Object.keys(after).filter(
    (field) =>
      !same(before[field], after[field]) && same(values[field], row[field]) && !same(values[field], after[field]),
  );
  return Object.fromEntries(told.map((field) => [field, [before[field] ?? null, after[field] ?? null]]));
}

/** Nothing, left out and null are the same value. */
export const same = (a: unknown, b: unknown): boolean =>
  (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b);

/** The values of a row of which only its operations are known. */
export function madeValues(store: EntityStore, overlay: readonly Patch[], at: number): Record<string, unknown> {
  const empty = Object.fromEntries(store.arrivingFields);
  return {
    ...empty,
    deletedAt: null,
    mergedInto: null,
    ...laidOver(store, overlay, at),
    serverSeq: null,
    baseJson: null,
  };
}

/** The values a row takes when the operations on top of head office's document become others. */
export function rebasedValues(
  store: EntityStore,
  row: Row,
  overlay: readonly Patch[],
  at: number,
): Record<string, unknown> {
  const base = { ...row, ...(row.baseJson ? (JSON.parse(row.baseJson) as object) : {}) } as Record<string, unknown>;
  const over = laidOver(store, overlay, at);
  if (over.deletedAt !== undefined && over.deletedAt !== null) over.deletedAt = row.deletedAt ?? over.deletedAt;
  const touched = row.baseJson ? Object.keys(JSON.parse(row.baseJson) as object) : [];
  return { ...pickFrom(base, touched), ...over, baseJson: baseOf(base, over) };
}

/** What head office says of the fields a local save is about to change, beside what is noted already. */
export function notedBase(row: Row, fields: readonly string[]): { baseJson?: string } {
  // A record head office has never shown has no values under its local ones.
  if (row.serverSeq === null) return {};
  const known = row.baseJson ? (JSON.parse(row.baseJson) as Record<string, unknown>) : {};
  const fresh = fields.filter((field) => !Object.hasOwn(known, field));
  return fresh.length === 0 ? {} : { baseJson: JSON.stringify({ ...known, ...pickFrom(row, fresh) }) };
}
