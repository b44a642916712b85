import type { ContractFacts } from '../../../db/orders/steps.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

const CONTRACT = `SELECT doc_no AS docNo, status, customer_id AS customerId, buyer_name AS buyerName, deposit_fen AS depositFen
  FROM contract WHERE id = ? AND deleted_at IS NULL`;
const SIGNED: readonly string[] = ['signed', 'effective', 'fulfilled'];

/** 购车合同 as far as the gates of an order ask for it; null where it is not here. */
export function contractFor(db: Connection, contractId: string | null): ContractFacts | null {
  if (contractId === null) return null;
  const row = prepared<Omit<ContractFacts, 'isSigned'> & { status: string }>(db, CONTRACT).get(contractId);
  if (!row) return null;
  const { status, ...contract } = row;
  return { ...contract, isSigned: SIGNED.includes(status) };
}
