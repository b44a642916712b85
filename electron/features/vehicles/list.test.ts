import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vehicleStatuses } from '../../../db/vehicles/model.ts';
import { digits } from '../../../tests/factories/random.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type TestStore, testStore } from '../../../tests/harness/store.ts';
import { OF_CUSTOMER, SERIES, seriesOnFile, stock } from './list.ts';

const actor = { id: 'system', role: 'manager' } as const;
const stockSorts = ['updated', 'arrived', 'series'] as const;
type StockLine = ReturnType<typeof stock.page>['rows'][number];
let opened: TestStore;
const ids: string[] = [];
beforeAll(async () => {
  opened = await testStore();
  const { store, clock } = opened;
  // Many equal keys and blanks: what a cursor of too few columns loses or repeats.
  for (let n = 0; n < 90; n += 1) {
    if (n % 4 === 0) clock.advance(1000);
    const car = vehicleDoc({
      vin: `JTJAM7BX0R${String(n).padStart(7, '0')}`,
      series: n % 7 === 0 ? null : (['ES', 'NX', 'RX'] as const)[n % 3]!,
      status: vehicleStatuses[n % 5]!,
      origin: n % 2 ? 'imported' : 'domestic',
      arrivedOn: n % 6 === 0 ? null : `2026-01-0${(n % 4) + 1}`,
    });
    ids.push(car.id);
    store.write(actor, (tx) => tx.insert('vehicle', car));
  }
});
afterAll(() => opened.close());

type Asked = Parameters<typeof stock.input.parse>[0] & object;

function walk(asked: Asked): StockLine[] {
  const rows: StockLine[] = [];
  let cursor: (string | number | null)[] | null = null;
  for (let pages = 0; pages < 200; pages += 1) {
    const page: ReturnType<typeof stock.page> = stock.page(
      opened.store,
      actor,
      stock.input.parse({ ...asked, cursor }),
    );
    rows.push(...page.rows);
    cursor = page.next;
    if (!cursor) return rows;
  }
  throw new Error('the list never ends');
}

const sortValue = { updated: 'updatedAt', arrived: 'arrivedOn', series: 'series' } as const;

test('paging through any list shows every car once, in order, those without the value last', () => {
  const asked = fc.record({
    sort: fc.constantFrom(...stockSorts),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 40 }),
    filters: fc.record(
      {
        status: fc.constantFrom(...vehicleStatuses),
        series: fc.constantFrom('ES', 'NX', 'RX'),
        origin: fc.constantFrom('imported' as const, 'domestic' as const),
      },
      { requiredKeys: [] },
    ),
  });
  fc.assert(
    fc.property(asked, (input) => {
      const rows = walk(input);
      const all = walk({ limit: 200 }).filter((row) =>
        Object.entries(input.filters).every(([field, value]) => row[field as keyof StockLine] === value),
      );
      expect(rows.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
      const values = rows.map((row) => row[sortValue[input.sort]]);
      const known = values.filter((value) => value !== null);
      const sorted = [...known].sort();
      expect(known).toEqual(input.descending ? sorted.reverse() : sorted);
      expect(values.slice(known.length).every((value) => value === null)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

const planOf = (sql: string, values: unknown[]) =>
  (opened.store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(
    ({ detail }) => detail,
  );

test.each(stockSorts)(
  'no list page by %s sorts or reads the whole stock, and a late one starts at its cursor',
  (sort) => {
    const chips = [
      {},
      { status: 'inStock' },
      { series: 'RX' },
      { status: 'inStock', series: 'RX' },
      { origin: 'imported', status: 'lent' },
    ] as const;
    for (const filters of chips)
      for (const descending of [true, false]) {
        const asked = { sort, descending, filters, limit: 1 };
        const { next } = stock.page(opened.store, actor, stock.input.parse(asked));
        const blank = next && sort !== 'updated' ? [null, ...next.slice(1)] : next;
        for (const cursor of [null, next, blank]) {
          const [first, ...others] = stock
            .queries(stock.input.parse({ ...asked, cursor }), actor, '2026-03-14')
            .map(({ sql, values }) => planOf(sql, [...values, 10]).join('\n'));
          for (const plan of [first, ...others]) {
            expect(plan).toContain('USING INDEX vehicle_');
            expect(plan).not.toContain('TEMP B-TREE');
          }
          if ('status' in filters) expect(first).toMatch(/\(.*status=\?/);
          if ('series' in filters && sort !== 'arrived') expect(first).toMatch(/\(.*series=\?/);
          if (cursor) expect(first).toMatch(/^SEARCH r .*[<>]/);
        }
      }
  },
);

test('the cars of a customer and the list of series are looked up, not searched for', () => {
  const ofCustomer = planOf(OF_CUSTOMER, [{ cards: JSON.stringify([digits(8)]) }]).join('\n');
  expect(ofCustomer).toContain('vehicle_buyer');
  expect(ofCustomer).toContain('vehicle_driver');
  expect(planOf(SERIES, []).join('\n')).not.toMatch(/SCAN vehicle/);
  expect(seriesOnFile(opened.store)).toEqual(['ES', 'NX', 'RX']);
});

test('a text and chips narrow the list together, best match first', () => {
  const target = stock.page(opened.store, actor, stock.input.parse({ filters: { text: '0000042' } }));
  expect(target.rows).toMatchObject([{ vin: 'JTJAM7BX0R0000042', status: vehicleStatuses[42 % 5] }]);
  expect(target.next).toBeNull();
  const other = stock.input.parse({ filters: { text: '0000042', status: 'delivered' } });
  expect(stock.page(opened.store, actor, other).rows).toEqual([]);
});
