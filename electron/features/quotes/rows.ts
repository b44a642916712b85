import type { RowOf } from '../../../db/entities.ts';
import { cashDue, sheetTotals } from '../../../db/pricing/sheet.ts';
import { quote, quoteLine } from '../../../db/quotes/table.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { tableRows } from '../../records/table-rows.ts';

export type Quote = RowOf<'quote'>;
export type QuoteLine = RowOf<'quote_line'>;

const heads = tableRows('quote', quote);
const lines = tableRows('quote_line', quoteLine);

export const quoteOf = (db: Connection, id: string): Quote | undefined => heads(db, 'id = ?', id)[0];
/** The lines of a quote in the order they were entered. */
export const linesOf = (db: Connection, quoteId: string): QuoteLine[] =>
  lines(db, 'quote_id = ? ORDER BY line_no, id', quoteId);

/** What a quote asks of its product. */
export interface QuotedProduct {
  id: string;
  name: string;
  kind: string;
  productClassId: string;
  configCode: string | null;
  modelId: string | null;
  series: string | null;
  fuel: string | null;
  displacementMl: number | null;
  seats: number | null;
  nevCatalogFrom: string | null;
  nevCatalogTo: string | null;
  taxRateBp: number;
  manualPriceAllowed: 0 | 1 | null;
}
const PRODUCT = `SELECT id, name, kind, product_class_id AS productClassId, config_code AS configCode, model_id AS modelId, series, fuel,
  displacement_ml AS displacementMl, seats, nev_catalog_from AS nevCatalogFrom, nev_catalog_to AS nevCatalogTo,
  tax_rate_bp AS taxRateBp, manual_price_allowed AS manualPriceAllowed FROM product WHERE id = ?`;
export const productOf = (db: Connection, id: string | null): QuotedProduct | undefined =>
  id === null ? undefined : (prepared(db, PRODUCT).get(id) as QuotedProduct | undefined);

/** The sums of a sheet with what is financed and traded in. */
export function moneyOf(head: Pick<Quote, 'paymentMode' | 'loanPrincipalFen'>, of: readonly QuoteLine[]) {
  const totals = sheetTotals(of);
  const tradeInFen = of
    .filter(({ kind }) => kind === 'tradeIn')
    .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const loanFen = head.paymentMode === 'loan' ? (head.loanPrincipalFen ?? 0) : 0;
  return { ...totals, tradeInFen, loanFen, cashFen: cashDue({ payableFen: totals.payableFen, tradeInFen, loanFen }) };
}
