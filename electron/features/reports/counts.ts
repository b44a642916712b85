import { z } from 'zod';
import { addDays, dayRange } from '../../../db/core/day.ts';
import type { CountName } from '../../../db/reports/kpis.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'day.format');

/** Which days, both included, and whose, from where, for which series. */
export const spanInput = z.object({
  from: day,
  to: day,
  consultantId: z.uuid().nullish(),
  source: z.string().max(120, 'text.tooLong').nullish(),
  series: z.string().max(120, 'text.tooLong').nullish(),
});
export type Span = z.infer<typeof spanInput>;

/**
 * One count as SQL: rows of `at` (UTC ms), `id`, `customerId` and `label`, and under which addresses the filters stand. Parameters are named,
 * so that a count may use any of them.
 */
export interface Counted {
  sql: string;
  owner: string;
  source: string;
  series: string;
}

const VISIT =
  "v.visit_on BETWEEN :from AND :to AND v.purpose = 'viewing' AND v.deleted_at IS NULL AND v.voided_at IS NULL";
/** The kinds of `partyKind`, as SQL. */
const KIND = `CASE WHEN v.outcome = 'noIntent' THEN 'noIntent' WHEN v.outcome = 'repeat' OR coalesce(v.visit_seq, 0) > 1 THEN 'repeat'
  WHEN v.outcome IS NOT NULL OR v.visit_seq = 1 THEN 'first' ELSE 'incomplete' END`;
const visits = (more: string): Counted => ({
  sql: `SELECT v.arrived_at AS at, v.id, v.customer_id AS customerId, coalesce(c.name, v.guest_name, v.guest_description, '') AS label
    FROM visit v INDEXED BY visit_day LEFT JOIN customer c ON c.id = v.customer_id WHERE ${VISIT}${more}`,
  // 代接待 counts for the owner, where the showroom wants it so.
  owner: 'coalesce(v.credited_id, v.consultant_id)',
  source: 'v.source',
  series: 'v.interest_series',
});

const CARD = { owner: 'c.owner_id', source: 'c.source', series: 'c.interest_series' };
const cards = (more: string): Counted => ({
  sql: `SELECT c.created_at AS at, c.id, c.id AS customerId, c.name AS label FROM customer c
    WHERE c.created_at >= :since AND c.created_at < :until AND c.deleted_at IS NULL AND c.merged_into IS NULL${more}`,
  ...CARD,
});

/** Visits of the customer up to an instant. */
const CAME = `(SELECT count(*) FROM visit p WHERE p.customer_id = c.id AND p.deleted_at IS NULL AND p.voided_at IS NULL
  AND p.channel <> 'call' AND p.purpose = 'viewing' AND p.arrived_at <= l.created_at)`;
/** Customers who reached a level in the span, each once. */
const reached = (level: string, more = ''): Counted => ({
  sql: `SELECT max(l.created_at) AS at, c.id, c.id AS customerId, c.name AS label FROM level_change l INDEXED BY level_change_at
    JOIN customer c ON c.id = l.customer_id
    WHERE l.created_at >= :since AND l.created_at < :until AND l.to_level = '${level}' AND l.deleted_at IS NULL
      AND c.deleted_at IS NULL AND c.merged_into IS NULL${more}`,
  ...CARD,
});

/** 结转: cards that had a level of interest when the span began, by the newest change before it. */
const CARRIED = `SELECT c.created_at AS at, c.id, c.id AS customerId, c.name AS label FROM customer c
  WHERE c.created_at < :since AND c.deleted_at IS NULL AND c.merged_into IS NULL AND (SELECT l.to_level FROM level_change l
    WHERE l.customer_id = c.id AND l.created_at < :since AND l.deleted_at IS NULL ORDER BY l.created_at DESC, l.id DESC LIMIT 1)
    IN ('H', 'A', 'B+', 'B', 'C')`;

