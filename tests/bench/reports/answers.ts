import { addDays } from '../../../db/core/day.ts';
import { type CountName, countNames } from '../../../db/reports/kpis.ts';
import { comparedWith } from '../../../db/reports/spans.ts';
import { customerList } from '../../../electron/features/customers/list.ts';
import { COUNTS, fromSql, type Span, valuesOf } from '../../../electron/features/reports/counts.ts';
import { partsOf } from '../../../electron/features/reports/parts.ts';
import { reasonsOf } from '../../../electron/features/reports/reasons.ts';
import { countOf, kpiRows, kpisOf } from '../../../electron/features/reports/service.ts';
import { whenGuestsCome } from '../../../electron/features/reports/when.ts';
import { newId } from '../../../electron/kernel/ids.ts';
import { prepared } from '../../../electron/kernel/statements.ts';
import type { Store } from '../../../electron/kernel/store.ts';
import { type Figure, figure, printRatios } from '../measure.ts';
import { CONSULTANTS, LAST_DAY, type Size } from './store.ts';

type Work = () => unknown;

/** Milliseconds of each of `rounds` calls, the contenders taking turns. */
async function turns(rounds: number, contenders: readonly (readonly [what: string, work: Work])[]): Promise<Figure[]> {
  const times = contenders.map(() => new Float64Array(rounds));
  for (const [, work] of contenders) await work();
  for (let round = 0; round < rounds; round++)
    for (const [at, [, work]] of contenders.entries()) {
      const began = performance.now();
      await work();
      times[at]![round] = performance.now() - began;
    }
  return contenders.map(([what], at) => figure(what, times[at]!));
}

const MONTH: Span = { from: addDays(LAST_DAY, -29), to: LAST_DAY };
const YEAR: Span = { from: addDays(LAST_DAY, -364), to: LAST_DAY };
const WHOLE: Span = { from: addDays(LAST_DAY, -1825), to: LAST_DAY };
const ONE = { consultantId: CONSULTANTS[3]! };
const PAGE = 50;

/** Rows of a table by rowid, drawn from all over it. */
function lookups(store: Store, table: string, rows: number, count: number): Work {
  const row = store.db.prepare(`SELECT * FROM ${table} WHERE rowid = ?`);
  let turn = 0;
  return () => {
    for (let n = 0; n < count; n++) row.get(1 + ((turn++ * 7919) % rows));
  };
}

/** What 报表 cost before numbers were kept: each from its rows, none of them indexed for it. */
const scanned =
  (store: Store, span: Span): Work =>
  () =>
    store.db
      .prepare(
        `SELECT sum(purpose = 'viewing'), sum(channel = 'call'), sum(outcome = 'captured'), sum(outcome = 'notCaptured'), sum(visit_seq > 1)
       FROM visit NOT INDEXED WHERE visit_on BETWEEN ? AND ? AND deleted_at IS NULL AND voided_at IS NULL`,
      )
      .get(span.from, span.to);

/** Every number of a span counted from its rows, over the indexes there are. */
const fromRows =
  (store: Store, span: Span, names: readonly CountName[]): Work =>
  () => {
    for (const name of names)
      prepared(store.db, `SELECT count(*) AS n FROM ${fromSql(COUNTS[name], span)}`).get(valuesOf(span));
  };
const DAILY = countNames.filter((name) => name !== 'carriedOver' && name !== 'openOrders');

/** A span with what it is compared with: the page's tiles and trend. */
const page =
  (store: Store, span: Span): Work =>
  async () => {
    await kpisOf(store, span);
    await kpisOf(store, { ...span, ...comparedWith(span, 'before') });
  };

