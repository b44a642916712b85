import type { PriceRef } from './price-book.ts';
import type { SheetLine } from './sheet.ts';

/** Where a line's amount comes from: a price list, a rule (taxes, instalments), or a person. */
export const priceSources = ['list', 'computed', 'manual'] as const;
export type PriceSource = (typeof priceSources)[number];

export interface PricedLine extends Pick<SheetLine, 'lineNo' | 'kind' | 'mode' | 'listFen' | 'amountFen'> {
  source?: PriceSource | null;
  priceRef?: PriceRef | null;
  /** 允许手工定价 of its product; never of a vehicle. */
  manualPriceAllowed?: boolean | null;
  /** Why 询价 found nothing. */
  noPriceReason?: string | null;
}

export interface PriceGap {
  lineNo: number;
  code: 'line.noAmount' | 'line.noListPrice' | 'line.noSource' | 'line.notByHand';
  reason: string | null;
}

/**
 * G1: lines for whose sake a document may be saved but not approved (SEED): no amount; a gift of unknown value; an amount said to be of a
 * list without its line; an amount typed where none may be. What is collected for others (代办) may always be typed. Empty: complete.
 */
export const priceGaps = (lines: readonly PricedLine[]): PriceGap[] =>
  lines.flatMap((line) => {
    const code = gapOf(line);
    return code ? [{ lineNo: line.lineNo, code, reason: line.noPriceReason ?? null }] : [];
  });

function gapOf({ kind, mode, listFen, amountFen, source, priceRef, manualPriceAllowed }: PricedLine) {
  if (amountFen == null) return 'line.noAmount';
  if ((mode === 'gift' || mode === 'included') && listFen == null) return 'line.noListPrice';
  if (!source || (source === 'list' && !priceRef)) return 'line.noSource';
  const byHand = kind !== 'vehicle' && (mode === 'agency' || manualPriceAllowed);
  return source === 'manual' && !byHand ? 'line.notByHand' : undefined;
}
