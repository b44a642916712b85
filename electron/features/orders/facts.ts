import { orderKey } from '../../../db/documents/claim.ts';
import { ORDER_OVER, ORDER_READERS } from '../../../db/orders/model.ts';
import type { OrderFacts } from '../../../db/orders/steps.ts';
import { priceGaps } from '../../../db/pricing/price-complete.ts';
import { orderBalance } from '../../../db/pricing/sheet.ts';
import { concededInAll } from '../../../db/sheets/concession.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import type { Who } from '../../records/who.ts';
import { decisionGate, decisionHolds } from '../approvals/decisions.ts';
import { visibleItems } from '../prices/service.ts';
import { closingShut } from './closing.ts';
import { contractFor } from './contract.ts';
import { dealHashOf, standingsOf, waiverLevel } from './deal.ts';
import { depositOf, receivedOf } from './money.ts';
import { carsOf, linesOf, moneyOf, type Order, productOf } from './rows.ts';

/** Who is told which level a price asks for; a consultant only how far it is below their own. */
export const knowsLevel = ({ role }: Who): boolean => role !== 'consultant' && ORDER_READERS.includes(role);

const GONE = `SELECT count(*) FILTER (WHERE out.status = 'left') AS left, count(*) FILTER (WHERE sign.status = 'signed') AS delivered
  FROM delivery_note note JOIN order_vehicle car ON car.id = note.order_vehicle_id AND car.ended IS NULL
  JOIN stock_out out ON out.delivery_note_id = note.id AND out.deleted_at IS NULL
  LEFT JOIN sign_off sign ON sign.stock_out_id = out.id AND sign.deleted_at IS NULL
  WHERE note.order_id = ? AND note.deleted_at IS NULL`;
/** Cars of an order that stand and have left, and that were signed for. */
export const goneOf = (db: Connection, orderId: string) =>
  prepared<{ left: number; delivered: number }>(db, GONE).get(orderId) as { left: number; delivered: number };

const OTHER = `SELECT doc_no FROM sales_order WHERE thread_id = @threadId AND id <> @id AND doc_no IS NOT NULL
  AND status NOT IN (${ORDER_OVER.map((state) => `'${state}'`).join(', ')}) AND claim_state IS NOT 'lost' AND deleted_at IS NULL LIMIT 1`;
const KNOWN = 'SELECT 1 FROM sales_order WHERE id = ?';
/** Number of the order that has the negotiation of this one: as head office said, or as this PC knows already. */
export function orderedBy(db: Connection, { id, threadId, status, claimState, claimHolder }: Order): string | null {
  if (claimState === 'confirmed' || ORDER_OVER.includes(status)) return null;
  const known = prepared(db, OTHER).pluck().get({ id, threadId }) as string | undefined;
  if (known !== undefined || claimState !== 'lost' || claimHolder?.key !== orderKey(threadId)) return known ?? null;
  // Said before the other order arrived; once that is here and off, the quote is free.
  return prepared(db, KNOWN).get(claimHolder.id) ? null : (claimHolder.docNo ?? '');
}

/** Everything an order stands on, read once: its page shows it and its gates are asked with it. */
export function orderRead(db: Connection, head: Order) {
  const [cars, lines] = [carsOf(db, head.id), linesOf(db, head.id)];
  const contract = contractFor(db, head.contractId);
  const received = receivedOf(db, head);
  return {
    ...{ cars, lines, contract, received },
    standings: standingsOf(db, head, cars, lines),
    deposit: depositOf(db, head, contract, received),
    money: moneyOf(head, cars, lines),
  };
}

/** What an order's gates are asked with. */
export function factsOf(tx: Write, head: Order, who: Who, read = orderRead(tx.db, head)): OrderFacts {
  const { db } = tx;
  const { cars, lines, contract, standings, money } = read;
  const named = visibleItems(db, who.role).map(({ code }) => code);
  const asked = { hash: dealHashOf(head, cars, lines), docId: head.id };
  const { minDepositFen, depositsFen, missingFen } = read.deposit;
  const { totalFen } = read.received;
  return {
    ...{ customerId: head.customerId, buyerName: head.buyerName, contractId: head.contractId, contract },
    cars: cars.length,
    unpriced: standings.flatMap(({ vehicleFen, lacking }, at) => [
      ...(vehicleFen === null ? [{ car: at + 1, item: 'vehicle', why: null }] : []),
      ...lacking.map(({ itemCode, code }) => ({
        ...{ car: at + 1, item: named.includes(itemCode) ? itemCode : null, why: code },
      })),
    ]),
    gaps: priceGaps(
      lines.map((line) => ({
        ...line,
        manualPriceAllowed: line.productId === null || productOf(db, line.productId)?.manualPriceAllowed === 1,
      })),
    ),
    aboveMarked: standings.flatMap(({ aboveMarkedFen: fen }, at) => (fen > 0 ? [{ car: at + 1, fen }] : [])),
    decision: decisionGate(db, {
      ...asked,
      kind: 'priceConcession',
      requiredLevel: concededInAll(standings).level,
    }),
    ...{ minDepositFen, depositsFen },
    depositWaived:
      missingFen > 0 && decisionHolds(db, { ...asked, kind: 'depositWaiver', requiredLevel: waiverLevel(db) }),
    ...goneOf(db, head.id),
    balanceFen: orderBalance({ payableFen: money.payableFen, receiptsFen: [totalFen] }),
    receivedFen: totalFen,
    closing: closingShut(db, head.id),
    orderedBy: orderedBy(db, head),
  };
}
