import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, dayRange } from '../../../db/core/day.ts';
import { kpiRollup } from '../../../electron/features/reports/rollup/rollup.ts';
import type { Connection } from '../../../electron/kernel/connection.ts';
import { migrationsDir } from '../../../electron/kernel/paths.ts';
import { fillRollups, forgetRollups } from '../../../electron/kernel/rollup.ts';
import { openStore, type Store } from '../../../electron/kernel/store.ts';
import { syncedEntities } from '../../../electron/registry.ts';

/** Five years of it. */
const DAYS = 1826;
export const LAST_DAY = '2026-06-30';
const FIRST_DAY = addDays(LAST_DAY, -DAYS + 1);
const [SINCE] = dayRange(FIRST_DAY);
const SPAN_MS = DAYS * 86_400_000;
export const CONSULTANTS = Array.from(
  { length: 20 },
  (_, n) => `00000000-0000-7000-8000-0000000005${String(n).padStart(2, '0')}`,
);
const SOURCES = [
  '互联网',
  '朋友介绍',
  '户外',
  '车展',
  '官网',
  '保客推荐',
  '电台',
  '短信',
  '传单',
  '偶然',
  'DCC转入',
  '巡展',
];
const SERIES = ['RX', 'NX', 'ES', 'UX', 'LM', 'LX', 'LS', 'RZ'];

export interface Size {
  visits: number;
  contacts: number;
  customers: number;
}
export const sizeOf = (visits: number): Size => ({
  visits,
  contacts: Math.floor(visits * 1.5),
  customers: Math.floor(visits / 2),
});

/** A number that looks drawn, the same each time; squared, so that two draws of one row have nothing to do with each other. */
const draw = (salt: number) => {
  const mixed = `((i * 2654435761 + ${salt * 2_246_822_519}) % 2147483648)`;
  return `(${mixed} * ${mixed} >> 21)`;
};
const oneOf = (values: readonly (string | null)[], salt: number) =>
  `CASE ${draw(salt)} % ${values.length} ${values.map((value, n) => `WHEN ${n} THEN ${value === null ? 'NULL' : `'${value}'`}`).join(' ')} END`;
const idOf = (kind: number, i: string) => `printf('%08x-0000-7000-8000-%012x', ${kind}, ${i})`;
/** Spread over the years in order. */
const at = (of: number, i = 'i') => `(${SINCE} + CAST(${i} AS INTEGER) * ${Math.floor(SPAN_MS / of)})`;
/** By day between nine and six. */
const opening = (moment: string, salt: number) =>
  `((${moment} + 28800000) / 86400000 * 86400000 - 28800000 + 32400000 + ${draw(salt)} % 32400 * 1000)`;
const day = (moment: string) => `date((${moment} + 28800000) / 1000, 'unixepoch')`;
const numbers = (n: number) => `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${n} - 1)`;

function insert(
  db: Connection,
  table: string,
  count: number,
  values: Readonly<Record<string, string>>,
  where = '',
): void {
  db.exec(`INSERT INTO ${table} (${Object.keys(values).join(', ')}, rev) ${numbers(count)}
    SELECT ${Object.values(values).join(', ')}, 1 FROM n ${where}`);
}

const stamps = (moment: string, by: string) => ({
  created_at: moment,
  created_by: by,
  updated_at: moment,
  updated_by: by,
});

