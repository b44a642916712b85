import { creditOf, dayOf, isClear, isComing, isDriven, isLogged, isParty, kindOf } from '../sql.ts';
import { OF_VISIT, type Part, post } from './tables.ts';

const trigger = (head: string, when: string | null, steps: readonly string[]) =>
  `${head}${when === null ? '' : ` WHEN ${when}`} BEGIN\n${steps.map((step) => `${step};\n`).join('')}END`;
const changed = (columns: readonly string[]) =>
  columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');

/** What a visit is counted as. */
export const partyOf = (
  v: string,
): string => `SELECT ${v}.visit_on AS day, ${creditOf(v)} AS consultant, ${v}.source AS source,
  ${v}.interest_series AS series, (${v}.arrived_at / 3600000 + 8) % 24 AS hour, 1 AS parties, ${kindOf(v)} = 'first' AS "first",
  ${kindOf(v)} = 'repeat' AS "repeat", ${kindOf(v)} = 'noIntent' AS noIntent, ${kindOf(v)} = 'incomplete' AS incomplete,
  ${v}.channel = 'call' AS calls, ${v}.channel = 'invited' AS invited, ${kindOf(v)} = 'first' AND ${v}.outcome IS 'captured' AS captured,
  ${kindOf(v)} = 'first' AND ${v}.outcome IS 'notCaptured' AS notCaptured`;

const postParty = (sign: '+' | '-', v: string): string[] => [
  ...post(sign, OF_VISIT, partyOf(v)),
  ...post(sign, ['parties'], partyOf(v), ['hour']),
];

/** A table whose rows are counted by what they say themselves, but for source and series: those of their customer. */
interface Child {
  table: string;
  columns: readonly string[];
  /** Columns the counts depend on. */
  of: readonly string[];
  at: string;
  /** Begins with `at`. */
  index: string;
  consultant: string;
  when(row: string): string;
  values(row: string): string;
}

export const CHILDREN: readonly Child[] = [
  {
    table: 'contact',
    columns: ['contacts'],
    of: ['customer_id', 'at', 'created_by', 'deleted_at', 'struck_at'],
    at: 'at',
    index: 'contact_at',
    consultant: 'created_by',
    when: isLogged,
    values: () => '1 AS contacts',
  },
  {
    table: 'test_drive',
    columns: ['drives'],
    of: ['customer_id', 'planned_start_at', 'started_at', 'consultant_id', 'deleted_at'],
    at: 'planned_start_at',
    index: 'test_drive_planned',
    consultant: 'consultant_id',
    when: isDriven,
    values: () => '1 AS drives',
  },
  {
    table: 'loss',
    columns: ['lossesAsked', 'lossesClear'],
    of: ['customer_id', 'asked_at', 'asked_by_id', 'state', 'root', 'reason', 'deleted_at'],
    at: 'asked_at',
    index: 'loss_asked',
    consultant: 'asked_by_id',
    when: (f) => `${f}.deleted_at IS NULL`,
    values: (f) => `1 AS lossesAsked, ${isClear(f)} AS lossesClear`,
  },
];

/** Takes away what a row was counted as and adds what it is counted as. */
function leaving(
  table: string,
  of: readonly string[],
  when: (row: string) => string,
  posts: (sign: '+' | '-', row: string) => string[],
): Record<string, string> {
  const update = `AFTER UPDATE OF ${of.join(', ')} ON ${table}`;
  return {
    [`${table}_made`]: trigger(`AFTER INSERT ON ${table}`, when('NEW'), posts('+', 'NEW')),
    [`${table}_left`]: trigger(update, `(${changed(of)}) AND ${when('OLD')}`, posts('-', 'OLD')),
    [`${table}_came`]: trigger(update, `(${changed(of)}) AND ${when('NEW')}`, posts('+', 'NEW')),
    [`${table}_gone`]: trigger(`AFTER DELETE ON ${table}`, when('OLD'), posts('-', 'OLD')),
  };
}

const ofChild = ({ table, columns, of, at, consultant, when, values }: Child) =>
  leaving(table, of, when, (sign, row) =>
    post(
      sign,
      columns,
      `SELECT ${dayOf(`${row}.${at}`)} AS day, ${row}.${consultant} AS consultant, c.source AS source,
        c.interest_series AS series, ${values(row)} FROM (SELECT 1) LEFT JOIN customer c ON c.id = ${row}.customer_id`,
    ),
  );

const OF_CUSTOMER: readonly Part[] = ['source', 'series'];
/** What hangs on a card goes where its source and series go. */
const postChildren = (sign: '+' | '-', card: 'OLD' | 'NEW'): string[] =>
  CHILDREN.flatMap(({ table, columns, at, when, values }) =>
    post(
      sign,
      columns,
      `SELECT ${dayOf(`k.${at}`)} AS day, ${card}.source AS source, ${card}.interest_series AS series, ${values('k')}
        FROM ${table} k WHERE k.customer_id = ${card}.id AND ${when('k')}`,
      OF_CUSTOMER,
    ),
  );

/** Notes the cards whose numbers may have changed. */
function touching(
  table: string,
  of: readonly string[],
  cards: readonly string[],
  when: (row: string) => string = () => 'TRUE',
): Record<string, string> {
  const touch = (row: 'OLD' | 'NEW') =>
    cards.map((card) => `INSERT OR IGNORE INTO touched SELECT ${row}.${card} WHERE ${row}.${card} IS NOT NULL`);
  const update = `AFTER UPDATE OF ${of.join(', ')} ON ${table}`;
  return {
    [`${table}_in`]: trigger(`AFTER INSERT ON ${table}`, when('NEW'), touch('NEW')),
    [`${table}_of`]: trigger(update, `(${changed(of)}) AND ((${when('OLD')}) OR (${when('NEW')}))`, [
      ...touch('OLD'),
      ...touch('NEW'),
    ]),
    [`${table}_out`]: trigger(`AFTER DELETE ON ${table}`, when('OLD'), touch('OLD')),
  };
}

const VISIT = [
  'visit_on',
  'purpose',
  'channel',
  'outcome',
  'visit_seq',
  'consultant_id',
  'credited_id',
  'source',
  'interest_series',
  'arrived_at',
  'deleted_at',
  'voided_at',
] as const;
const COMING = ['customer_id', 'channel', 'purpose', 'arrived_at', 'deleted_at', 'voided_at'] as const;
const CARD = ['owner_id', 'source', 'interest_series', 'created_at', 'deleted_at', 'merged_into', 'level'] as const;
const STEP = ['customer_id', 'to_level', 'from_level', 'created_at', 'deleted_at'] as const;

export const TRIGGERS: Readonly<Record<string, string>> = {
  ...leaving('visit', VISIT, isParty, (sign, row) => postParty(sign, row)),
  ...Object.fromEntries(CHILDREN.flatMap((child) => Object.entries(ofChild(child)))),
  customer_made: trigger('AFTER INSERT ON customer', null, postChildren('+', 'NEW')),
  customer_moved: trigger(
    'AFTER UPDATE OF source, interest_series ON customer',
    changed(['source', 'interest_series']),
    [...postChildren('-', 'OLD'), ...postChildren('+', 'NEW')],
  ),
  customer_gone: trigger('AFTER DELETE ON customer', null, postChildren('-', 'OLD')),
  ...touching('visit', COMING, ['customer_id'], isComing),
  ...touching('customer', CARD, ['id', 'merged_into']),
  ...touching('level_change', STEP, ['customer_id']),
};
