import type { NewOf } from '../../../db/entities.ts';
import { CAR_LINES } from '../../../db/orders/model.ts';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';
import { requireRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import { linesOf, type QuoteLine } from '../quotes/rows.ts';

const LIVE = `SELECT id FROM sales_order WHERE quote_id = ? AND status NOT IN ('cancelled', 'returned') AND deleted_at IS NULL LIMIT 1`;

/** A line of the quote as it stands, with its amount and where its price is from. */
const copied = (line: QuoteLine) => {
  const { lineNo, kind, productId, title, mode, qty, listFen, discountKind, discountValue, discountFen } = line;
  const { amountFen, rateBp, source, priceRef, noPriceReason, estimate, voluntary, explainedAt } = line;
  return {
    ...{ lineNo, kind, productId, title, mode, qty, listFen, discountKind, discountValue, discountFen },
    ...{ amountFen, rateBp, source, priceRef, noPriceReason, estimate, voluntary, explainedAt },
  };
};

/**
 * 转订单 of an accepted quote: amounts and price references as they are, nothing is priced anew (DEALS 3.4), and the thread, so that a
 * decision on the quote holds here too. One that was made already is opened.
 * @throws Refusal `record.missing`, `order.notAccepted`
 */
export function orderFromQuote(store: Store, who: Who, quoteId: string): { id: string; made: boolean } {
  return store.write(who, (tx) => {
    const quote = requireRecord(tx, 'quote', quoteId);
    const live = prepared(tx.db, LIVE).pluck().get(quoteId) as string | undefined;
    if (live !== undefined) return { id: live, made: false };
    if (quote.status !== 'accepted') throw new Refusal('order.notAccepted', { params: { docNo: quote.docNo } });
    const { threadId, customerId, customerName, customerClassId, consultantId, paymentMode, pricingOn } = quote;
    const { loanBank, loanDownFen, loanPrincipalFen, loanMonths, loanRateBp } = quote;
    const id = newId();
    tx.insert('sales_order', {
      ...{
        id,
        status: 'draft',
        versionNo: 1,
        threadId,
        quoteId,
        customerId,
        customerName,
        customerClassId,
        consultantId,
      },
      ...{ buyerName: customerName, paymentMode, pricingOn },
      ...{ loanBank, loanDownFen, loanPrincipalFen, loanMonths, loanRateBp },
    } as NewOf<'sales_order'>);
    const lines = linesOf(tx.db, quoteId);
    const of = (kind: QuoteLine['kind']) => lines.find((line) => line.kind === kind);
    const [guide, vehicle] = [of('guide'), of('vehicle')];
    const carId = newId();
    tx.insert('order_vehicle', {
      ...{ id: carId, orderId: id, lineNo: 1, fulfilment: 'own', productId: quote.productId },
      ...{ exteriorColor: quote.exteriorColor, interiorColor: quote.interiorColor },
      ...{ guideFen: guide?.amountFen ?? null, guideRef: guide?.priceRef ?? null },
      ...{ dealFen: vehicle?.listFen ?? null, dealRef: vehicle?.priceRef ?? null },
      ...{ vehicleFen: vehicle?.amountFen ?? null, rateBp: vehicle?.rateBp ?? null },
    } as NewOf<'order_vehicle'>);
    for (const line of lines)
      if (!CAR_LINES.includes(line.kind))
        tx.insert('order_line', { ...copied(line), id: newId(), orderId: id, orderVehicleId: carId });
    return { id, made: true };
  });
}
