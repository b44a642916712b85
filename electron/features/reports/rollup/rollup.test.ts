import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { addDays, dayRange } from '../../../../db/core/day.ts';
import { levels } from '../../../../db/customers/model.ts';
import { lossStates } from '../../../../db/losses/model.ts';
import type { EntityName } from '../../../../db/records.ts';
import { type CountName, countNames } from '../../../../db/reports/kpis.ts';
import { contactDoc } from '../../../../tests/factories/contact.ts';
import { customerDoc } from '../../../../tests/factories/customer.ts';
import { levelChangeDoc } from '../../../../tests/factories/level-change.ts';
import { lossDoc } from '../../../../tests/factories/loss.ts';
import { testDriveDoc } from '../../../../tests/factories/test-drive.ts';
import { visitDoc } from '../../../../tests/factories/visit.ts';
import { countedByHand, keptCounts, keptMonths } from '../../../../tests/harness/counting.ts';
import { type TestStore, testStore } from '../../../../tests/harness/store.ts';
import { newId } from '../../../kernel/ids.ts';
import { countedSince, fillRollups, forgetRollups } from '../../../kernel/rollup.ts';
import { openStore, type Store } from '../../../kernel/store.ts';
import type { Write } from '../../../kernel/write.ts';
import { syncedEntities } from '../../../registry.ts';
import { renumberVisits } from '../../visits/numbering.ts';
import type { Span } from '../counts.ts';
import { countOf, kpiRows, kpisOf } from '../service.ts';
import { COUNTED, KPI } from './tables.ts';

let opened: TestStore | undefined;
afterEach(() => opened?.close());

/** Numbers a step draws from: which record, which values. */
interface Step {
  do: (typeof DEEDS)[number];
  a: number;
  b: number;
  c: number;
}
const DEEDS = [
  'card',
  'card',
  'visit',
  'visit',
  'contact',
  'drive',
  'loss',
  'level',
  'level',
  'edit card',
  'edit visit',
  'credit',
  'void',
  'strike',
  'decide',
  'set off',
  'remove',
  'restore',
  'merge',
  'part',
  'number',
  'arrive',
  'arrive new',
  'give way',
] as const;
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom(...DEEDS),
  a: fc.nat(),
  b: fc.nat(),
  c: fc.nat(),
});

const STAFF = ['01a22c71-3b42-72ed-958d-8abdbdaffec1', '01a22c71-3b42-72ed-958d-8abdbdaffec2', null] as const;
const SOURCES = ['互联网', '朋友介绍', null] as const;
const SERIES = ['RX', 'NX', null] as const;
const one = <T>(of: readonly T[], n: number): T => of[n % of.length]!;
/** Moments of a hundred days around a new year and a leap day. */
const moment = (n: number) => dayRange(addDays('2027-12-01', n % 100))[0] + ((n >> 3) % 1440) * 60_000;
const dayAt = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

type Ids = Partial<Record<EntityName, string[]>>;

function visitValues({ a, b, c }: Step, cards: readonly string[]) {
  const at = moment(b);
  return {
    visitOn: dayAt(at),
    arrivedAt: at,
    customerId: cards.length > 0 && a % 4 > 0 ? one(cards, a) : null,
    consultantId: one(STAFF, c),
    creditedId: one([null, null, STAFF[1]], b >> 7),
    source: one(SOURCES, c >> 2),
    interestSeries: one(SERIES, c >> 4),
    channel: one(['walkIn', 'call', 'invited'] as const, b >> 2),
    purpose: one(['viewing', 'viewing', 'pickup'] as const, a >> 3),
    outcome: one(['captured', 'notCaptured', 'repeat', 'noIntent', null] as const, c >> 6),
    visitSeq: one([null, 1, 2], b >> 5),
  };
}

const cardValues = ({ a, b, c }: Step) => ({
  ownerId: one(STAFF, a),
  source: one(SOURCES, b),
  interestSeries: one(SERIES, c),
});

/** All of some values, or one of them alone. */
const someOf = <T extends object>(values: T, { a, c }: Step): Partial<T> =>
  a % 2 ? values : (Object.fromEntries([one(Object.entries(values), c)]) as Partial<T>);