/** 未交订单 at the end of the span: who ordered and whose newest level by then is no other. */
const OPEN_ORDERS = `SELECT max(l.created_at) AS at, c.id, c.id AS customerId, c.name AS label
  FROM level_change l INDEXED BY level_change_to JOIN customer c ON c.id = l.customer_id
  WHERE l.to_level = 'O' AND l.created_at < :until AND l.deleted_at IS NULL AND c.deleted_at IS NULL AND c.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM level_change n WHERE n.customer_id = l.customer_id AND n.created_at < :until AND n.deleted_at IS NULL
      AND (n.created_at, n.id) > (l.created_at, l.id) AND n.to_level <> 'O')`;

/** 战败申请 of the span, and those that were approved with both levels of reason. */
const applied = (more: string): Counted => ({
  sql: `SELECT f.asked_at AS at, f.id, f.customer_id AS customerId, coalesce(c.name, f.customer_name, '') AS label
    FROM loss f INDEXED BY loss_asked LEFT JOIN customer c ON c.id = f.customer_id
    WHERE f.asked_at >= :since AND f.asked_at < :until AND f.deleted_at IS NULL${more}`,
  ...CARD,
  owner: 'f.asked_by_id',
});

export const COUNTS: Readonly<Record<CountName, Counted>> = {
  parties: visits(''),
  first: visits(` AND ${KIND} = 'first'`),
  repeat: visits(` AND ${KIND} = 'repeat'`),
  noIntent: visits(` AND ${KIND} = 'noIntent'`),
  incomplete: visits(` AND ${KIND} = 'incomplete'`),
  calls: visits(" AND v.channel = 'call'"),
  invited: visits(" AND v.channel = 'invited'"),
  captured: visits(` AND ${KIND} = 'first' AND v.outcome = 'captured'`),
  notCaptured: visits(` AND ${KIND} = 'first' AND v.outcome = 'notCaptured'`),
  drives: {
    sql: `SELECT d.started_at AS at, d.id, d.customer_id AS customerId, c.name AS label FROM test_drive d
      JOIN customer c ON c.id = d.customer_id
      WHERE d.planned_start_at >= :since AND d.planned_start_at < :until AND d.started_at IS NOT NULL AND d.deleted_at IS NULL`,
    ...CARD,
    owner: 'd.consultant_id',
  },
  newCards: cards(''),
  cameTwice:
    cards(` AND (SELECT count(*) FROM visit p WHERE p.customer_id = c.id AND p.deleted_at IS NULL AND p.voided_at IS NULL
    AND p.channel <> 'call' AND p.purpose = 'viewing') >= 2`),
  carriedOver: { sql: CARRIED, ...CARD },
  orders: reached('O'),
  openOrders: { sql: OPEN_ORDERS, ...CARD },
  firstOrders: reached('O', ` AND ${CAME} <= 1`),
  repeatOrders: reached('O', ` AND ${CAME} > 1`),
  deliveries: reached('D'),
  losses: reached('F'),
  lossesAsked: applied(''),
  lossesClear: applied(" AND f.state = 'approved' AND f.root IS NOT NULL AND f.reason IS NOT NULL"),
  contacts: {
    sql: `SELECT k.at, k.id, k.customer_id AS customerId, c.name AS label FROM contact k INDEXED BY contact_at
      JOIN customer c ON c.id = k.customer_id
      WHERE k.at >= :since AND k.at < :until AND k.deleted_at IS NULL AND k.struck_at IS NULL`,
    ...CARD,
    owner: 'k.created_by',
  },
};

/** SQL of the rows a count counts, under the filters of the span. */
export function rowsSql(name: CountName, { consultantId, source, series }: Span): string {
  const counted = COUNTS[name];
  const where = [
    consultantId ? ` AND ${counted.owner} = :consultantId` : '',
    source ? ` AND ${counted.source} = :source` : '',
    series ? ` AND ${counted.series} = :series` : '',
  ];
  const once = counted.sql.includes('max(l.created_at)') ? ' GROUP BY c.id' : '';
  return counted.sql + where.join('') + once;
}

/** Values of the named parameters. */
export const valuesOf = ({ from, to, consultantId, source, series }: Span) => ({
  from,
  to,
  since: dayRange(from)[0],
  until: dayRange(addDays(to, 1))[0],
  consultantId: consultantId ?? null,
  source: source ?? null,
  series: series ?? null,
});
