import type { Connection } from '../../../kernel/connection.ts';
import type { Rollup } from '../../../kernel/rollup.ts';
import { prepared } from '../../../kernel/statements.ts';
import { dayOf, isParty, startOf } from '../sql.ts';
import { fillCards, recountCard } from './cards.ts';
import { gather, KPI, OF_VISIT, TABLES } from './tables.ts';
import { CHILDREN, partyOf, TRIGGERS } from './triggers.ts';

const within = (at: string) => `${at} >= ${startOf(':from')} AND ${at} < ${startOf(':until')}`;
const visits = `${partyOf('v')} FROM visit v INDEXED BY visit_day WHERE v.visit_on >= :from AND v.visit_on < :until AND ${isParty('v')}`;

const FILL = [
  ...gather(OF_VISIT, visits),
  ...gather(['parties'], visits, ['hour']),
  ...CHILDREN.flatMap(({ table, columns, at, index, consultant, when, values }) =>
    gather(
      columns,
      `SELECT ${dayOf(`k.${at}`)} AS day, k.${consultant} AS consultant, c.source AS source, c.interest_series AS series, ${values('k')}
        FROM ${table} k INDEXED BY ${index} LEFT JOIN customer c ON c.id = k.customer_id WHERE ${within(`k.${at}`)} AND ${when('k')}`,
    ),
  ),
];

function fill(db: Connection, from: string, until: string): void {
  for (const sql of FILL) prepared(db, sql).run({ from, until });
  fillCards(db, from, until);
}

const lastBefore = (table: string, at: string, index: string, more = '') =>
  `SELECT ${dayOf(`max(${at})`)} AS day FROM ${table} INDEXED BY ${index} WHERE ${at} < ${startOf(':day')}${more}`;

/**
 * The showroom's numbers by day. `kpi_day` holds them for the whole showroom, a consultant, a source and a series; `kpi_card` what each
 * card is counted as, so that it can be taken away again.
 */
export const kpiRollup: Rollup = {
  name: KPI,
  version: 1,
  tables: TABLES,
  triggers: TRIGGERS,
  recount: recountCard,
  dayBefore: `SELECT max(day) FROM (SELECT max(visit_on) AS day FROM visit INDEXED BY visit_day WHERE visit_on < :day UNION ALL ${[
    lastBefore('customer', 'created_at', 'customer_created', ' AND deleted_at IS NULL AND merged_into IS NULL'),
    lastBefore('level_change', 'created_at', 'level_change_at'),
    ...CHILDREN.map(({ table, at, index }) => lastBefore(table, at, index)),
  ].join(' UNION ALL ')})`,
  fill,
};