/** What one step does; nothing when there is no record to do it to. */
function run(tx: Write, ids: Ids, what: Step, seq: number): void {
  const { a, b, c } = what;
  const cards = ids.customer ?? [];
  const made = <E extends EntityName>(entity: E, row: { id: string }) => {
    ids[entity] = [...(ids[entity] ?? []), row.id];
  };
  const pick = (entity: EntityName, n: number) => (ids[entity]?.length ? one(ids[entity]!, n) : undefined);
  const standing = (entity: EntityName, n: number) => {
    const id = pick(entity, n);
    const row =
      id === undefined ? undefined : (tx.get(entity, id) as { id: string; deletedAt: number | null } | undefined);
    return row && row.deletedAt === null ? row.id : undefined;
  };
  const kinds = ['customer', 'visit', 'contact', 'test_drive', 'loss', 'level_change'] as const;
  if (what.do === 'card')
    made('customer', tx.insert('customer', customerDoc({ ...cardValues(what), level: one(levels, a) })));
  if (what.do === 'visit') made('visit', tx.insert('visit', visitDoc(visitValues(what, cards))));
  const customerId = cards.length > 0 ? one(cards, a) : newId();
  if (what.do === 'contact') made('contact', tx.insert('contact', contactDoc({ customerId, at: moment(b) })));
  if (what.do === 'drive')
    made(
      'test_drive',
      tx.insert(
        'test_drive',
        testDriveDoc({
          customerId,
          consultantId: one(STAFF, c),
          plannedStartAt: moment(b),
          startedAt: c % 2 ? moment(b) : null,
        }),
      ),
    );
  if (what.do === 'loss')
    made(
      'loss',
      tx.insert(
        'loss',
        lossDoc({ customerId, askedAt: moment(b), askedById: one(STAFF, c), state: one(lossStates, c >> 2) }),
      ),
    );
  if (what.do === 'level')
    made(
      'level_change',
      tx.insert(
        'level_change',
        levelChangeDoc({
          customerId,
          fromLevel: b % 3 ? one(levels, b) : null,
          toLevel: one(['O', 'O', 'D', 'F', 'A', 'B', 'H'], c),
        }),
      ),
    );
  const card = standing('customer', a);
  if (what.do === 'edit card' && card)
    tx.update('customer', card, someOf({ ...cardValues(what), level: one(levels, c) }, what));
  const visit = standing('visit', a);
  if (what.do === 'edit visit' && visit) tx.update('visit', visit, someOf(visitValues(what, cards), what));
  if (what.do === 'credit' && visit) tx.update('visit', visit, { creditedId: one(STAFF, b) });
  if (what.do === 'void' && visit) tx.update('visit', visit, { voidedAt: b % 3 ? tx.at : null });
  const contact = standing('contact', a);
  if (what.do === 'strike' && contact) tx.update('contact', contact, { struckAt: b % 3 ? tx.at : null, at: moment(c) });
  const loss = standing('loss', a);
  if (what.do === 'decide' && loss)
    tx.update('loss', loss, { state: one(lossStates, b), reason: c % 2 ? '价格' : null });
  const drive = standing('test_drive', a);
  if (what.do === 'set off' && drive)
    tx.update('test_drive', drive, { startedAt: b % 3 ? moment(b) : null, customerId });
  const kind = one(kinds, b);
  const any = standing(kind, a);
  if (what.do === 'remove' && any) tx.remove(kind, any);
  if (what.do === 'restore' && pick(kind, a)) tx.restore(kind, pick(kind, a)!);
  const other = standing('customer', b);
  if (what.do === 'merge' && card && other && card !== other) tx.merge('customer', card, other);
  if (what.do === 'part' && card) tx.merge('customer', card, null);
  if (what.do === 'number' && card) renumberVisits(tx, card);
  if (what.do === 'arrive' && pick(kind, a)) arrive(tx, kind, pick(kind, a)!, what, cards, seq);
  if (what.do === 'arrive new') {
    // A card that others point at already, or points at one that is still to come.
    const id = newId();
    made('customer', { id });
    if (b % 2) tx.insert('level_change', levelChangeDoc({ customerId: id, toLevel: 'O' }));
    const doc = {
      ...customerDoc({ ...cardValues(what), id }),
      createdAt: moment(c),
      createdBy: 'x',
      updatedAt: 1,
      updatedBy: 'x',
    };
    tx.receive(
      'customer',
      { id, seq, doc, deletedAt: null, mergedInto: c % 5 ? null : one([...cards, newId()], b) },
      [],
    );
  }
  if (what.do === 'give way' && any) tx.rebase(kind, any, []);
}

/** Another PC's word on a record: other values, deleted, merged or parted. */
function arrive(tx: Write, kind: EntityName, id: string, what: Step, cards: readonly string[], seq: number): void {
  const row = tx.get(kind, id) as Record<string, unknown> | undefined;
  if (!row) return;
  const { a, b, c } = what;
  const changes = {
    customer: cardValues(what),
    visit: visitValues(what, cards),
    level_change: { toLevel: one(['O', 'D', 'A'], c), customerId: cards.length > 0 ? one(cards, b) : row.customerId },
    contact: { at: moment(b), createdBy: one(STAFF, c) ?? 'x', struckAt: a % 3 ? null : 1 },
    loss: { root: b % 2 ? 'need' : null, askedAt: moment(c) },
    test_drive: { plannedStartAt: moment(b), startedAt: c % 2 ? 1 : null },
  }[kind as 'customer'] as object;
  const mergedInto = kind === 'customer' && a % 3 === 0 && cards.length > 1 ? one(cards, b) : null;
  const gone = c % 7 === 0;
  tx.receive(
    kind,
    {
      id,
      seq,
      doc: gone ? null : { ...row, ...changes },
      deletedAt: gone ? 1 : null,
      mergedInto: mergedInto === id ? null : mergedInto,
    },
    b % 2 ? [{ kind: 'patch', patch: { updatedAt: 5 } }] : [],
  );
}

