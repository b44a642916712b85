import { depositMissing } from '../../../db/money/deposit.ts';
import { USUAL_DEPOSIT_FEN } from '../../../db/orders/model.ts';
import type { ContractFacts } from '../../../db/orders/steps.ts';
import { depositsOf, type Received } from '../../../db/receipts/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { receivedFor } from '../receipts/rows.ts';
import { contractFor } from './contract.ts';
import type { Order } from './rows.ts';

/** What came in for an order and its contract, each receipt once, 分. */
export const receivedOf = (db: Connection, { id, contractId }: Pick<Order, 'id' | 'contractId'>) =>
  receivedFor(db, { orderId: id, contractId });

/** G3: the least deposit of an order, what was posted of it, and what is missing. */
export function depositOf(
  db: Connection,
  head: Order,
  contract: ContractFacts | null = contractFor(db, head.contractId),
  received: Received = receivedOf(db, head),
) {
  const minDepositFen = head.minDepositFen ?? contract?.depositFen ?? USUAL_DEPOSIT_FEN;
  const depositsFen = depositsOf(received);
  return { minDepositFen, depositsFen, missingFen: depositMissing(minDepositFen, depositsFen) };
}
