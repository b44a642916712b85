import { roundedRatio, WHOLE_BP } from '../money/rounding.ts';
import { listValue, type SheetLine } from './sheet.ts';

export interface NetPriceAsk {
  /** 成交车价 of this car. */
  vehicleFen: number;
  /** The lines beside it that hang on this car. */
  lines: readonly SheetLine[];
  /** 贴息, 置换店补, 税补 that the store pays. */
  subsidiesFen?: number;
}

/** Sold lines that are the car itself, or a payment. */
const CAR: readonly SheetLine['kind'][] = ['guide', 'option', 'discount', 'vehicle', 'tradeIn'];

/**
 * N, the price of a car by which the ladder judges, 分 (DEALS 3.4): less gifts and what is included at list price, what the store pays, and
 * the discounts on the other lines it sells. A line sold above its list price makes no car dearer.
 */
export const netPrice = ({ vehicleFen, lines, subsidiesFen = 0 }: NetPriceAsk): number =>
  vehicleFen - lines.reduce((sum, line) => sum + conceded(line), 0) - subsidiesFen;

function conceded(line: SheetLine): number {
  if (line.mode === 'gift' || line.mode === 'included') return listValue(line);
  if (line.mode === 'agency' || CAR.includes(line.kind) || line.listFen == null) return 0;
  return Math.max(0, listValue(line) - (line.amountFen ?? 0));
}

/** 优惠深度: (guide − N) ÷ guide in basis points, to be shown; comparisons use 分. */
export const discountDepth = (guideFen: number, netPriceFen: number): number | undefined =>
  guideFen === 0 ? undefined : roundedRatio(BigInt(guideFen - netPriceFen) * BigInt(WHOLE_BP), BigInt(guideFen));

/** 明码标价: how far a car is above the marked price and the options sold with it, 分; more than 0 may not be saved (`price.aboveMarked`). */
export const aboveMarked = (ask: { vehicleFen: number; guideFen: number; optionsFen?: number }): number =>
  Math.max(0, ask.vehicleFen - ask.guideFen - (ask.optionsFen ?? 0));
