import type { LinePrices } from './ask-all.ts';
import { type AuthorityLevel, type AuthorityRule, belowAuthority, lowestFor, requiredLevel } from './ladder.ts';
import { aboveMarked, discountDepth, netPrice } from './net-price.ts';
import type { PriceSource } from './price-complete.ts';
import { listValue, type SheetKind, type SheetLine } from './sheet.ts';

/** A car of a deal with what hangs on it, as the ladder looks at it. */
export interface ConcededCar {
  /** 成交车价; blank: not priced yet. */
  vehicleFen: number | null;
  lines: readonly (SheetLine & { source?: PriceSource | null })[];
  /** What 询价 says of its guide, deal and floor price. */
  prices: LinePrices['prices'];
  /** Guide and deal price as the document carries them; they rule over what the lists say by now. */
  carried?: { guideFen: number | null; dealFen: number | null };
  /** Classes of the product, nearest first. */
  classes: readonly string[];
  subsidiesFen?: number;
}

export interface Concession {
  guideFen: number | null;
  dealFen: number | null;
  floorFen: number | null;
  vehicleFen: number | null;
  /** N. */
  netFen: number | null;
  /** 优惠深度, basis points. */
  depthBp: number | null;
  /** Who must agree; 3 where a price is missing by which to judge. */
  level: AuthorityLevel;
  /** How far N is below what level 0 may give: all that level 0 is told. */
  belowFen: number;
  /** How far the car stands above its marked price: that may not be saved at all. */
  aboveMarkedFen: number;
  /** Fees that no list has: they ask for level 1 and are marked. */
  feesNotListed: number[];
}

const FEES: readonly SheetKind[] = ['registration', 'financeFee', 'other'];
/** 明码标价: fees of our own whose amount somebody typed. */
const notListed = (lines: ConcededCar['lines']): number[] =>
  lines
    .filter(
      ({ kind, mode, source, amountFen }) => FEES.includes(kind) && mode === 'sell' && source !== 'list' && amountFen,
    )
    .map(({ lineNo }) => lineNo);

/** The ladder for one car (DEALS 3.4): its net price, who must agree, and how far it is below what a consultant may give. */
export function concessionOf(rules: readonly AuthorityRule[], car: ConcededCar): Concession {
  const { vehicleFen, lines, prices, classes, carried, subsidiesFen = 0 } = car;
  const priceOf = (item: string) => {
    const answer = prices[item];
    return answer?.ok ? answer.amountFen : null;
  };
  const guideFen = carried?.guideFen ?? priceOf('guide');
  const dealFen = carried?.dealFen ?? priceOf('deal');
  const floorFen = priceOf('floor');
  const options = lines.filter(({ kind, mode }) => kind === 'option' && mode === 'sell');
  const sum = (of: (line: SheetLine) => number) => options.reduce((total, line) => total + of(line), 0);
  const optionsFen = sum((line) => line.amountFen ?? listValue(line));
  // What options would cost by the list is no part of the price by which the bare car is judged.
  const optionsAtList = sum((line) => (line.listFen == null ? (line.amountFen ?? 0) : listValue(line)));
  const netFen = vehicleFen === null ? null : netPrice({ vehicleFen, lines, subsidiesFen }) - optionsAtList;
  const feesNotListed = notListed(lines);
  const judged = netFen !== null && dealFen !== null && floorFen !== null;
  const byPrice = judged ? requiredLevel(rules, { deal: dealFen, floor: floorFen }, netFen, classes) : 3;
  const lowest = judged ? lowestFor(rules, 0, { deal: dealFen, floor: floorFen }, classes) : undefined;
  return {
    ...{ guideFen, dealFen, floorFen, vehicleFen, netFen, feesNotListed },
    depthBp: guideFen === null || netFen === null ? null : (discountDepth(guideFen, netFen) ?? null),
    level: feesNotListed.length > 0 && byPrice === 0 ? 1 : byPrice,
    belowFen: netFen === null ? 0 : belowAuthority(lowest, netFen),
    aboveMarkedFen: guideFen === null || vehicleFen === null ? 0 : aboveMarked({ vehicleFen, guideFen, optionsFen }),
  };
}

/** Of all cars of a deal, each by itself and never averaged: the highest level that any asks for, and how far below level 0 they are in all. */
export const concededInAll = (cars: readonly Concession[]): { level: AuthorityLevel; belowFen: number } => ({
  level: cars.reduce<AuthorityLevel>((highest, { level }) => (level > highest ? level : highest), 0),
  belowFen: cars.reduce((sum, { belowFen }) => sum + belowFen, 0),
});
