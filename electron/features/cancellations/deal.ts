import { type CancellationFields, type CancellationTerms, cancellationTerms } from '../../../db/cancellations/model.ts';
import { contractTotals } from '../../../db/contracts/model.ts';
import type { DepositKind, Fault } from '../../../db/money/deposit.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import { linesOf as contractLinesOf } from '../contracts/rows.ts';
import { goneOf } from '../orders/facts.ts';
import { carsOf, linesOf, moneyOf, orderOf } from '../orders/rows.ts';
import { receivedFor } from '../receipts/rows.ts';

interface ContractHead {
  id: string;
  status: string;
  customerId: string;
  buyerName: string | null;
  depositKind: DepositKind | null;
  vehicleFen: number | null;
}
const CONTRACT = `SELECT id, status, customer_id AS customerId, buyer_name AS buyerName, deposit_kind AS depositKind, vehicle_fen AS vehicleFen
  FROM contract WHERE id = ? AND deleted_at IS NULL`;
const contractOf = (db: Connection, id: string | null | undefined): ContractHead | undefined =>
  id ? (prepared<ContractHead>(db, CONTRACT).get(id) as ContractHead | undefined) : undefined;

const LIVE_ORDER = `SELECT id FROM sales_order WHERE contract_id = ? AND status NOT IN ('cancelled', 'returned') AND deleted_at IS NULL
  ORDER BY created_at LIMIT 1`;
const OVER: readonly string[] = ['terminated', 'void', 'cancelled', 'returned', 'closed'];

/** Both papers of a deal, whichever of them is named. */
export interface Deal {
  orderId: string | null;
  contractId: string | null;
  customerId: string;
  customerName: string | null;
}

/** @throws Refusal `record.missing`, `cancellation.ended` */
export function dealOf(db: Connection, named: Partial<Pick<CancellationFields, 'orderId' | 'contractId'>>): Deal {
  const ofContract = named.contractId
    ? (prepared(db, LIVE_ORDER).pluck().get(named.contractId) as string | undefined)
    : undefined;
  const orderId = named.orderId ?? ofContract ?? null;
  const order = orderId === null ? undefined : orderOf(db, orderId);
  const contract = contractOf(db, named.contractId ?? order?.contractId);
  const customerId = order?.customerId ?? contract?.customerId;
  if (customerId === undefined) throw new Refusal('record.missing', { params: { entity: 'sales_order' } });
  if (OVER.includes(order?.status ?? contract!.status)) throw new Refusal('cancellation.ended');
  return {
    orderId,
    contractId: contract?.id ?? null,
    customerId,
    customerName: order?.customerName ?? contract?.buyerName ?? null,
  };
}

/** What becomes of the money of a deal that would end now. */
export function termsOf(
  db: Connection,
  { orderId, contractId, fault }: { orderId: string | null; contractId: string | null; fault: Fault },
): CancellationTerms {
  const contract = contractOf(db, contractId);
  const order = orderId === null ? undefined : orderOf(db, orderId);
  const contractFen = contract
    ? contractTotals(contract.vehicleFen, contractLinesOf(db, contract.id)).totalFen
    : order
      ? moneyOf(order, carsOf(db, order.id), linesOf(db, order.id)).sellTotalFen
      : 0;
  return cancellationTerms({
    ...{ contractFen, fault },
    kind: contract?.depositKind ?? null,
    received: receivedFor(db, { orderId, contractId }),
  });
}

/** Cars of a deal that have left. */
export const goneOfDeal = (db: Connection, orderId: string | null): number =>
  orderId === null ? 0 : goneOf(db, orderId).left;
