import { ADJUSTMENT_READERS } from '../../../db/adjustments/model.ts';
import { APPROVAL_INSIDERS } from '../../../db/approvals/model.ts';
import { CANCELLATION_READERS } from '../../../db/cancellations/model.ts';
import { CONTRACT_READERS } from '../../../db/contracts/model.ts';
import { PAPER_PRINTERS } from '../../../db/deliveries/model.ts';
import { DIRECT_READERS } from '../../../db/direct-shipments/model.ts';
import { INVOICE_READERS } from '../../../db/invoices/model.ts';
import { LOAN_READERS } from '../../../db/loans/model.ts';
import { MONTH_READERS } from '../../../db/month-end/model.ts';
import { ORDER_READERS } from '../../../db/orders/model.ts';
import { PDI_READERS } from '../../../db/pdi/model.ts';
import { QUOTE_READERS } from '../../../db/quotes/model.ts';
import { MONEY_READERS } from '../../../db/receipts/model.ts';
import { RETURN_READERS } from '../../../db/returns/model.ts';
import type { Role } from '../../../db/staff/model.ts';
import { TRANSFER_READERS } from '../../../db/transfers/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import type { Who } from '../../records/who.ts';
import { hasAgreed } from '../sync/consent/agreed.ts';

/** A kind of document: who reads its steps, and the column of its head that names the customer; null where none stands in it. */
interface DocumentFacts {
  readers: readonly Role[];
  customer: string | null;
}
/** SQL: the customer of the 发货单 a paper belongs to. */
const OF_NOTE = '(SELECT customer_id FROM delivery_note note WHERE note.id = delivery_note_id)';
/** By entity, which is the name of its table. */
const DOCUMENTS: Readonly<Record<string, DocumentFacts>> = {
  price_adjustment: { readers: ADJUSTMENT_READERS, customer: null },
  contract: { readers: CONTRACT_READERS, customer: 'customer_id' },
  contract_supplement: {
    readers: CONTRACT_READERS,
    customer: '(SELECT customer_id FROM contract of WHERE of.id = contract_id)',
  },
  receipt: { readers: MONEY_READERS, customer: 'customer_id' },
  refund: { readers: MONEY_READERS, customer: 'customer_id' },
  quote: { readers: QUOTE_READERS, customer: 'customer_id' },
  sales_order: { readers: ORDER_READERS, customer: 'customer_id' },
  approval_request: { readers: APPROVAL_INSIDERS, customer: 'customer_id' },
  pdi_sheet: { readers: PDI_READERS, customer: null },
  delivery_note: { readers: PAPER_PRINTERS, customer: 'customer_id' },
  stock_out: { readers: PAPER_PRINTERS, customer: OF_NOTE },
  sign_off: { readers: PAPER_PRINTERS, customer: OF_NOTE },
  goods_shipped: { readers: MONTH_READERS, customer: null },
  sales_invoice: { readers: INVOICE_READERS, customer: 'customer_id' },
  direct_request: { readers: DIRECT_READERS, customer: 'customer_id' },
  vehicle_return: { readers: RETURN_READERS, customer: 'customer_id' },
  cancellation: { readers: CANCELLATION_READERS, customer: 'customer_id' },
  stock_out_request: { readers: LOAN_READERS, customer: 'customer_id' },
  loan: { readers: LOAN_READERS, customer: 'customer_id' },
  transfer_order: { readers: TRANSFER_READERS, customer: null },
  transfer_out: { readers: TRANSFER_READERS, customer: null },
  transfer_in: { readers: TRANSFER_READERS, customer: null },
  transfer_settlement: { readers: TRANSFER_READERS, customer: null },
};

/** Events and prints of a document travel as the customer may who stands in its head. */
export function mayLeaveWith(db: Connection, entity: string, docId: string): boolean {
  const known = DOCUMENTS[entity];
  if (known === undefined || known.customer === null) return known !== undefined;
  const sql = `SELECT ${known.customer} AS customerId FROM "${entity}" WHERE id = ?`;
  const head = prepared<{ customerId: string | null }>(db, sql).get(docId);
  return head !== undefined && (head.customerId === null || hasAgreed(db, head.customerId));
}

export interface RecentStep {
  id: string;
  entity: string;
  docId: string;
  docNo: string | null;
  from: string;
  to: string;
  reason: string | null;
  at: number;
  byName: string | null;
}

const HEADS = Object.keys(DOCUMENTS)
  .map((entity) => `WHEN '${entity}' THEN (SELECT doc_no FROM "${entity}" WHERE id = event.doc_id)`)
  .join(' ');
const RECENT = `SELECT event.id, event.entity, event.doc_id AS docId, CASE event.entity ${HEADS} END AS docNo, event."from", event."to",
    event.reason, event.created_at AS at, staff.name AS byName
  FROM deal_event event LEFT JOIN staff ON staff.id = event.created_by
  WHERE event.deleted_at IS NULL AND event.entity IN (SELECT value FROM json_each(?))
  ORDER BY event.id DESC LIMIT 100`;

/** 单据动态: the last hundred steps of documents this role may read. */
export function recentSteps({ db }: Store, { role }: Who): RecentStep[] {
  const readable = Object.keys(DOCUMENTS).filter((entity) => DOCUMENTS[entity]!.readers.includes(role));
  return prepared(db, RECENT).all(JSON.stringify(readable)) as RecentStep[];
}
