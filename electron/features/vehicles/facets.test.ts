import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ageSpans, daysOf, SHIPPED_AGE_COLOURS } from '../../../db/vehicles/age.ts';
import { vehicleStatuses } from '../../../db/vehicles/model.ts';
import { ageInDays } from '../../../db/vehicles/rules.ts';
import { vehicleDoc } from '../../../tests/factories/vehicle.ts';
import { type TestStore, testStore } from '../../../tests/harness/store.ts';
import { type Facet, facets, stockFacets } from './facets.ts';
import { stock } from './list.ts';

const actor = { id: 'system', role: 'manager' } as const;
const TODAY = '2026-03-14';
type Car = ReturnType<typeof vehicleDoc>;
let opened: TestStore;
const cars: Car[] = [];

const SERIES = ['ES', 'RX', null];
const PLACES = ['展厅', '一号库', null];
const ARRIVALS = ['2025-10-01', '2026-01-12', '2026-01-13', '2026-03-14', '2026-04-01', null];

beforeAll(async () => {
  opened = await testStore();
  for (let n = 0; n < 120; n += 1) {
    const car = vehicleDoc({
      vin: `JTJAM7BX0R${String(n).padStart(7, '0')}`,
      series: SERIES[n % 3]!,
      model: n % 5 ? 'RX 350h' : 'ES 200',
      location: PLACES[(n % 7) % 3]!,
      status: vehicleStatuses[n % 6]!,
      origin: n % 2 ? 'imported' : 'domestic',
      arrivedOn: ARRIVALS[((n * 5) % 11) % 6]!,
      modelYear: n % 4 ? 2025 + (n % 2) : null,
    });
    cars.push(car);
    opened.store.write(actor, (tx) => tx.insert('vehicle', car));
  }
});
afterAll(() => opened.close());

const spanOf = (car: Car) => {
  const days = ageInDays(car as Parameters<typeof ageInDays>[0], TODAY);
  if (days === null) return null;
  return ageSpans(SHIPPED_AGE_COLOURS).find((span) => days >= daysOf(span).from && days <= (daysOf(span).to ?? 1e9))!;
};
const standingOf = (car: Car, facet: Facet) => (facet === 'age' ? spanOf(car) : (car[facet] ?? null));
/** How a filter names it: blanks by the empty text, or year 0. */
const named = (facet: Facet, value: unknown) => value ?? (facet === 'modelYear' ? 0 : '');

const anyFilters = fc
  .record({
    status: fc.subarray([...vehicleStatuses]),
    series: fc.subarray(['ES', 'RX', '']),
    location: fc.subarray(['展厅', '一号库', '']),
    origin: fc.subarray(['imported', 'domestic'] as const),
    age: fc.subarray(ageSpans(SHIPPED_AGE_COLOURS)),
    modelYear: fc.subarray([2025, 2026, 0]),
  })
  .map((asked) => stock.filters.parse(asked));
type Filters = ReturnType<typeof stock.filters.parse>;

const fits = (car: Car, filters: Filters, but?: Facet) =>
  facets.every((facet) => {
    const asked = filters[facet];
    if (facet === but || asked === undefined) return true;
    return ([asked].flat() as unknown[]).includes(named(facet, standingOf(car, facet)));
  });

test('the numbers beside every choice, and the list itself, are what counting by hand finds', () => {
  fc.assert(
    fc.property(anyFilters, (filters) => {
      const answered = stockFacets(opened.store, actor, filters);
      for (const facet of facets) {
        const counts = new Map<unknown, number>();
        for (const car of cars.filter((one) => fits(one, filters, facet))) {
          const value = standingOf(car, facet);
          if (facet === 'age' && value === null) continue;
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
        expect(new Map(answered[facet].map(({ value, count }) => [value, count]))).toEqual(counts);
      }
      const asked = stock.input.parse({ filters, limit: 200 });
      const listed = stock.page(opened.store, actor, asked).rows.map(({ id }) => id);
      expect(listed.sort()).toEqual(
        cars
          .filter((car) => fits(car, filters))
          .map(({ id }) => id)
          .sort(),
      );
    }),
    { numRuns: 60 },
  );
});

test('a text narrows the numbers too', () => {
  const { series } = stockFacets(opened.store, actor, stock.filters.parse({ text: '0000042' }));
  expect(series).toEqual([{ value: cars[42]!.series, count: 1 }]);
});