const FILTERS: Omit<Span, 'from' | 'to'>[] = [
  {},
  { consultantId: STAFF[0] },
  { source: SOURCES[0] },
  { series: SERIES[0] },
  { consultantId: STAFF[0], source: SOURCES[0] },
];

function saysTheSame(store: Store): void {
  expect(keptCounts(store)).toEqual(countedByHand(store));
  const { months, days } = keptMonths(store);
  expect(months).toEqual(days);
}

/** Every number, kept and counted from its rows, and the rows themselves; of a part of the days. */
async function opensItsRows(store: Store, a: number): Promise<void> {
  const from = addDays('2027-12-01', a % 60);
  for (const filters of FILTERS) {
    const span: Span = { ...filters, from, to: addDays(from, a % 50) };
    const { counts, buckets } = await kpisOf(store, span);
    for (const name of COUNTED)
      expect(
        buckets.reduce((sum, of) => sum + of.counts[name], 0),
        name,
      ).toBe(counts[name]);
    const rows = Object.fromEntries(
      countNames.map((name: CountName) => {
        const all: unknown[] = [];
        let cursor: (string | number)[] | null = null;
        do {
          const page = kpiRows(store, name, span, cursor);
          all.push(...page.rows.map(({ id }) => id));
          cursor = page.next;
        } while (cursor !== null);
        expect(new Set(all).size, name).toBe(all.length);
        return [name, all.length];
      }),
    );
    expect(rows, JSON.stringify(span)).toEqual(counts);
    for (const name of countNames) expect(countOf(store, name, span), name).toBe(counts[name]);
  }
}

interface Save {
  steps: Step[];
  at: number;
  /** 0: it ends in an error. */
  fails: number;
}
const saves = fc.array(
  fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }), at: fc.nat(), fails: fc.nat(9) }),
  { minLength: 1, maxLength: 40 },
);

/** Saves one after the other, some of which fail. */
function saveAll(t: Pick<TestStore, 'store' | 'clock'>, all: readonly Save[], ids: Ids): void {
  for (const { steps, at, fails } of all) {
    t.clock.set(moment(at));
    const before = structuredClone(ids);
    try {
      t.store.write({ id: one(STAFF, at) ?? 'system' }, (tx) => {
        for (const each of steps) run(tx, ids, each, ++seq);
        if (fails === 0) throw new Error('taken back');
      });
    } catch (error) {
      if ((error as Error).message !== 'taken back') throw error;
      for (const kind of Object.keys(ids)) delete ids[kind as EntityName];
      Object.assign(ids, before);
    }
  }
}
let seq = 0;

const TABLES = ['customer', 'visit', 'contact', 'test_drive', 'loss', 'level_change'];

test('after any saves, arrivals, merges, removals and givings way the numbers are those that counting by hand finds', async () => {
  opened = await testStore();
  const { store } = opened;
  await fc.assert(
    fc.asyncProperty(saves, fc.nat(), async (all, a) => {
      store.write({ id: 'system' }, ({ db }) => {
        for (const table of TABLES) db.exec(`DELETE FROM ${table}`);
      });
      expect(keptCounts(store)).toEqual({});
      saveAll(opened!, all, {});
      saysTheSame(store);
      await opensItsRows(store, a);
    }),
    { numRuns: 40 },
  );
}, 300_000);

test('made anew from what is there, some days at a time and with saves in between, they are the same', async () => {
  await fc.assert(
    fc.asyncProperty(saves, saves, fc.nat(6), async (before, after, days) => {
      opened = await testStore();
      const { clock, dir } = opened;
      const ids: Ids = {};
      saveAll(opened, before, ids);
      const kept = keptCounts(opened.store);
      forgetRollups(opened.store.db);
      opened.store.close();
      const store = await openStore({ dir, entities: syncedEntities, clock });
      try {
        if (Object.keys(kept).length > 0) expect(countedSince(store.db, KPI)).not.toBe('');
        for (let day = 0; day < days; day++) fillRollups(store.db, store.entities, 0);
        if (days > 0) saveAll({ store, clock }, after, ids);
        while (fillRollups(store.db, store.entities, 0));
        expect(countedSince(store.db, KPI)).toBe('');
        saysTheSame(store);
        if (days === 0) expect(keptCounts(store)).toEqual(kept);
      } finally {
        store.close();
        opened.close();
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 300_000);
