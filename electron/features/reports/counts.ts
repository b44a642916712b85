import { z } from 'zod';
import { addDays, dayRange } from '../../../db/core/day.ts';
import type { CountName } from '../../../db/reports/kpis.ts';
import { interestLevels } from '../../../db/reports/model.ts';
import { withAliases } from '../../kernel/alias.ts';
import { cameOf, creditOf, isClear, isDriven, isFirstOfMonth, isLogged, isParty, kindOf, standingFor } from './sql.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');

/** Which days, both included. */
export const daysInput = z.object({ from: day, to: day });
export type Days = z.infer<typeof daysInput>;

/** Which days, and whose, from where, for which series. */
export const spanInput = daysInput.extend({
  consultantId: z.uuid().nullish(),
  source: z.string().max(120, 'text.tooLong').nullish(),
  series: z.string().max(120, 'text.tooLong').nullish(),
});
export type Span = z.infer<typeof spanInput>;

/** One count as the rows it counts. Parameters are named, so that a count may use any of them. */
export interface Counted {
  /** SQL of `at` (UTC ms), `customerId` and `label` of each row. */
  select: string;
  /** Its tables and conditions. `owned` walks the rows of one consultant where there is an index for them. */
  from: string;
  owned?: string;
  /** Columns the filters stand in. */
  owner: string;
  source: string;
  series: string;
  /** Columns that order the rows, the newest first; the last one tells each from all others. */
  order: readonly string[];
}

const party = (more = ''): Counted => ({
  select: `v.arrived_at AS at, v.customer_id AS customerId, coalesce((SELECT c.name FROM customer c WHERE c.id = v.customer_id),
    v.guest_name, v.guest_description, '') AS label`,
  from: `visit v INDEXED BY visit_counted WHERE v.visit_on BETWEEN :from AND :to AND ${isParty('v')}${more}`,
  owner: creditOf('v'),
  source: 'v.source',
  series: 'v.interest_series',
  order: ['v.visit_on', 'v.arrived_at', 'v.id'],
});

const OF_CARD = { owner: 'c.owner_id', source: 'c.source', series: 'c.interest_series' };
const STANDS = 'c.deleted_at IS NULL AND c.merged_into IS NULL';
const cards = (more = ''): Counted => ({
  select: 'c.created_at AS at, c.id AS customerId, c.name AS label',
  from: `customer c INDEXED BY customer_created WHERE c.created_at >= :since AND c.created_at < :until AND ${STANDS}${more}`,
  ...OF_CARD,
  order: ['c.created_at', 'c.id'],
});

/** Customers who came to a level, each once a month. */
const reached = (level: string, more = ''): Counted => ({
  select: 'l.created_at AS at, c.id AS customerId, c.name AS label',
  from: `level_change l INDEXED BY level_change_to CROSS JOIN customer c ON c.id = ${standingFor('l.customer_id')}
    WHERE l.to_level = '${level}' AND l.created_at >= :since AND l.created_at < :until AND l.deleted_at IS NULL AND ${STANDS}
      AND ${isFirstOfMonth('l', 'c.id')}${more}`,
  ...OF_CARD,
  order: ['l.created_at', 'l.id'],
});
const came = cameOf('c.id', 'l.created_at');

/** What a card was on the morning of the first day: by its newest change before, else by what its first one says it was. */
const LEVEL_THEN = `coalesce(
    (SELECT l.to_level FROM level_change l INDEXED BY level_change_of WHERE l.customer_id IN ${withAliases('customer', 'c.id')}
      AND l.created_at < :since AND l.deleted_at IS NULL ORDER BY l.created_at DESC, l.id DESC LIMIT 1),
    CASE WHEN c.created_at < :since THEN coalesce((SELECT coalesce(l.from_level, 'none') FROM level_change l INDEXED BY level_change_of
      WHERE l.customer_id IN ${withAliases('customer', 'c.id')} AND l.deleted_at IS NULL ORDER BY l.created_at, l.id LIMIT 1), c.level) END)`;

const laterChange = (customer: string) => `SELECT 1 FROM level_change n INDEXED BY level_change_of
  WHERE n.customer_id ${customer} AND n.created_at < :until AND n.deleted_at IS NULL AND (n.created_at, n.id) > (l.created_at, l.id)`;

