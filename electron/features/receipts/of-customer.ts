import type { PayMethod, Purpose } from '../../../db/receipts/model.ts';
import { aliasIds } from '../../kernel/alias.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { standing } from '../../records/standing.ts';
import { refundedSql, stands } from './rows.ts';

/** A receipt as the customer's card tells of it. */
export interface CustomerReceipt {
  id: string;
  docNo: string;
  receivedOn: string;
  at: number;
  purpose: Purpose;
  method: PayMethod;
  amountFen: number;
  refundedFen: number;
  contractId: string | null;
  orderId: string | null;
  cashierName: string | null;
}

const OF = `SELECT r.id, r.doc_no AS docNo, r.received_on AS receivedOn, r.created_at AS at, r.purpose, r.method, r.amount_fen AS amountFen,
    ${refundedSql('r.id')} AS refundedFen, r.contract_id AS contractId, r.order_id AS orderId, staff.name AS cashierName
  FROM receipt r LEFT JOIN staff ON staff.id = r.cashier_id
  WHERE r.customer_id IN (SELECT value FROM json_each(?)) AND ${stands('receipt', 'r')} ORDER BY r.received_on DESC, r.id DESC LIMIT 50`;

/** What a customer paid that stands, with all cards merged into theirs, the newest first. */
export function receiptsOfCustomer(store: Store, customerId: string): CustomerReceipt[] {
  const cards = aliasIds(store.db, 'customer', standing(store.db, 'customer', customerId));
  return prepared<CustomerReceipt>(store.db, OF).all(JSON.stringify(cards));
}