/** Fills the tables by SQL alone: what a showroom enters in five years, thirty times over. */
function fill(db: Connection, { visits, contacts, customers }: Size): void {
  const owner = (salt: number) => oneOf(CONSULTANTS, salt);
  const made = opening(at(customers), 11);
  insert(db, 'customer', customers, {
    id: idOf(1, 'i'),
    card_no: `'K' || i`,
    kind: `'person'`,
    stage: `'prospect'`,
    name: `'客户' || i`,
    mobile: `'13' || printf('%09d', i)`,
    source: oneOf(SOURCES, 1),
    owner_id: owner(2),
    level: oneOf(['H', 'A', 'B+', 'B', 'C', 'none', 'F', 'F', 'F', 'D'], 3),
    interest_series: oneOf(SERIES, 4),
    interest_model: `'RX 350h'`,
    next_contact_on: day(made),
    hq_share_consent: `'granted'`,
    name_key: `'kehu' || i`,
    remarks: `'想再看白色实车，周末有空'`,
    ...stamps(made, owner(2)),
  });
  /** A card that somebody who comes now is likely to have. */
  const card = (of: number, salt: number) =>
    idOf(1, `max(0, CAST(i AS INTEGER) * ${customers} / ${of} - ${draw(salt)} % 3000)`);
  const arrived = opening(at(visits), 12);
  insert(db, 'visit', visits, {
    id: idOf(2, 'i'),
    visit_on: day(arrived),
    state: `'closed'`,
    channel: oneOf(['walkIn', 'walkIn', 'walkIn', 'call', 'invited'], 5),
    purpose: oneOf(['viewing', 'viewing', 'viewing', 'viewing', 'viewing', 'viewing', 'pickup', 'payment'], 6),
    party_size: '2',
    arrived_at: arrived,
    left_at: `${arrived} + 2400000`,
    guest_description: `'一家三口'`,
    customer_id: `CASE WHEN ${draw(7)} % 10 < 6 THEN ${card(visits, 8)} END`,
    visit_seq: `CASE WHEN ${draw(7)} % 10 < 6 THEN 1 + ${draw(9)} % 3 END`,
    greeter_id: `'${CONSULTANTS[0]}'`,
    consultant_id: owner(10),
    source: oneOf(SOURCES, 13),
    interest_series: oneOf(SERIES, 14),
    outcome: oneOf(['captured', 'captured', 'notCaptured', 'noIntent', 'repeat'], 15),
    no_capture_reason: oneOf(['只看看', '赶时间', '不愿留电话', null], 16),
    narrative: `'看了实车，对后排空间满意，想和家里人商量颜色。'`,
    ...stamps(arrived, `'${CONSULTANTS[0]}'`),
  });
  const said = opening(at(contacts), 17);
  insert(db, 'contact', contacts, {
    id: idOf(3, 'i'),
    customer_id: card(contacts, 18),
    at: said,
    method: oneOf(['call', 'wechat', 'talk'], 19),
    outcome: oneOf(['reached', 'missed', 'later'], 20),
    content: `'还在比较，下周定颜色'`,
    level_before: `'B'`,
    level_after: `'B'`,
    ...stamps(said, owner(21)),
  });
  const change = (kind: number, from: string, to: string, moment: string, where: string) =>
    insert(
      db,
      'level_change',
      customers,
      {
        id: idOf(kind, 'i'),
        customer_id: idOf(1, 'i'),
        from_level: from,
        to_level: to,
        '"trigger"': `'contact'`,
        reason: `'车色定了'`,
        ...stamps(moment, owner(2)),
      },
      where,
    );
  const later = (days: number, salt: number) =>
    opening(`${at(customers)} + (${draw(salt)} % ${days} + 1) * 86400000`, salt);
  const past = (moment: string) => `${moment} < ${SINCE + SPAN_MS}`;
  change(4, 'NULL', `'B'`, made, '');
  change(
    5,
    `'B'`,
    oneOf(['O', 'F', 'F', 'F', 'F', 'A', 'H', 'C'], 22),
    later(40, 23),
    `WHERE ${draw(24)} % 10 < 8 AND ${past(later(40, 23))}`,
  );
  change(
    6,
    `'O'`,
    `'D'`,
    later(30, 25),
    `WHERE ${draw(24)} % 10 < 8 AND ${draw(22)} % 8 = 0 AND ${draw(26)} % 10 < 9 AND ${past(later(30, 25))}`,
  );
  const asked = later(40, 23);
  insert(
    db,
    'loss',
    customers,
    {
      id: idOf(7, 'i'),
      customer_id: idOf(1, 'i'),
      customer_name: `'客户' || i`,
      kind: `'lost'`,
      lost_on: day(asked),
      root: oneOf(['confidence', 'need', 'means'], 27),
      reason: oneOf(['价格', '车型不符', '促销', null], 28),
      state: oneOf(['approved', 'approved', 'approved', 'refused'], 29),
      asked_by_id: owner(2),
      asked_at: asked,
      ...stamps(asked, owner(2)),
    },
    `WHERE ${draw(24)} % 10 < 8 AND ${draw(22)} % 8 BETWEEN 1 AND 4 AND ${past(asked)}`,
  );
  const drives = Math.floor(visits / 12);
  const driven = opening(at(drives), 30);
  insert(db, 'test_drive', drives, {
    id: idOf(8, 'i'),
    drive_no: `'SJ' || i`,
    customer_id: card(drives, 31),
    demo_car_id: idOf(9, '1'),
    kind: `'drive'`,
    planned_start_at: driven,
    planned_end_at: `${driven} + 1800000`,
    started_at: driven,
    consultant_id: owner(32),
    driver_name: `'客户'`,
    state: `'done'`,
    ...stamps(driven, owner(32)),
  });
}

/** Without indexes while the rows come, so that each is sorted once. */
function withoutIndexes(db: Connection, work: () => void): void {
  const indexes = db
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
       AND tbl_name IN ('customer', 'visit', 'contact', 'level_change', 'loss', 'test_drive')`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  work();
  for (const { sql } of indexes) db.exec(sql);
}

const say = (what: string, since: number) =>
  console.log(`  ${what} in ${Math.round((performance.now() - since) / 1000)} s`);

/**
 * The store of a showroom of that size, made once in the folder for temporary files and found there the next time, as long as neither the
 * schema nor what is counted has changed.
 */
export async function benchStore(size: Size): Promise<Store> {
  const schema = readFileSync(join(migrationsDir, 'meta', '_journal.json'), 'utf8');
  const { tables, triggers, version } = kpiRollup;
  const made = readFileSync(new URL(import.meta.url), 'utf8');
  const of = createHash('sha256')
    .update(JSON.stringify([size, schema, tables, triggers, version, made]))
    .digest('hex');
  const dir = join(tmpdir(), `zhanting-bench-reports-${of.slice(0, 12)}`);
  const isDone = join(dir, 'made');
  const entities = syncedEntities.map((entity) => ({ ...entity, search: undefined }));
  if (existsSync(isDone)) return openStore({ dir, entities });
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  console.log(`\nMaking a store in ${dir}; it is kept there.`);
  let began = performance.now();
  const bare = await openStore({ dir, entities: entities.map((entity) => ({ ...entity, rollup: undefined })) });
  // Nobody else reads it, and a build that was cut off is made anew.
  bare.db.pragma('journal_mode = OFF');
  bare.db.pragma('synchronous = OFF');
  withoutIndexes(bare.db, () => fill(bare.db, size));
  forgetRollups(bare.db);
  bare.close();
  say(`${size.visits} visits, ${size.contacts} contacts, ${size.customers} customers`, began);
  began = performance.now();
  const store = await openStore({ dir, entities });
  store.db.pragma('journal_mode = OFF');
  store.db.pragma('synchronous = OFF');
  while (fillRollups(store.db, store.entities, 1_000));
  store.db.pragma('journal_mode = WAL');
  store.db.pragma('synchronous = FULL');
  say('counted', began);
  writeFileSync(isDone, '');
  return store;
}
