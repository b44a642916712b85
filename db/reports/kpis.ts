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

/** Each ratio of these numbers, 0-1 (a reserve may be more); null where nothing stands below the line. */
export function ratiosOf(
  counts: Readonly<Record<CountName, number>>,
  given: Readonly<Record<GivenName, number | null>>,
): Record<RatioName, number | null> {
  const known: Readonly<Record<string, number | null>> = { ...counts, ...given };
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + (known[name] ?? 0), 0);
  const of = ({ above, below }: Ratio) => (sum(below) === 0 ? null : sum(above) / sum(below));
  return Object.fromEntries(ratioNames.map((name) => [name, of(RATIOS[name])])) as Record<RatioName, number | null>;
}
