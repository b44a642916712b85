import { roundedRatio, WHOLE_BP } from '../money/rounding.ts';

/** 改为 加减 按比例 */
export const adjustmentModes = ['amount', 'delta', 'percent'] as const;
/** 按比例 rounds to so much: 100 元 (PU). */
export const ROUND_TO_FEN = 100_00;

export interface AdjustedAsk {
  mode: (typeof adjustmentModes)[number];
  /** 分; with `percent` basis points, 500 being 5 % more. */
  value: number;
  roundToFen?: number | null;
}

/** The new price a 调价单 line makes of an old one, 分; undefined where there is no old one to start from. It may be below 0: see `adjustmentProblems`. */
export function adjustedFen(
  { mode, value, roundToFen }: AdjustedAsk,
  oldFen: number | null | undefined,
): number | undefined {
  if (mode === 'amount') return value;
  if (oldFen == null) return undefined;
  if (mode === 'delta') return oldFen + value;
  const step = roundToFen || ROUND_TO_FEN;
  return roundedRatio(BigInt(oldFen) * BigInt(WHOLE_BP + value), BigInt(WHOLE_BP) * BigInt(step)) * step;
}

export interface AdjustmentProblem {
  /** Which line of the 调价单. */
  lineNo: number;
  code: 'price.negative' | 'price.past' | 'day.order' | 'price.floorAboveDeal' | 'price.dealAboveGuide';
}

/** One line as it would apply, with what the product's other prices are on its first day then. */
export interface AdjustmentDraftLine {
  lineNo: number;
  newFen: number;
  validFrom: string;
  validTo?: string | null;
  prices: { guide?: number | null; deal?: number | null; floor?: number | null };
}

/** What keeps a 调价单 from being approved on a day, each naming its line (DEALS 2.2): below 0, days that are over, floor > deal > guide. */
export const adjustmentProblems = (lines: readonly AdjustmentDraftLine[], approvedOn: string): AdjustmentProblem[] =>
  lines.flatMap(({ lineNo, newFen, validFrom, validTo, prices: { guide, deal, floor } }) => {
    const codes: AdjustmentProblem['code'][] = [];
    if (newFen < 0) codes.push('price.negative');
    if (validFrom < approvedOn) codes.push('price.past');
    if (validTo && validTo < validFrom) codes.push('day.order');
    if (floor != null && deal != null && floor > deal) codes.push('price.floorAboveDeal');
    if (deal != null && guide != null && deal > guide) codes.push('price.dealAboveGuide');
    return codes.map((code) => ({ lineNo, code }));
  });
