import type { NewOf } from '../../../db/entities.ts';
import type { SheetKind } from '../../../db/pricing/sheet.ts';
import { soldOptions } from '../../../db/sheets/amounts.ts';
import { carAmounts } from '../../../db/sheets/car.ts';
import { type EstimateAsk, estimateOf, isComputed } from '../../../db/sheets/estimates.ts';
import type { Connection } from '../../kernel/connection.ts';
import { newId } from '../../kernel/ids.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { taxRows } from '../prices/rows.ts';
import { fillPrices } from './pricing.ts';
import { linesOf, productOf, type Quote } from './rows.ts';

const KIND = 'SELECT kind FROM customer WHERE id = ?';

/** What the taxes of a quote's car go by. */
function estimateAsk(db: Connection, head: Quote, vehicleFen: number | null): EstimateAsk {
  const product = productOf(db, head.productId);
  return {
    vehicleFen,
    invoicedOn: head.plannedInvoiceOn,
    region: head.registrationRegion,
    person: prepared(db, KIND).pluck().get(head.customerId) !== 'company',
    fuel: product?.fuel ?? null,
    displacementMl: product?.displacementMl ?? null,
    seats: product?.seats ?? null,
    nevCatalogFrom: product?.nevCatalogFrom ?? null,
    nevCatalogTo: product?.nevCatalogTo ?? null,
  };
}

/**
 * What follows on a draft from what was typed: 成交车价 and 优惠 from one another, prices of lines that have none yet, taxes by the rules of
 * the invoice's day. `optionsBefore`: what the options came to, for the car's price goes up and down with them.
 */
export function settle(
  tx: Write,
  head: Quote,
  { typed, optionsBefore }: { typed?: 'discount' | 'vehicle' | undefined; optionsBefore?: number } = {},
): void {
  fillPrices(tx, head);
  let lines = linesOf(tx.db, head.id);
  const vehicle = lines.find(({ kind }) => kind === 'vehicle');
  const more = optionsBefore === undefined || typed ? 0 : soldOptions(lines) - optionsBefore;
  if (vehicle?.amountFen != null && more !== 0) {
    tx.update('quote_line', vehicle.id, { amountFen: Math.max(0, vehicle.amountFen + more) });
    lines = linesOf(tx.db, head.id);
  }
  const { vehicleFen, discountFen } = carAmounts(lines, typed);
  for (const line of lines) {
    const { id, kind, source } = line;
    if (kind === 'vehicle')
      tx.update('quote_line', id, { amountFen: vehicleFen === null ? null : Math.max(0, vehicleFen) });
    if (kind === 'discount')
      tx.update('quote_line', id, {
        ...{ amountFen: discountFen, discountFen, source: discountFen === null ? null : 'computed' },
        ...(typed !== 'discount' && line.discountFen !== discountFen && { discountKind: null, discountValue: null }),
      });
    if (isComputed(kind) && source !== 'manual') {
      const amount = estimateOf(kind, estimateAsk(tx.db, head, vehicleFen), taxRows(tx.db));
      tx.update(
        'quote_line',
        id,
        typeof amount === 'number'
          ? { amountFen: amount, source: 'computed', noPriceReason: null }
          : { amountFen: null, source: null, noPriceReason: amount },
      );
    }
  }
}

/** What every sheet begins with; the rest is added line by line. */
const BEGINNING: readonly (Pick<NewOf<'quote_line'>, 'kind' | 'mode'> & { estimate?: boolean })[] = [
  { kind: 'guide', mode: 'sell' },
  { kind: 'discount', mode: 'sell' },
  { kind: 'vehicle', mode: 'sell' },
  { kind: 'purchaseTax', mode: 'agency', estimate: true },
  { kind: 'compulsoryInsurance', mode: 'agency', estimate: true },
  { kind: 'vesselTax', mode: 'agency', estimate: true },
];
/** Lines that are the car itself. */
export const CAR_KINDS: readonly SheetKind[] = ['guide', 'vehicle'];

/** Lines of a new quote. */
export function beginSheet(tx: Write, head: Quote): void {
  const product = productOf(tx.db, head.productId);
  BEGINNING.forEach((line, at) => {
    const isCar = CAR_KINDS.includes(line.kind);
    tx.insert('quote_line', {
      ...{ id: newId(), quoteId: head.id, lineNo: at + 1, qty: 1, estimate: false, voluntary: false },
      ...line,
      ...(isCar && { productId: head.productId, title: product?.name ?? null, rateBp: product?.taxRateBp ?? null }),
    });
  });
  settle(tx, head);
}

/** The car of a draft became another one, or is priced for somebody else: its prices are asked anew, everything else stays. */
export function otherCar(tx: Write, head: Quote): void {
  const product = productOf(tx.db, head.productId);
  for (const { id, kind } of linesOf(tx.db, head.id)) {
    if (CAR_KINDS.includes(kind))
      tx.update('quote_line', id, {
        ...{ productId: head.productId, title: product?.name ?? null, rateBp: product?.taxRateBp ?? null },
        ...{ listFen: null, priceRef: null, noPriceReason: null, amountFen: null, discountFen: null, source: null },
      });
    if (kind === 'discount') tx.update('quote_line', id, { discountKind: null, discountValue: null });
  }
  settle(tx, head);
}
