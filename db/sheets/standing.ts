import { type AuthorityRule, belowAuthority, lowestFor, requiredLevel } from '../pricing/ladder.ts';
import { aboveMarked, discountDepth, netPrice } from '../pricing/net-price.ts';
import type { PricedLine } from '../pricing/price-complete.ts';
import { listValue, type SheetKind, type SheetLine } from '../pricing/sheet.ts';
import { soldOptions } from './amounts.ts';

type Line = SheetLine & Pick<PricedLine, 'source'>;

/** How a car on a sheet stands against its prices and who must agree to it. For services; what a person is told of it is less. */
export interface SheetStanding {
  /** N: 成交车价 less all that is given with it, options at list price taken out. */
  netPriceFen: number;
  guideFen: number;
  depthBp: number | undefined;
  requiredLevel: number;
  /** How far above the marked price and options the car is. */
  aboveMarkedFen: number;
}

/** A charge that no list names: a manager must agree to it (明码标价). */
const CHARGES: readonly SheetKind[] = ['registration', 'financeFee', 'other', 'service', 'accessory'];
export const chargesOffList = <L extends Line>(lines: readonly L[]): L[] =>
  lines.filter(
    ({ kind, mode, source, listFen, amountFen }) =>
      mode === 'sell' && CHARGES.includes(kind) && source === 'manual' && listFen == null && (amountFen ?? 0) > 0,
  );

const optionsAtList = (lines: readonly Line[]): number =>
  lines
    .filter(({ kind, mode }) => kind === 'option' && mode === 'sell')
    .reduce((sum, line) => sum + (line.listFen == null ? (line.amountFen ?? 0) : listValue(line)), 0);

/** Undefined while the car has no price to be judged by. */
export function sheetStanding(
  lines: readonly Line[],
  prices: { guide: number; deal: number; floor: number },
  rules: readonly AuthorityRule[],
  classes: readonly string[],
): SheetStanding | undefined {
  const vehicle = lines.find(({ kind }) => kind === 'vehicle');
  if (vehicle?.amountFen == null) return undefined;
  const net = netPrice({ vehicleFen: vehicle.amountFen, lines }) - optionsAtList(lines);
  const level = requiredLevel(rules, prices, net, classes);
  return {
    netPriceFen: net,
    guideFen: prices.guide,
    depthBp: discountDepth(prices.guide, net),
    requiredLevel: chargesOffList(lines).length > 0 ? Math.max(1, level) : level,
    aboveMarkedFen: aboveMarked({
      vehicleFen: vehicle.amountFen,
      guideFen: prices.guide,
      optionsFen: soldOptions(lines),
    }),
  };
}

/** 低于您的权限 … 元: how far N is below what somebody of a level may agree to by themselves. */
export const belowFor = (
  level: number,
  netPriceFen: number,
  prices: { deal: number; floor: number },
  rules: readonly AuthorityRule[],
  classes: readonly string[],
): number =>
  belowAuthority(lowestFor(rules, Math.min(3, Math.max(0, level)) as 0 | 1 | 2 | 3, prices, classes), netPriceFen);
