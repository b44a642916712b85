/** 额度 of a staff card: 顾问 经理 总经理 集团. */
export type AuthorityLevel = 0 | 1 | 2 | 3;

export interface LadderPrices {
  deal: number;
  floor: number;
  /** How far below the floor level 2 may go. */
  belowFloor: number;
}

/**
 * The level that must agree to a car at a net price, all in 分 (DEALS 3.4): from the deal price on the ordinary review, from the floor on
 * level 1, not more than `belowFloor` under the floor level 2, else 3. For each car by itself, never averaged over an order.
 */
export function ladder({ deal, floor, belowFloor }: LadderPrices, netPriceFen: number): AuthorityLevel {
  if (netPriceFen >= deal) return 0;
  if (netPriceFen >= floor) return 1;
  return netPriceFen >= floor - belowFloor ? 2 : 3;
}

/** 额度规则: how far down a level may go on its own; for a class of products or, without one, for all. */
export interface AuthorityRule {
  productClassId?: string | null;
  level: AuthorityLevel;
  mayGoDownTo: 'deal' | 'floor' | 'belowFloor' | 'any';
  belowFloorFen?: number | null;
}

/** Shipped (PU): consultant to the deal price, manager to the floor, general manager 10,000 元 below it, group anything. */
export const SHIPPED_AUTHORITY: readonly AuthorityRule[] = [
  { level: 0, mayGoDownTo: 'deal' },
  { level: 1, mayGoDownTo: 'floor' },
  { level: 2, mayGoDownTo: 'belowFloor', belowFloorFen: 10_000_00 },
  { level: 3, mayGoDownTo: 'any' },
];

/** The rule of a level for a product: that of its nearest class that has one, else the one for all. `classes` nearest first. */
const ruleOf = (rules: readonly AuthorityRule[], level: AuthorityLevel, classes: readonly string[]) => {
  const own = rules.filter((rule) => rule.level === level);
  const near = classes.flatMap((id) => own.filter((rule) => rule.productClassId === id));
  return near[0] ?? own.find((rule) => !rule.productClassId);
};

/** The lowest net price a level may agree to, 分; undefined where no rule gives it any. */
export function lowestFor(
  rules: readonly AuthorityRule[],
  level: AuthorityLevel,
  { deal, floor }: Pick<LadderPrices, 'deal' | 'floor'>,
  classes: readonly string[],
): number | undefined {
  const rule = ruleOf(rules, level, classes);
  if (!rule) return undefined;
  const { mayGoDownTo, belowFloorFen } = rule;
  return { deal, floor, belowFloor: floor - (belowFloorFen ?? 0), any: Number.NEGATIVE_INFINITY }[mayGoDownTo];
}

/** The lowest level that may agree, by a showroom's own rules; 3 where none may. With the shipped rules it is `ladder`. */
export const requiredLevel = (
  rules: readonly AuthorityRule[],
  prices: Pick<LadderPrices, 'deal' | 'floor'>,
  netPriceFen: number,
  classes: readonly string[] = [],
): AuthorityLevel =>
  ([0, 1, 2] as const).find((level) => {
    const lowest = lowestFor(rules, level, prices, classes);
    return lowest !== undefined && netPriceFen >= lowest;
  }) ?? 3;

/** 低于您的权限 … 元: how far a net price is below what a level may agree to, 分; 0 when it may. All that level 0 is told. */
export const belowAuthority = (lowestFen: number | undefined, netPriceFen: number): number =>
  lowestFen === undefined ? 0 : Math.max(0, lowestFen - netPriceFen);
