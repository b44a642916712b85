import { dayRange } from '../../../db/core/day.ts';
import type { FigureScope, MonthScope } from '../../../db/deal-figures/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';

/** Values of the named parameters a figure's SQL asks with. */
export const scoped = ({ consultantId, series }: FigureScope) => ({
  consultantId: consultantId ?? null,
  series: series ?? null,
});

/** A month with its first and last day, and its instants. */
export function inMonth({ month, ...scope }: MonthScope) {
  const next = new Date(Date.parse(`${month}-01`));
  next.setUTCMonth(next.getUTCMonth() + 1);
  const after = next.toISOString().slice(0, 10);
  // Days of a document compare as texts, and no day of the month comes after its 31st.
  const [since] = dayRange(`${month}-01`);
  return { ...scoped(scope), from: `${month}-01`, to: `${month}-31`, since, until: dayRange(after)[0] };
}

/** SQL: `of` is the consultant's, where one is asked for. */
export const owned = (of: string): string => `(@consultantId IS NULL OR ${of} = @consultantId)`;
/** SQL: a product is of the series, where one is asked for. */
export const ofSeries = (productId: string): string =>
  `(@series IS NULL OR EXISTS (SELECT 1 FROM product WHERE product.id = ${productId} AND product.series = @series))`;
/** SQL: a car of an order is of the series. */
export const orderOfSeries = (orderId: string): string =>
  `(@series IS NULL OR EXISTS (SELECT 1 FROM order_vehicle of_series JOIN product ON product.id = of_series.product_id
    WHERE of_series.order_id = ${orderId} AND of_series.deleted_at IS NULL AND product.series = @series))`;

export const staffName = (id: string): string => `(SELECT name FROM staff WHERE staff.id = ${id})`;
/** SQL: a car as it was ordered: configuration and colours. */
export const carName = (car: string): string =>
  `(SELECT product.name FROM product WHERE product.id = ${car}.product_id) || coalesce(' ' || ${car}.exterior_color, '')`;

const SERIES = `SELECT DISTINCT series FROM product INDEXED BY product_kind
  WHERE kind = 'vehicle' AND series IS NOT NULL AND deleted_at IS NULL ORDER BY series`;
/** 车系 that are sold. */
export const soldSeries = (db: Connection): string[] => prepared(db, SERIES).pluck().all() as string[];
