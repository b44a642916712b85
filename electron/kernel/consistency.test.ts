import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { customerDoc } from '../../tests/factories/customer.ts';
import { vehicleDoc } from '../../tests/factories/vehicle.ts';
import { type TestStore, testStore } from '../../tests/harness/store.ts';
import { customerSync } from '../features/customers/sync.ts';
import { vehicleSync } from '../features/vehicles/sync.ts';
import { brokenAuditLink } from './audit.ts';
import { entityStore } from './entity.ts';
import { Refusal } from './refusal.ts';
import { createSearchIndex, gramsOf, makeSearchTables, searchedKinds } from './search/index.ts';
import { storeRows } from './search/rows.ts';
import type { Write } from './write.ts';

type Kind = 'customer' | 'vehicle';
type Step =
  | { do: 'insert'; kind: Kind; words: number }
  | { do: 'update'; nth: number; words: number; rev: 'right' | 'stale' | 'none' }
  | { do: 'remove'; nth: number };

/** What one write does: some steps, and whether it ends in an error after them. `merge`: the background job runs after it. */
interface Save {
  steps: Step[];
  fails: boolean;
  merge: boolean;
}

const NAMES = ['王伟', '王建国', '李娜', '欧阳清风', '单雄信', 'Anna Li'];
const PHONES = ['13800138000', '13912345678', '13987654321', '15000001234'];
const MODELS = ['RX 350h', 'ES 200', '汉 EV', 'Model Y'];
const PLATES = ['京A12345', '沪AD12345', '粤B8X12C', null];
/** Pieces of the words above, as people type them: all but whole numbers, which the tables answer. */
const TYPED = ['王', '建国', 'wjg', 'ouyang', '娜', 'anna', '8000', '5678', '139', '1234', '12345', 'RX', '汉', '8X12'];

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('insert' as const),
    kind: fc.constantFrom<Kind>('customer', 'vehicle'),
    words: fc.nat(),
  }),
  fc.record({
    do: fc.constant('update' as const),
    nth: fc.nat(),
    words: fc.nat(),
    rev: fc.constantFrom('right' as const, 'stale' as const, 'none' as const),
  }),
  fc.record({ do: fc.constant('remove' as const), nth: fc.nat() }),
);
const save: fc.Arbitrary<Save> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  fails: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  merge: fc.boolean(),
});

const words = (kind: Kind, n: number): Record<string, unknown> =>
  kind === 'customer'
    ? { name: NAMES[n % NAMES.length], mobile: PHONES[(n >> 3) % PHONES.length] }
    : { model: MODELS[n % MODELS.length], plate: PLATES[(n >> 3) % PLATES.length] };

interface Known {
  kind: Kind;
  id: string;
}

function run(tx: Write, known: Known[], what: Step): void {
  if (what.do === 'insert') {
    const fields = words(what.kind, what.words);
    const doc = what.kind === 'customer' ? customerDoc(fields) : vehicleDoc(fields);
    tx.insert(what.kind, doc);
    known.push({ kind: what.kind, id: doc.id });
    return;
  }
  if (known.length === 0) return;
  const { kind, id } = known[what.nth % known.length]!;
  if (what.do === 'remove') {
    tx.remove(kind, id);
    return;
  }
  const now = tx.get(kind, id)!.rev;
  const rev = { right: now, stale: now - 1, none: undefined }[what.rev];
  tx.update(kind, id, words(kind, what.words), { ...(rev !== undefined && { rev }) });
}

/** Runs the saves against the store; what a refused or failing one would have made known is forgotten again. */
function runAll({ store, clock }: TestStore, saves: Save[]): Known[] {
  let known: Known[] = [];
  for (const { steps, fails, merge } of saves) {
    clock.advance(1000);
    const tried = [...known];
    try {
      store.write({ id: 'system' }, (tx) => {
        for (const each of steps) run(tx, tried, each);
        if (fails) throw new Error('the power went');
      });
      known = tried;
    } catch (error) {
      if (!(error instanceof Refusal) && !fails) throw error;
    }
    if (merge) store.search.mergeStep(5);
  }
  return known;
}

const SYNCED = { customer: customerSync, vehicle: vehicleSync };

/** Every record as it stands, living or not. */
function recordsOf({ store }: TestStore) {
  return (['customer', 'vehicle'] as const).flatMap((kind) => {
    const rows = entityStore(store.db, SYNCED[kind] as never);
    const ids = store.db.prepare(`SELECT id FROM ${kind} ORDER BY id`).pluck().all() as string[];
    return ids.map((id) => ({ kind, row: rows.get(id)!, wire: rows.wireFields }));
  });
}

