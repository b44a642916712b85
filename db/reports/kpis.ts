/** What is counted; each number opens the rows it counts. */
export const countNames = [
  'parties',
  'first',
  'repeat',
  'noIntent',
  'incomplete',
  'calls',
  'invited',
  'captured',
  'notCaptured',
  'drives',
  'newCards',
  'cameTwice',
  'carriedOver',
  'orders',
  'openOrders',
  'firstOrders',
  'repeatOrders',
  'deliveries',
  'losses',
  'lossesAsked',
  'lossesClear',
  'contacts',
] as const;
export type CountName = (typeof countNames)[number];

/** What stands at a moment (the beginning of the span, its end) instead of what happened on its days: these do not add up. */
export const standingNames = ['carriedOver', 'openOrders'] as const satisfies readonly CountName[];
export type StandingName = (typeof standingNames)[number];
/** What happened on days. */
export type DailyCount = Exclude<CountName, StandingName>;

/** Numbers that are set and not counted: the orders the month after the span is to bring. */
export const givenNames = ['nextTarget'] as const;
export type GivenName = (typeof givenNames)[number];

/** A share of counts: sums above over sums below. */
interface Ratio {
  above: readonly CountName[];
  below: readonly (CountName | GivenName)[];
}

/**
 * KPIs of DOMAIN 2g: 留档率 试驾率 首次成交率 展厅成交率 再次成交率 二次来店率 邀约到店率 潜客转化率 战败率 战败明确率 订单储备率. 首次 and 再次 are orders of customers who had
 * come once, or more often, by the day of the order.
 */
export const RATIOS = {
  captureRate: { above: ['captured'], below: ['captured', 'notCaptured'] },
  driveRate: { above: ['drives'], below: ['captured', 'repeat'] },
  firstDealRate: { above: ['firstOrders'], below: ['captured'] },
  dealRate: { above: ['orders'], below: ['newCards'] },
  repeatDealRate: { above: ['repeatOrders'], below: ['repeat'] },
  returnRate: { above: ['cameTwice'], below: ['newCards'] },
  invitedRate: { above: ['invited'], below: ['newCards', 'carriedOver'] },
  conversionRate: { above: ['orders'], below: ['newCards', 'carriedOver'] },
  lossRate: { above: ['losses'], below: ['newCards', 'carriedOver'] },
  clearLossRate: { above: ['lossesClear'], below: ['lossesAsked'] },
  orderReserve: { above: ['openOrders'], below: ['nextTarget'] },
} as const satisfies Record<string, Ratio>;
export type RatioName = keyof typeof RATIOS;
export const ratioNames = Object.keys(RATIOS) as RatioName[];

/** One ratio of some numbers, 0-1 (a reserve may be more); null where nothing stands below the line. */
export function ratioOf(
  name: RatioName,
  known: Readonly<Partial<Record<CountName | GivenName, number | null>>>,
): number | null {
  const sum = (names: readonly (CountName | GivenName)[]) => names.reduce((total, one) => total + (known[one] ?? 0), 0);
  const { above, below } = RATIOS[name];
  return sum(below) === 0 ? null : sum(above) / sum(below);
}

export function ratiosOf(
  counts: Readonly<Record<CountName, number>>,
  given: Readonly<Record<GivenName, number | null>>,
): Record<RatioName, number | null> {
  const known = { ...counts, ...given };
  return Object.fromEntries(ratioNames.map((name) => [name, ratioOf(name, known)])) as Record<RatioName, number | null>;
}

/** Numbers that stand on a tile of their own, in this order. */
export const tileCounts = [
  'parties',
  'first',
  'repeat',
  'calls',
  'captured',
  'drives',
  'contacts',
  'newCards',
  'orders',
  'openOrders',
  'deliveries',
  'losses',
  'carriedOver',
] as const satisfies readonly CountName[];

/** 漏斗: what is left of the guests of a span, step by step. */
export const funnelStages = [
  'parties',
  'captured',
  'newCards',
  'drives',
  'orders',
  'deliveries',
] as const satisfies readonly DailyCount[];

/** Columns of a table of consultants, sources or series. */
export const partColumns = [
  'parties',
  'captured',
  'newCards',
  'drives',
  'orders',
  'losses',
] as const satisfies readonly DailyCount[];
export const partShares = ['captureRate', 'dealRate'] as const satisfies readonly RatioName[];
