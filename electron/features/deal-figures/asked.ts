import type { AskedRow, MonthScope } from '../../../db/deal-figures/model.ts';
import type { RowOf } from '../../../db/entities.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { askedNow, isVoid } from '../approvals/service.ts';
import { inMonth, ofSeries, orderOfSeries, owned, staffName } from './scope.ts';

/** What a request is about, by the car of its document. */
const SERIES = `CASE r.doc_entity
    WHEN 'quote' THEN EXISTS (SELECT 1 FROM quote q WHERE q.id = r.doc_id AND ${ofSeries('q.product_id')})
    WHEN 'contract' THEN EXISTS (SELECT 1 FROM contract c WHERE c.id = r.doc_id AND ${ofSeries('c.product_id')})
    WHEN 'sales_order' THEN ${orderOfSeries('r.doc_id')}
    WHEN 'delivery_note' THEN EXISTS (SELECT 1 FROM delivery_note note JOIN order_vehicle car ON car.id = note.order_vehicle_id
      WHERE note.id = r.doc_id AND ${ofSeries('car.product_id')})
    WHEN 'cancellation' THEN EXISTS (SELECT 1 FROM cancellation c WHERE c.id = r.doc_id AND ${orderOfSeries('c.order_id')})
    ELSE @series IS NULL END`;
const SAYS = `r.id, r.doc_no AS docNo, r.status, r.kind, r.doc_entity AS docEntity, r.doc_id AS docId, r.doc_label AS docLabel,
    r.deal_hash AS dealHash, r.asked_fen AS askedFen, r.created_at AS askedAt, ${staffName('r.created_by')} AS consultantName,
    (SELECT name FROM customer WHERE customer.id = r.customer_id) AS customerName,
    (SELECT min(d.created_at) FROM approval_decision d WHERE d.request_id = r.id AND d.deleted_at IS NULL) AS decidedAt`;
const ASKED = `r.deleted_at IS NULL AND ${owned('r.created_by')} AND ${SERIES}`;

export const WAITING = `SELECT ${SAYS} FROM approval_request r INDEXED BY approval_request_status
  WHERE r.status = 'pending' AND ${ASKED} ORDER BY r.created_at, r.id`;
export const DECIDED = `SELECT ${SAYS} FROM approval_request r INDEXED BY approval_request_on
  WHERE r.doc_on >= @from AND r.doc_on <= @to AND r.status IN ('approved', 'rejected') AND ${ASKED} ORDER BY r.created_at DESC, r.id`;

type Request = Omit<AskedRow, 'isVoid' | 'hours'> &
  Pick<RowOf<'approval_request'>, 'docEntity' | 'docId' | 'dealHash'> & { decidedAt: number | null };
const HOUR_MS = 3_600_000;

/** 审批: what waits now, whenever it was asked, and what was asked in a month and decided. `consultantId`: who asked. */
export function askedRows(store: Store, scope: MonthScope): AskedRow[] {
  const { db } = store;
  const now = store.clock.now();
  const values = inMonth(scope);
  const rows = [WAITING, DECIDED].flatMap((sql) => prepared<Request>(db, sql).all(values) as Request[]);
  return rows.map(({ docEntity, docId, dealHash, decidedAt, ...row }) => ({
    ...row,
    isVoid: isVoid({ status: row.status, dealHash }, askedNow(db, { docEntity, docId, kind: row.kind })),
    hours: Math.floor(((decidedAt ?? now) - row.askedAt) / HOUR_MS),
  }));
}
