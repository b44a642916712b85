import { depositMissing } from '../../../db/money/deposit.ts';
import { USUAL_DEPOSIT_FEN } from '../../../db/orders/model.ts';
import type { ContractFacts } from '../../../db/orders/steps.ts';
import { depositsOf, type Received } from '../../../db/receipts/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { receivedFor } from '../receipts/rows.ts';
import { contractFor } from './contract.ts';
import type { Order } from './rows.ts';

const KEPT = `SELECT (SELECT coalesce(sum(kept_fen), 0) FROM cancellation WHERE order_id = @id AND order_vehicle_id IS NOT NULL
    AND status IN ('decided', 'refunded') AND id IS NOT @except AND deleted_at IS NULL)
  + (SELECT coalesce(sum(use_fee_fen), 0) FROM vehicle_return WHERE order_id = @id AND status IN ('carIn', 'inspected', 'refunded')
    AND deleted_at IS NULL)`;
/**
 * What came in for an order and its contract, each receipt once, less what was kept of a car that is 退订 or came back and pays for no other, 分.
 * @param except a 退订 whose own keeping is left out
 */
export function receivedOf(
  db: Connection,
  { id, contractId }: Pick<Order, 'id' | 'contractId'>,
  except?: string,
): Received {
  const { byPurpose, totalFen } = receivedFor(db, { orderId: id, contractId });
  const keptFen = prepared(db, KEPT)
    .pluck()
    .get({ id, except: except ?? null }) as number;
  if (keptFen === 0) return { byPurpose, totalFen };
  return { byPurpose: { ...byPurpose, 定金: (byPurpose.定金 ?? 0) - keptFen }, totalFen: totalFen - keptFen };
}

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
