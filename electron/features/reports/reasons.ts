import type { LossRoot } from '../../../db/losses/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { type Span, valuesOf } from './counts.ts';
import { creditOf, isParty, kindOf } from './sql.ts';

/** One reason and how many it took away; null: nobody said why. */
export interface Reason {
  root: LossRoot | null;
  reason: string | null;
  count: number;
}

export interface Reasons {
  /** 未留档原因 of first visits. */
  notCaptured: Reason[];
  /** 战败原因 of what was applied for and not refused. */
  losses: Reason[];
}

/** Reasons of one kind that stand side by side. */
const MOST = 8;

const NOT_CAPTURED = `SELECT NULL AS root, v.no_capture_reason AS reason, count(*) AS count FROM visit v INDEXED BY visit_not_captured
  WHERE v.visit_on BETWEEN :from AND :to AND v.outcome = 'notCaptured' AND ${isParty('v')} AND ${kindOf('v')} = 'first'`;
const LOST = `SELECT f.root, f.reason, count(*) AS count FROM loss f INDEXED BY loss_reasons LEFT JOIN customer c ON c.id = f.customer_id
  WHERE f.asked_at >= :since AND f.asked_at < :until AND f.state <> 'refused' AND f.deleted_at IS NULL`;
const GROUPED = `GROUP BY 1, 2 ORDER BY count DESC, root, reason LIMIT ${MOST}`;

const filters = ({ consultantId, source, series }: Span, columns: { owner: string; card: string }) =>
  [
    consultantId ? ` AND ${columns.owner} = :consultantId` : '',
    source ? ` AND ${columns.card}.source = :source` : '',
    series ? ` AND ${columns.card}.interest_series = :series` : '',
  ].join('');

/** 在哪里流失: why first visits left no number, and why customers were given up. */
export function reasonsOf(store: Store, span: Span): Reasons {
  const rows = (sql: string, columns: { owner: string; card: string }) =>
    prepared<Reason>(store.db, `${sql}${filters(span, columns)} ${GROUPED}`).all(valuesOf(span)) as Reason[];
  return {
    notCaptured: rows(NOT_CAPTURED, { owner: creditOf('v'), card: 'v' }),
    losses: rows(LOST, { owner: 'f.asked_by_id', card: 'c' }),
  };
}
