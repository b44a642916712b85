import { dayOf, daysBetween } from '../../../db/core/day.ts';
import type { FigureScope, IssueRow } from '../../../db/deal-figures/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { todayOf } from '../../records/who.ts';
import { ofSeries, orderOfSeries, owned, scoped, staffName } from './scope.ts';

/** What a question is about, by the car of its document; one about prices is of no series. */
const SERIES = `CASE r.entity
    WHEN 'allocation' THEN EXISTS (SELECT 1 FROM allocation a JOIN vehicle v ON v.id = a.vehicle_id
      WHERE a.id = r.doc_id AND (@series IS NULL OR v.series = @series))
    WHEN 'quote' THEN EXISTS (SELECT 1 FROM quote q WHERE q.id = r.doc_id AND ${ofSeries('q.product_id')})
    WHEN 'sales_order' THEN ${orderOfSeries('r.doc_id')}
    ELSE 0 END`;
export const ISSUES = `SELECT r.id, r.doc_no AS docNo, NULL AS customerName, ${staffName('r.owner_id')} AS consultantName, r.kind,
    r.severity, r.key AS thing, r.opened_at AS openedAt
  FROM deal_issue r INDEXED BY deal_issue_resolved WHERE r.resolved_at IS NULL AND r.deleted_at IS NULL
    AND ${owned('r.owner_id')} AND (@series IS NULL OR ${SERIES})
  ORDER BY r.severity <> 'critical', r.opened_at, r.id`;

/** 冲突: 单据问题 nobody has settled, what is critical and oldest first. */
export function issueRows(store: Store, scope: FigureScope): IssueRow[] {
  const today = todayOf(store);
  type Row = Omit<IssueRow, 'age'>;
  return (prepared<Row>(store.db, ISSUES).all(scoped(scope)) as Row[]).map((row) => ({
    ...row,
    age: Math.max(0, daysBetween(dayOf(row.openedAt), today)),
  }));
}
