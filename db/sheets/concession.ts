import type { LinePrices } from '../pricing/ask-all.ts';
import type { AuthorityLevel, AuthorityRule } from '../pricing/ladder.ts';
import type { PricedLine } from '../pricing/price-complete.ts';
import type { SheetLine } from '../pricing/sheet.ts';
import { belowFor, chargesOffList, sheetStanding } from './standing.ts';

/** A car of a deal with what hangs on it, as the ladder looks at it. */
export interface ConcededCar {
  /** 成交车价; blank: not priced yet. */
  vehicleFen: number | null;
  /** Without the lines that are the car itself. */
  lines: readonly (SheetLine & Pick<PricedLine, 'source'>)[];
  /** What 询价 says of its guide, deal and floor price. */
  prices: LinePrices['prices'];
  /** Guide and deal price as the document carries them; they rule over what the lists say by now. */
  carried?: { guideFen: number | null; dealFen: number | null };
  /** Classes of the product, nearest first. */
  classes: readonly string[];
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
  /** Charges that no list has: they ask for level 1 and are marked. */
  offList: number[];
}

/** The ladder for one car (DEALS 3.4): its net price, who must agree, and how far it is below what a consultant may give. */
export function concessionOf(rules: readonly AuthorityRule[], car: ConcededCar): Concession {
  const { vehicleFen, lines, prices, classes, carried } = car;
  const priceOf = (item: string) => {
    const answer = prices[item];
    return answer?.ok ? answer.amountFen : null;
  };
  const guideFen = carried?.guideFen ?? priceOf('guide');
  const dealFen = carried?.dealFen ?? priceOf('deal');
  const floorFen = priceOf('floor');
  const offList = chargesOffList(lines).map(({ lineNo }) => lineNo);
  const known = { guideFen, dealFen, floorFen, vehicleFen, offList };
  const vehicle: SheetLine = { lineNo: 0, kind: 'vehicle', mode: 'sell', qty: 1, amountFen: vehicleFen };
  const judged =
    guideFen === null || dealFen === null || floorFen === null
      ? undefined
      : { guide: guideFen, deal: dealFen, floor: floorFen };
  const standing = judged && sheetStanding([vehicle, ...lines], judged, rules, classes);
  if (!judged || !standing) return { ...known, netFen: null, depthBp: null, level: 3, belowFen: 0, aboveMarkedFen: 0 };
  const { netPriceFen, requiredLevel, depthBp, aboveMarkedFen } = standing;
  return {
    ...known,
    netFen: netPriceFen,
    depthBp: depthBp ?? null,
    level: requiredLevel as AuthorityLevel,
    belowFen: belowFor(0, netPriceFen, judged, rules, classes),
    aboveMarkedFen,
  };
}

/** Of all cars of a deal, each by itself and never averaged: the highest level that any asks for, and how far below level 0 they are in all. */
export const concededInAll = (cars: readonly Concession[]): { level: AuthorityLevel; belowFen: number } => ({
  level: cars.reduce<AuthorityLevel>((highest, { level }) => (level > highest ? level : highest), 0),
  belowFen: cars.reduce((sum, { belowFen }) => sum + belowFen, 0),
});