/** The documents head office would hold after every operation, in the order they left. */
function replayOutbox({ store }: TestStore): Map<string, Record<string, unknown> | 'deleted'> {
  const documents = new Map<string, Record<string, unknown> | 'deleted'>();
  for (const text of store.db.prepare('SELECT body FROM outbox ORDER BY op_seq').pluck().all() as string[]) {
    const { kind, entity_id: id, patch } = JSON.parse(text);
    if (kind === 'put') expect(documents.has(id)).toBe(false);
    else expect(documents.get(id), 'an operation on nothing').toBeTypeOf('object');
    documents.set(id, kind === 'delete' ? 'deleted' : { ...(documents.get(id) as object), ...patch });
  }
  return documents;
}

/** Newest revision of each record by the audit log, which must count them without a gap and tie each value to the one before. */
function replayAudit({ store }: TestStore): Map<string, { rev: number; deleted: boolean }> {
  const seen = new Map<string, { rev: number; deleted: boolean; values: Record<string, unknown> }>();
  const lines = store.db
    .prepare('SELECT action, entity_id AS id, rev, detail FROM audit WHERE rev IS NOT NULL ORDER BY seq')
    .all() as { action: string; id: string; rev: number; detail: string }[];
  for (const { action, id, rev, detail } of lines) {
    const before = seen.get(id);
    expect(rev).toBe((before?.rev ?? 0) + 1);
    const values = { ...before?.values };
    for (const [field, [from, to]] of Object.entries(JSON.parse(detail) as Record<string, [unknown, unknown]>)) {
      if (field in values) expect(from).toEqual(values[field]);
      values[field] = to;
    }
    seen.set(id, { rev, deleted: action === 'delete', values });
  }
  return seen;
}

/** What people would find had every living record just been indexed, the oldest save first. */
function searchedAnew(t: TestStore, records: ReturnType<typeof recordsOf>) {
  const memory = new Database(':memory:');
  const kinds = searchedKinds(t.store.entities);
  makeSearchTables(memory, kinds);
  const fresh = createSearchIndex(memory, kinds, storeRows(t.store.db, kinds));
  const recency = t.store.db.prepare('SELECT entity_id FROM search_row ORDER BY recency').pluck().all() as string[];
  const living = records.filter(({ row }) => !row.deletedAt);
  expect([...recency].sort()).toEqual(living.map(({ row }) => row.id).sort());
  const byId = new Map(living.map((each) => [each.row.id, each]));
  let savedAt = 0;
  for (const id of recency) {
    const { kind, row } = byId.get(id)!;
    expect(row.updatedAt, 'newest save last').toBeGreaterThanOrEqual(savedAt);
    savedAt = row.updatedAt as number;
    fresh.touch(kind, id, gramsOf(SYNCED[kind].search!, row));
  }
  return fresh;
}

test('whatever is saved, refused or cut off in whatever order: rows, operations, audit and search tell one story', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(save, { minLength: 5, maxLength: 30 }), async (saves) => {
      const t = await testStore();
      try {
        const known = runAll(t, saves);
        const records = recordsOf(t);
        expect(records.map(({ row }) => row.id).sort()).toEqual(known.map(({ id }) => id).sort());
        const documents = replayOutbox(t);
        const revisions = replayAudit(t);
        expect(documents.size).toBe(records.length);
        for (const { row, wire } of records) {
          const deleted = row.deletedAt !== null;
          expect(revisions.get(row.id)).toMatchObject({ rev: row.rev, deleted });
          const sent = Object.fromEntries(wire.map((field) => [field, row[field]]));
          const document = documents.get(row.id);
          // A new record says nothing of the fields it leaves empty.
          const empty = Object.fromEntries(wire.map((field) => [field, null]));
          expect(document === 'deleted' ? document : { ...empty, ...document }).toEqual(deleted ? 'deleted' : sent);
        }
        expect(brokenAuditLink(t.store.db)).toBeNull();
        const anew = searchedAnew(t, records);
        for (const kind of ['customer', 'vehicle'] as const)
          for (const typed of TYPED)
            expect(t.store.search.find(kind, typed, 100), typed).toEqual(anew.find(kind, typed, 100));
      } finally {
        t.close();
      }
    }),
    { numRuns: 60 },
  );
});