export async function benchAnswers(store: Store, size: Size): Promise<void> {
  const of = `${size.visits} visits, ${size.contacts} contacts, ${size.customers} customers, encrypted`;
  const one = lookups(store, 'visit', size.visits, 1);
  printRatios(
    `One report, against one visit read by rowid (${of})`,
    await turns(60, [
      ['raw: one visit by rowid', one],
      ['30 days: one number', () => countOf(store, 'parties', MONTH)],
      ['30 days: every number, its course, 结转 and 未交订单', () => kpisOf(store, MONTH)],
      ['30 days beside the 30 before', page(store, MONTH)],
      ['30 days of one consultant', () => kpisOf(store, { ...MONTH, ...ONE })],
      ['30 days of one source', () => kpisOf(store, { ...MONTH, source: '互联网' })],
      [
        'consultants side by side, 30 days beside 30 days',
        () => partsOf(store, 'consultant', MONTH, comparedWith(MONTH, 'before')),
      ],
      ['hours × weekdays, 30 days', () => whenGuestsCome(store, MONTH)],
      ['reasons, 30 days', () => reasonsOf(store, MONTH)],
      ['a year', () => kpisOf(store, YEAR, 'month')],
      ['five years', () => kpisOf(store, WHOLE, 'month')],
    ]),
  );
  printRatios(
    'The same 30 days, counted',
    await turns(3, [
      ['kept with each save', () => kpisOf(store, MONTH)],
      ['five numbers of visits, the table scanned', scanned(store, MONTH)],
      ['every number of days from its rows, over covering indexes', fromRows(store, MONTH, DAILY)],
      ['its numbers of visits alone, over the covering index', fromRows(store, MONTH, DAILY.slice(0, 9))],
      [
        'of one consultant and one source: from the rows, in slices',
        () => kpisOf(store, { ...MONTH, ...ONE, source: '互联网' }),
      ],
      ['hours × weekdays of one consultant: from the rows', () => whenGuestsCome(store, { ...MONTH, ...ONE })],
    ]),
  );
  await benchRows(store, size);
  await benchLists(store, size);
}

const deep = {
  parties: [0, '2024-01-15', Date.UTC(2024, 0, 15, 4), '~'],
  contacts: [0, Date.UTC(2024, 0, 15, 4), '~'],
} as const;

/** The rows behind each number, and how far they are from reading as many rows. */
async function benchRows(store: Store, size: Size): Promise<void> {
  const rows =
    (name: CountName, more: object = {}, cursor: (string | number)[] | null = null): Work =>
    () =>
      kpiRows(store, name, { ...MONTH, ...more }, cursor);
  printRatios(
    `A page of ${PAGE} rows behind a number of 30 days`,
    await turns(40, [
      [`raw: ${PAGE} visits by rowid`, lookups(store, 'visit', size.visits, PAGE)],
      ...countNames.map((name) => [name, rows(name)] as const),
      ['visits of five years, first page', rows('parties', WHOLE)],
      ['the same, deep', rows('parties', WHOLE, [...deep.parties])],
      ['the same, of one consultant', rows('parties', { ...WHOLE, ...ONE })],
      ['the same, of one consultant and source', rows('parties', { ...WHOLE, ...ONE, source: '短信' })],
      ['contacts of five years, first page', rows('contacts', WHOLE)],
      ['the same, deep', rows('contacts', WHOLE, [...deep.contacts])],
      ['the same, of one consultant', rows('contacts', { ...WHOLE, ...ONE })],
      ['the same, of one source', rows('contacts', { ...WHOLE, source: '短信' })],
    ]),
  );
}

/** The customer list of the same store, and how many it says there are. */
async function benchLists(store: Store, size: Size): Promise<void> {
  const viewer = { id: newId(), role: 'manager' as const };
  const list =
    (input: object): Work =>
    () =>
      customerList.page(store, viewer, customerList.input.parse({ limit: PAGE, ...input }));
  const count =
    (filters: object): Work =>
    () =>
      customerList.count(store, viewer, filters as never);
  printRatios(
    `A page of ${PAGE} of ${size.customers} customers, and their number`,
    await turns(20, [
      [`raw: ${PAGE} customers by rowid`, lookups(store, 'customer', size.customers, PAGE)],
      ['first page', list({})],
      ['first page of one consultant', list({ filters: { ownerId: ONE.consultantId } })],
      ['how many (up to ten thousand)', count({})],
      ['how many of one consultant', count({ ownerId: ONE.consultantId })],
      ['how many of one level', count({ level: 'A' })],
    ]),
  );
}