/** 未交订单 at the end of the span: the newest change by then is the one to O. Most orders fall out by their own card, without a look at its merges. */
const openOrders: Counted = {
  ...reached('O'),
  from: `level_change l INDEXED BY level_change_to CROSS JOIN customer c ON c.id = ${standingFor('l.customer_id')}
    WHERE l.to_level = 'O' AND l.created_at >= :made AND l.created_at < min(:until, :madeUntil) AND l.deleted_at IS NULL AND ${STANDS}
      AND NOT EXISTS (${laterChange('= l.customer_id')})
      AND NOT EXISTS (${laterChange(`IN ${withAliases('customer', 'c.id')}`)})`,
};

/** Rows of their own that tell their customer's source and series. */
const child = (select: string, from: string, owner: string, order: readonly string[], owned?: string): Counted => ({
  select,
  from,
  ...(owned !== undefined && { owned }),
  ...OF_CARD,
  owner,
  order,
});

const asked = (more = '') =>
  child(
    `f.asked_at AS at, f.customer_id AS customerId, coalesce(c.name, f.customer_name, '') AS label`,
    `loss f INDEXED BY loss_asked LEFT JOIN customer c ON c.id = f.customer_id
      WHERE f.asked_at >= :since AND f.asked_at < :until AND f.deleted_at IS NULL${more}`,
    'f.asked_by_id',
    ['f.asked_at', 'f.id'],
  );

const contacts = (index: string) => `contact k INDEXED BY ${index} LEFT JOIN customer c ON c.id = k.customer_id
    WHERE k.at >= :since AND k.at < :until AND ${isLogged('k')}`;

const isKind = (kind: string) => ` AND ${kindOf('v')} = '${kind}'`;

/** What each number counts. `rollup/` keeps the same numbers by day; a test holds both to what counting by hand finds. */
export const COUNTS: Readonly<Record<CountName, Counted>> = {
  parties: party(),
  first: party(isKind('first')),
  repeat: party(isKind('repeat')),
  noIntent: party(isKind('noIntent')),
  incomplete: party(isKind('incomplete')),
  calls: party(" AND v.channel = 'call'"),
  invited: party(" AND v.channel = 'invited'"),
  captured: party(`${isKind('first')} AND v.outcome = 'captured'`),
  notCaptured: party(`${isKind('first')} AND v.outcome = 'notCaptured'`),
  drives: child(
    `d.started_at AS at, d.customer_id AS customerId, coalesce(c.name, d.driver_name, '') AS label`,
    `test_drive d INDEXED BY test_drive_planned LEFT JOIN customer c ON c.id = d.customer_id
      WHERE d.planned_start_at >= :since AND d.planned_start_at < :until AND ${isDriven('d')}`,
    'd.consultant_id',
    ['d.planned_start_at', 'd.id'],
  ),
  newCards: cards(),
  cameTwice: cards(` AND ${cameOf('c.id')} >= 2`),
  carriedOver: {
    ...cards(),
    from: `customer c INDEXED BY customer_created WHERE c.created_at >= :made AND c.created_at < :madeUntil AND ${STANDS}
      AND ${LEVEL_THEN} IN (${interestLevels.map((level) => `'${level}'`).join(', ')})`,
  },
  orders: reached('O'),
  openOrders,
  firstOrders: reached('O', ` AND ${came} <= 1`),
  repeatOrders: reached('O', ` AND ${came} > 1`),
  deliveries: reached('D'),
  losses: reached('F'),
  lossesAsked: asked(),
  lossesClear: asked(` AND ${isClear('f')}`),
  contacts: child(
    `k.at, k.customer_id AS customerId, coalesce(c.name, '') AS label`,
    contacts('contact_at'),
    'k.created_by',
    ['k.at', 'k.id'],
    contacts('contact_by'),
  ),
};

/** Tables and conditions of a count under the filters of a span. */
export function fromSql({ from, owned, ...counted }: Counted, { consultantId, source, series }: Span): string {
  return [
    consultantId && owned ? owned : from,
    consultantId ? ` AND ${counted.owner} = :consultantId` : '',
    source ? ` AND ${counted.source} = :source` : '',
    series ? ` AND ${counted.series} = :series` : '',
  ].join('');
}

/** Values of the named parameters. Cards that are carried over were made `made` or later, before `madeUntil`. */
export const valuesOf = ({ from, to, consultantId, source, series }: Span) => ({
  from,
  to,
  since: dayRange(from)[0],
  until: dayRange(addDays(to, 1))[0],
  made: 0,
  madeUntil: Number.MAX_SAFE_INTEGER,
  consultantId: consultantId ?? null,
  source: source ?? null,
  series: series ?? null,
});
